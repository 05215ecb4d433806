package dev.foyer.replication;

import dev.foyer.domain.CommunityId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/// What the processes of a central server have heard together, in PostgreSQL
/// (`db/foyer/V2__codes_and_requests.sql`): a box may send each of its requests to another process.
/// The name of the start outlives them all, so nothing that was heard is forgotten under it: of
/// each epoch the last thousand requests or so are kept, and what is older counts as heard.
///
/// @param database whose transactions name the community
/// @param tidying is asked with each fresh request whether to forget what need not be kept; it
///   makes no difference to what counts as heard but for requests older than the last thousand
public record HeardRequestsStore(Database database, CommunityId community, BooleanSupplier tidying)
    implements HeardRequests {
  private static final int WINDOW = 1_024;
  private static final int TIDIED_ONCE_IN = 64;

  /// Heard requests that are tidied now and then.
  public HeardRequestsStore(Database database, CommunityId community) {
    this(database, community, () -> ThreadLocalRandom.current().nextInt(TIDIED_ONCE_IN) == 0);
  }

  @Override
  public String boot() {
    return database.transaction(this::boot);
  }

  @Override
  public Hearing hear(Request request, Instant now) {
    return database.transaction(
        on -> {
          if (!boot(on).equals(request.boot())) {
            return Hearing.OTHER_START;
          }
          if (!add(on, request, now) || !note(on, request, now)) {
            return Hearing.REPLAYED;
          }
          if (tidying.getAsBoolean()) {
            tidy(on, request.replica());
          }
          return Hearing.FRESH;
        });
  }

  @Override
  public Optional<Instant> last(ReplicaId replica) {
    return database.read(
        on -> {
          String sql =
              "select heard_at from foyer.request_caller where community = ? and replica = ?";
          try (PreparedStatement statement = on.prepareStatement(sql)) {
            statement.setObject(1, community.uuid());
            statement.setObject(2, replica.uuid());
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                  : Optional.<Instant>empty();
            }
          }
        });
  }

  private String boot(Connection on) throws SQLException {
    Optional<String> kept = keptBoot(on);
    if (kept.isPresent()) {
      return kept.get();
    }
    String sql =
        "insert into foyer.request_start (community, boot) values (?, ?) on conflict do nothing";
    try (PreparedStatement statement = on.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      statement.setString(2, HeardHere.mint());
      statement.executeUpdate();
    }
    return keptBoot(on).orElseThrow();
  }

  private Optional<String> keptBoot(Connection on) throws SQLException {
    String sql = "select boot from foyer.request_start where community = ?";
    try (PreparedStatement statement = on.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private boolean add(Connection on, Request request, Instant now) throws SQLException {
    String sql =
        """
        insert into foyer.request_heard (community, replica, epoch, counter, heard_at)
        select r.community, r.replica, r.epoch, r.counter, r.heard_at
          from (values (?::uuid, ?::uuid, ?::bigint, ?::bigint, ?::timestamptz))
               as r (community, replica, epoch, counter, heard_at)
         where not exists (
           select 1 from foyer.request_floor f
            where f.community = r.community and f.replica = r.replica and f.epoch = r.epoch
              and f.counter > r.counter)
        on conflict do nothing\
        """;
    try (PreparedStatement statement = on.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      statement.setObject(2, request.replica().uuid());
      statement.setLong(3, request.epoch());
      statement.setLong(4, request.counter());
      statement.setObject(5, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      return statement.executeUpdate() == 1;
    }
  }

  /// Notes when the caller was heard of, if the request is above the floor still: it may have
  /// waited for another process that forgot it just then.
  private boolean note(Connection on, Request request, Instant now) throws SQLException {
    String sql =
        """
        insert into foyer.request_caller (community, replica, heard_at)
        select c.community, c.replica, c.heard_at
          from (values (?::uuid, ?::uuid, ?::timestamptz)) as c (community, replica, heard_at)
         where not exists (
           select 1 from foyer.request_floor f
            where f.community = c.community and f.replica = c.replica and f.epoch = ?
              and f.counter > ?)
        on conflict (community, replica) do update set heard_at = excluded.heard_at\
        """;
    try (PreparedStatement statement = on.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      statement.setObject(2, request.replica().uuid());
      statement.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      statement.setLong(4, request.epoch());
      statement.setLong(5, request.counter());
      return statement.executeUpdate() == 1;
    }
  }

  /// Forgets what need not be kept of this replica's requests.
  void tidy(ReplicaId replica) {
    database.transaction(
        on -> {
          tidy(on, replica);
          return true;
        });
  }

  /// Raises the floor of each of the replica's epochs to the last [#WINDOW] requests, if more are
  /// kept; of those that have been silent for an hour while it spoke in another one above the very
  /// last request; and forgets what is below. Under the last ones there is no floor: requests that
  /// are on their way together may overtake each other, as in [HeardHere].
  private void tidy(Connection on, ReplicaId replica) throws SQLException {
    String raise =
        """
        insert into foyer.request_floor (community, replica, epoch, counter)
        select community, replica, epoch,
               case when max(heard_at) < max(latest) - interval '1 hour' then max(counter) + 1
                    else min(counter) filter (where place <= ?) end
          from (select h.*, row_number() over (partition by epoch order by counter desc) as place,
                       max(heard_at) over () as latest
                  from foyer.request_heard h where community = ? and replica = ?) placed
         group by community, replica, epoch
        having count(*) > ? or max(heard_at) < max(latest) - interval '1 hour'
        on conflict (community, replica, epoch)
        do update set counter = greatest(request_floor.counter, excluded.counter)\
        """;
    try (PreparedStatement statement = on.prepareStatement(raise)) {
      statement.setInt(1, WINDOW);
      statement.setObject(2, community.uuid());
      statement.setObject(3, replica.uuid());
      statement.setInt(4, WINDOW);
      statement.executeUpdate();
    }
    String forget =
        """
        delete from foyer.request_heard h using foyer.request_floor f
         where h.community = ? and h.replica = ? and f.community = h.community
           and f.replica = h.replica and f.epoch = h.epoch and h.counter < f.counter\
        """;
    try (PreparedStatement statement = on.prepareStatement(forget)) {
      statement.setObject(1, community.uuid());
      statement.setObject(2, replica.uuid());
      statement.executeUpdate();
    }
  }
}
