package dev.foyer.central;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.Http;
import dev.foyer.Nonsense;
import dev.foyer.OpenApiDocument;
import dev.foyer.RouteTable;
import dev.foyer.domain.Role;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Central's routes and answers against the OpenAPI document, and what it says to nonsense.
class CentralDocumentTest {
  @TempDir Path data;
  private Central central;
  private OpenApiDocument document;
  private Http organiser;

  @BeforeEach
  void start() {
    central = Central.start(CentralConfig.local(data, 0));
    document = OpenApiDocument.servedAt(central.origin());
    organiser = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void everyRouteIsDocumentedAndNothingElse() {
    assertEquals(RouteTable.of(central::routes), document.operations("central"));
  }

  @Test
  void answersAreAsDocumented() {
    Http stranger = Http.stranger(central.origin());
    document.check("POST /api/boxes/codes", organiser.post("/api/boxes/codes", "{}"));
    document.check("POST /api/boxes/codes", stranger.post("/api/boxes/codes", "{}"));
    document.check("GET /api/organiser", organiser.get("/api/organiser"));
    document.check("GET /api/devices/me", organiser.get("/api/devices/me"));
    document.check("GET /health", stranger.get("/health"));
    document.check("GET /replication/hello", stranger.get("/replication/hello"));
    document.check("POST /replication/enrol", stranger.post("/replication/enrol", "{}"));
    document.check("POST /replication/offer", stranger.post("/replication/offer", "{}"));
  }

  @TestFactory
  Stream<DynamicTest> everyAddressThatTakesSomethingRefusesNonsense() {
    return document.operations("central").stream()
        .filter(operation -> operation.startsWith("POST "))
        .filter(operation -> !operation.equals("POST /api/boxes/codes"))
        // a page for a person, which answers with one
        .filter(operation -> !operation.equals("POST /stop/{token}"))
        .map(operation -> DynamicTest.dynamicTest(operation, () -> refuses(operation)));
  }

  private void refuses(String operation) {
    long end = central.replica().ledger().journal().end();
    Nonsense.send(organiser, operation);
    assertEquals(end, central.replica().ledger().journal().end(), operation);
  }
}
