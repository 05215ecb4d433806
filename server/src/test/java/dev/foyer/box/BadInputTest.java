package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.Http;
import dev.foyer.Nonsense;
import dev.foyer.OpenApiDocument;
import dev.foyer.domain.Role;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is sent to whichever address that takes something: a problem with the right status,
/// nothing journaled, and the box goes on.
class BadInputTest {
  @TempDir Path data;
  private Box box;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @TestFactory
  Stream<DynamicTest> everyAddressThatTakesSomethingRefusesNonsense() {
    List<Http> devices =
        Arrays.stream(Role.values())
            .map(role -> Http.paired(box.origin(), role, box.pairingCode(role)))
            .toList();
    return OpenApiDocument.servedAt(box.origin()).operations("box").stream()
        .filter(operation -> operation.startsWith("POST "))
        .map(operation -> DynamicTest.dynamicTest(operation, () -> refuses(operation, devices)));
  }

  private void refuses(String operation, List<Http> devices) {
    long end = box.replica().ledger().journal().end();
    for (Http device : devices) {
      Nonsense.send(device, operation);
      assertEquals(200, device.get("/api/devices/me").status(), operation);
    }
    assertEquals(end, box.replica().ledger().journal().end(), operation);
  }
}
