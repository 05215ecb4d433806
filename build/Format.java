import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs google-java-format over every Java source below the given folders, which its own command
/// line cannot do: `java -cp google-java-format-all-deps.jar Format.java check|mend FOLDER…`.
/// Folders named `canaries` hold files that are wrong on purpose and are left alone.
class Format {
  public static void main(String[] args) throws IOException {
    List<String> arguments = new ArrayList<>();
    if (args[0].equals("mend")) {
      arguments.add("--replace");
    } else {
      arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    int options = arguments.size();
    for (String folder : List.of(args).subList(1, args.length)) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("/canaries/"))
              .map(Path::toString)
              .sorted()
              .forEach(arguments::add);
        }
      }
    }
    if (arguments.size() > options) {
      Main.main(arguments.toArray(String[]::new));
    }
  }
}
