package dev.foyer.box.frames;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Role;
import dev.foyer.platform.Bodies;
import dev.foyer.platform.Json;
import dev.foyer.platform.MediaTypes;
import dev.foyer.platform.Problem;
import dev.foyer.qr.Picture;
import dev.foyer.qr.QrReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The texts of the codes in a picture: `/api/frames`. As many pictures at once as there are cores
/// to spare; whoever comes then tries again with the next frame.
public final class FramesApi implements HttpService {
  private static final int MAX_BYTES = 3 << 20;
  private static final long PATIENCE_MILLIS = 700;
  private static final HeaderName WIDTH = HeaderNames.create("Foyer-Width");
  private static final HeaderName HEIGHT = HeaderNames.create("Foyer-Height");

  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

  record Found(List<String> texts, double millis) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/frames", this::read);
  }

  private void read(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.STATION, Role.HOST);
    String type = MediaTypes.of(request);
    boolean luma = type.equals("application/octet-stream");
    if (!luma && !type.equals("image/jpeg") && !type.equals("image/png")) {
      throw Problem.of(415, "not-an-image-type", "Send a picture as JPEG, PNG or 8-bit luma.");
    }
    Found found =
        Bodies.large(
            request,
            MAX_BYTES,
            body -> find(() -> luma ? luma(body, request) : Picture.read(body)));
    Json.send(response, found);
  }

  /// Looks for codes while a core is to be had for it, which nobody keeps while an answer is sent.
  private Found find(Supplier<Picture.Reading> reading) {
    if (!cores.tryAcquire()) {
      throw Problem.of(503, "busy", "Too many pictures at once. Send the next one.").retryAfter(1);
    }
    try {
      long start = System.nanoTime();
      long end = start + PATIENCE_MILLIS * 1_000_000;
      List<String> texts = QrReader.texts(sound(reading.get()), end);
      return new Found(texts, (System.nanoTime() - start) / 1e6);
    } finally {
      cores.release();
    }
  }

  private static Picture.Reading luma(byte[] body, ServerRequest request) {
    return Picture.ofLuma(body, number(request, WIDTH), number(request, HEIGHT));
  }

  private static Picture sound(Picture.Reading reading) {
    return switch (reading) {
      case Picture.Reading.Sound sound -> sound.picture();
      case Picture.Reading.Faulty faulty ->
          throw switch (faulty.fault()) {
            case NOT_A_PICTURE ->
                Problem.of(422, "not-an-image", "This is not a picture that can be read.");
            case TOO_MANY_PIXELS ->
                Problem.of(413, "too-large", "Send a picture of at most 4 megapixels.");
          };
    };
  }

  private static int number(ServerRequest request, HeaderName name) {
    String text = request.headers().first(name).orElse("");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.field(name.defaultCase(), "Send the header " + name.defaultCase() + ".");
    }
  }
}
