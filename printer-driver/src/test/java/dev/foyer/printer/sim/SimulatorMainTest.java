package dev.foyer.printer.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.Zpl;
import dev.foyer.printer.links.Links;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The simulated printer as a program of its own, printed on and pressed through its page.
@Timeout(60)
class SimulatorMainTest {
  private static final Job JOB = new Job(Pictures.art(), Pictures.fields(1));

  @TempDir Path folder;

  @Test
  void printsShowsAndFailsAsItsPageSays() throws Exception {
    Process process = start();
    try (HttpClient browser = HttpClient.newHttpClient();
        BufferedReader lines = process.inputReader()) {
      URI port = URI.create(lines.readLine().replace("printer ", ""));
      URI page = URI.create(lines.readLine().replace("labels ", ""));
      try (LabelPrinter printer = new LabelPrinter(new Zpl(), Links.of(port))) {
        assertEquals(new Outcome.Printed(1), printer.print(JOB));
        assertEquals(JOB.whole(), picture(browser, page.resolve("/labels/1.png")));
        assertTrue(send(browser, "GET", page).body().contains("Printed badges"));
        assertTrue(
            send(browser, "POST", page.resolve("/faults/head-open")).body().contains("head-open"));
        assertEquals(new Outcome.Failed(Set.of(StateReason.COVER_OPEN)), printer.print(JOB));
        assertEquals(200, send(browser, "DELETE", page.resolve("/faults/head-open")).statusCode());
        assertEquals(new Outcome.Printed(2), printer.print(JOB));
        assertTrue(
            send(browser, "GET", page.resolve("/labels.json")).body().startsWith("{\"printed\":2"));
        assertEquals(404, send(browser, "POST", page.resolve("/faults/nonsense")).statusCode());
      }
    } finally {
      process.destroy();
    }
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertTrue(Files.notExists(folder.resolve("printer"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void theCounterOutlivesTheProgram() {
    for (int start = 1; start <= 2; start++) {
      try (SimulatorMain.Running running = SimulatorMain.start(options());
          LabelPrinter printer =
              new LabelPrinter(
                  new Zpl(),
                  Links.of(URI.create("serial:" + folder.resolve("printer") + "?baud=115200")))) {
        assertEquals(start - 1, running.printer().count());
        assertEquals(new Outcome.Printed(start), printer.print(JOB));
      }
    }
  }

  @Test
  void refusesAnotherSitesButtons() throws Exception {
    try (SimulatorMain.Running running = SimulatorMain.start(options());
        HttpClient browser = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(running.page().address().resolve("/power"))
              .header("Origin", "http://elsewhere.example")
              .POST(BodyPublishers.noBody())
              .build();
      assertEquals(403, browser.send(request, BodyHandlers.ofString()).statusCode());
    }
  }

  @Test
  void saysWhichOptionIsNotUnderstood() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> SimulatorMain.start(List.of("--lnik", "x")));
    assertTrue(String.valueOf(refusal.getMessage()).contains("--lnik"));
    assertThrows(IllegalArgumentException.class, () -> SimulatorMain.start(List.of("--out", "x")));
  }

  @Test
  void aPrinterThatCannotBeIsRefused() {
    for (String option :
        List.of("--baud 0", "--speed 0", "--speed NaN", "--buffer 1", "--flow x")) {
      List<String> options = new ArrayList<>(options());
      options.addAll(List.of(option.split(" ", -1)));
      assertThrows(IllegalArgumentException.class, () -> SimulatorMain.start(options), option);
    }
  }

  @Test
  void aLabelWhoseCountWasLostWithThePowerCounts() throws IOException {
    Files.createDirectories(folder.resolve("labels"));
    Files.writeString(folder.resolve("labels/counter"), "6");
    Files.writeString(folder.resolve("labels/label-000007.png"), "out, but not counted");
    try (SimulatorMain.Running running = SimulatorMain.start(options())) {
      assertEquals(7, running.printer().count());
    }
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorMain.class.getName()));
    command.addAll(options());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private List<String> options() {
    return List.of(
        "--link",
        folder.resolve("printer").toString(),
        "--out",
        folder.resolve("labels").toString(),
        "--speed",
        "20");
  }

  private static HttpResponse<String> send(HttpClient browser, String method, URI uri)
      throws Exception {
    return browser.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private static Label picture(HttpClient browser, URI uri) throws Exception {
    byte[] png =
        browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray()).body();
    return Label.of(ImageIO.read(new ByteArrayInputStream(png)), 203);
  }
}
