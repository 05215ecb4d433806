package dev.foyer.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The devices that play one rehearsal. Each was paired for it, and is revoked when it is closed.
public final class Troupe implements AutoCloseable {
  private final Caller organiser;
  private final List<Caller> stations = new ArrayList<>();
  private Caller planner;
  private boolean closed;

  private Troupe(Caller organiser) {
    this.organiser = organiser;
    this.planner = organiser;
  }

  /// @param code a pairing code for an organiser of the box
  public static Troupe at(Caller.Server box, String code) {
    return new Troupe(Caller.paired(box, code));
  }

  /// Invitations are issued on central rather than on the box.
  public synchronized void planOn(Caller.Server central, String code) {
    planner = Caller.paired(central, code);
  }

  /// Pairs this many stations with the box.
  public synchronized void stations(int number) {
    for (int i = 0; i < number && !closed; i++) {
      byte[] answer = organiser.post("/api/devices/codes", Map.of("role", "station"));
      stations.add(organiser.beside(Caller.json(answer).path("code").asText()));
    }
  }

  Caller organiser() {
    return organiser;
  }

  synchronized Caller planner() {
    return planner;
  }

  synchronized List<Caller> stations() {
    return List.copyOf(stations);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stations.forEach(organiser::revoke);
    if (planner != organiser) {
      planner.revoke(planner);
    }
    organiser.revoke(organiser);
  }
}
