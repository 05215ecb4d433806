package dev.foyer.box;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.box.Box.Service;
import dev.foyer.box.arrivals.Arrivals;
import dev.foyer.box.arrivals.HelpApi;
import dev.foyer.box.arrivals.PlainBadgeDesk;
import dev.foyer.box.arrivals.ScansApi;
import dev.foyer.box.arrivals.Setting;
import dev.foyer.box.arrivals.Undo;
import dev.foyer.box.badges.Ahead;
import dev.foyer.box.badges.Badges;
import dev.foyer.box.badges.BadgesApi;
import dev.foyer.box.badges.PrinterOrders;
import dev.foyer.box.badges.Printers;
import dev.foyer.box.badges.PrintersApi;
import dev.foyer.box.badges.SheetsApi;
import dev.foyer.box.badges.TemplatesApi;
import dev.foyer.box.badges.UnshownApi;
import dev.foyer.box.claims.DoorOwners;
import dev.foyer.box.exit.ExitApi;
import dev.foyer.box.hosts.GuestSearch;
import dev.foyer.box.hosts.GuestsApi;
import dev.foyer.box.hosts.HostApi;
import dev.foyer.box.hosts.RequestsApi;
import dev.foyer.box.introductions.IntroductionsApi;
import dev.foyer.box.introductions.ResourcesApi;
import dev.foyer.box.live.LiveFeed;
import dev.foyer.box.live.StationApi;
import dev.foyer.box.promises.AskedApi;
import dev.foyer.box.welcome.GreetingsApi;
import dev.foyer.box.welcome.PartsApi;
import dev.foyer.box.welcome.SheetApi;
import dev.foyer.box.welcome.TasksApi;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.ReplicaId;
import dev.foyer.doors.DoorWatch;
import dev.foyer.doors.DoorsApi;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Neighbours;
import dev.foyer.seating.SeatingApi;
import dev.foyer.seating.SeatingWatch;
import dev.foyer.seating.Seats;
import dev.foyer.stories.AgendaApi;
import dev.foyer.stories.DigestApi;
import dev.foyer.stories.HandoffApi;
import dev.foyer.stories.LinesApi;
import dev.foyer.stories.PeopleApi;
import dev.foyer.stories.SideTablesApi;
import dev.foyer.stories.StoriesApi;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// What a venue's door is made of: arrivals, printers, and the pages of hosts and stations, put
/// together.
final class DoorParts implements AutoCloseable {
  private final Printers printers;
  private final LiveFeed feed;
  private final Arrivals arrivals;
  private final SeatingWatch seating;
  private final List<Service> services;

  /// @param watch how central and the other doors are reached
  /// @param neighbours the other doors
  DoorParts(
      BoxConfig config,
      Replica replica,
      DeviceFilter filter,
      DoorWatch watch,
      Neighbours neighbours) {
    printers =
        new Printers(
            replica,
            config.printers().stream()
                .map(one -> new Printers.Setup(one.name(), one.uri(), one.template()))
                .toList());
    Badges badges = new Badges(replica, printers);
    Seats seats = new Seats(replica);
    seating = new SeatingWatch(replica, seats);
    printers.seatFirst(seats::place);
    Setting setting = Setting.of(replica);
    arrivals =
        new Arrivals(
            setting,
            new DoorDesk(new PlainBadgeDesk(new SecureRandom()), badges),
            new DoorOwners(replica, asked(neighbours)));
    feed = new LiveFeed(replica, badges, printers, watch);
    filter.guard(replica.ledger(), feed.hosts());
    filter.guard(replica.ledger(), feed.stations());
    services =
        List.of(
            new Service("/api", new ScansApi(arrivals)),
            new Service("/api", new HelpApi(setting)),
            new Service("/api", new StationApi(config.name(), replica, feed, filter)),
            new Service("/api", new HostApi(replica, badges, printers, feed, filter)),
            new Service(
                "/api",
                new GuestsApi(arrivals, new Undo(setting), new GuestSearch(replica, badges::line))),
            new Service("/api", new RequestsApi(replica, arrivals)),
            new Service("/api", new DoorsApi(replica, watch)),
            new Service("/api", new GreetingsApi(replica)),
            new Service("/api", new PartsApi(replica)),
            new Service("/api", new TasksApi(replica)),
            new Service("/api", new SheetApi(replica)),
            new Service("/api", new SeatingApi(replica, seats)),
            new Service("/api", new ExitApi(replica, new SecureRandom())),
            new Service("/api", new AskedApi(replica)),
            new Service("/api", new IntroductionsApi(replica)),
            new Service("/api", new ResourcesApi(replica)),
            new Service("/api", new StoriesApi(replica)),
            new Service("/api", new PeopleApi(replica)),
            new Service("/api", new DigestApi(replica)),
            new Service("/api", new LinesApi(replica)),
            new Service("/api", new AgendaApi(replica)),
            new Service("/api", new SideTablesApi(replica)),
            new Service("/api", new HandoffApi(replica)),
            new Service("/api", new TemplatesApi(config.templates())),
            new Service("/api", new SheetsApi(replica.memory(), config.templates())),
            new Service("/api", new UnshownApi(replica.memory())),
            new Service("/api", new BadgesApi(badges, new Ahead(replica, new SecureRandom()))),
            new Service(
                "/api",
                new PrintersApi(printers, new PrinterOrders(replica, printers), config.ports())));
  }

  private static DoorOwners.Doors asked(Neighbours neighbours) {
    return new DoorOwners.Doors() {
      @Override
      public Optional<JsonNode> ask(ReplicaId box, JsonNode question) {
        return neighbours.ask(box, question);
      }

      @Override
      public boolean speaks(ReplicaId box) {
        return neighbours.speaks(box);
      }
    };
  }

  /// Who comes in, whether by this door or claimed by another one.
  Arrivals arrivals() {
    return arrivals;
  }

  List<Service> services() {
    return services;
  }

  /// How central is reached has changed.
  void centralChanged() {
    feed.wake();
  }

  /// Printers and pages begin to follow the ledger.
  void start() {
    feed.start();
    seating.start();
    printers.start();
  }

  @Override
  public void close() {
    feed.close();
    seating.close();
    printers.close();
  }
}
