package dev.foyer.cli;

import dev.foyer.journal.JournalWalk;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `foyer verify`: walks a journal and says whether it is sound.
@Command(
    name = "verify",
    description =
        "Walks the journal of a box or central that is stopped, changes nothing, and prints what it"
            + " holds; exit code 0 if it is sound, 1 if not.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data folder of the box or of central.")
  private Path data = Path.of(".");

  @Override
  public Integer call() {
    if (!Files.isDirectory(data.resolve("journal"))) {
      throw new ParameterException(spec.commandLine(), "There is no journal in " + data + ".");
    }
    JournalWalk walk = JournalWalk.through(data.resolve("journal"));
    PrintWriter out = spec.commandLine().getOut();
    out.println(walk.facts() + " facts");
    walk.kinds().forEach((kind, count) -> out.printf("  %8d %s%n", count, kind));
    out.println(walk.heads().size() + " streams");
    walk.heads()
        .forEach(
            (stream, head) ->
                out.printf(
                    "  %s-%016x to %d, hash %s%n",
                    stream.replica(), stream.epoch(), head.seq(), head.hash()));
    if (walk.torn() > 0) {
      out.println(walk.torn() + " bytes of an unfinished group at the end; never acknowledged");
    }
    walk.faults().stream().findFirst().ifPresent(fault -> out.println("First fault: " + fault));
    out.println(walk.faults().isEmpty() ? "The journal is sound." : "The journal is damaged.");
    out.flush();
    return walk.faults().isEmpty() ? 0 : 1;
  }
}
