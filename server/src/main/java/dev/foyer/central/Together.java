package dev.foyer.central;

import dev.foyer.journal.Ledger;
import dev.foyer.platform.DatabaseTrouble;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.lang.System.Logger.Level;

/// Lets several processes behind a plain load balancer look like one: a request is answered from
/// all that any of them had acknowledged before it came. Where central is one process on its files,
/// this does nothing.
final class Together implements Filter {
  private static final System.Logger LOG = System.getLogger("foyer.central");

  private final Ledger ledger;

  Together(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String path = request.path().path();
    if (path.startsWith("/api") || path.startsWith("/replication")) {
      ledger.catchUp();
    } else if (path.startsWith("/I/")) {
      catchUpIfPossible();
    }
    chain.proceed();
  }

  /// A guest's invitation is shown while the database is away, too.
  private void catchUpIfPossible() {
    try {
      ledger.catchUp();
    } catch (DatabaseTrouble e) {
      LOG.log(Level.DEBUG, "shown from what was known: " + e.getMessage());
    }
  }
}
