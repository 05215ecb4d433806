package dev.foyer.projection;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PersonId;
import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.projection.Rows.Row;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The facts as tables in H2, for reports and for whoever wants to ask in SQL. It follows the
/// journal on its own thread, within milliseconds, and nothing at the door waits for it. The
/// position up to which it has followed is stored with the rows, in one transaction, together with
/// the log's hash there and the tables' version; what does not match is thrown away and made again.
/// It can be deleted at any moment.
public final class Projection implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.projection");
  private static final int AT_ONCE = 500;

  private final Path folder;
  private final Ledger ledger;
  private final Memory memory;
  private final Semaphore news = new Semaphore(1);
  private final Listener ears = facts -> news.release();
  private final Thread thread;
  private @Nullable Connection connection;
  private volatile long applied;
  private volatile boolean closed;

  /// @param data the data folder; the tables live in its folder `projection`
  public Projection(Path data, Ledger ledger, Memory memory) {
    this.folder = data.resolve("projection");
    this.ledger = ledger;
    this.memory = memory;
    this.thread = Thread.ofPlatform().daemon().name("projection").unstarted(this::run);
  }

  /// Begins to follow the journal.
  public void start() {
    ledger.listen(ears);
    thread.start();
  }

  /// The position up to which the tables have followed.
  public long applied() {
    return applied;
  }

  /// Deletes the tables of a data folder; the next start makes them again.
  public static void delete(Path data) throws IOException {
    Path folder = data.resolve("projection");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// Waits until the tables have followed up to this position.
  ///
  /// @throws IllegalStateException if they have not within the patience
  public void await(long position, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (applied < position) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("the projection is at " + applied + ", not at " + position);
      }
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    closed = true;
    ledger.unlisten(ears);
    news.release();
    try {
      if (thread.getState() == Thread.State.NEW) {
        return;
      }
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        follow();
        news.acquire();
        news.drainPermits();
      } catch (InterruptedException e) {
        break;
      } catch (JournalStopped e) {
        LOG.log(Level.ERROR, "the projection stops: " + e.getMessage());
        break;
      } catch (SQLException | IOException e) {
        LOG.log(Level.WARNING, "the projection is made again: " + e.getMessage());
        makeAgain();
      }
    }
    disconnect();
  }

  private void follow() throws SQLException, IOException {
    Connection open = connection();
    while (!closed && applied < ledger.journal().end()) {
      List<Recorded> facts = ledger.read(applied + 1, AT_ONCE);
      List<Row> rows = memory.read(state -> rows(state, facts));
      long position = facts.getLast().position();
      write(open, rows);
      mark(open, position);
      open.commit();
      applied = position;
    }
  }

  /// The rows of everything that these facts touch, as it stands now.
  private static List<Row> rows(CommunityState state, List<Recorded> facts) {
    Set<String> subjects = new LinkedHashSet<>();
    for (Recorded recorded : facts) {
      FactBody body = recorded.body();
      if (body != null) {
        subjects.add(body.subject());
      }
    }
    List<Row> rows = new ArrayList<>();
    subjects.forEach(subject -> rows.addAll(rows(state, subject)));
    return rows;
  }

  private static List<Row> rows(CommunityState state, String subject) {
    int slash = subject.indexOf('/');
    String id = subject.substring(slash + 1);
    return switch (subject.substring(0, slash)) {
      case "event" -> Rows.event(state, new EventId(id));
      case "invitation" -> Rows.invitation(state, new InvitationId(id));
      case "badge" -> Rows.badge(state, new JobId(id));
      case "person" ->
          state.guests().of(new PersonId(id)).stream()
              .flatMap(invitation -> Rows.invitation(state, invitation).stream())
              .toList();
      default -> List.of();
    };
  }

  private static void write(Connection open, List<Row> rows) throws SQLException {
    for (Row row : rows) {
      String places = "?, ".repeat(row.values().size() - 1) + "?";
      String sql = "merge into " + row.table() + " values (" + places + ")";
      try (PreparedStatement statement = open.prepareStatement(sql)) {
        for (int i = 0; i < row.values().size(); i++) {
          statement.setObject(i + 1, row.values().get(i));
        }
        statement.executeUpdate();
      }
    }
  }

  private void mark(Connection open, long position) throws SQLException {
    String sql = "merge into watermark values (0, ?, ?, ?)";
    try (PreparedStatement statement = open.prepareStatement(sql)) {
      statement.setInt(1, Tables.VERSION);
      statement.setLong(2, position);
      statement.setString(3, ledger.journal().hashAt(position).hex());
      statement.executeUpdate();
    }
  }

  private Connection connection() throws SQLException, IOException {
    Connection open = connection;
    if (open != null) {
      return open;
    }
    Files.createDirectories(folder);
    open = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("foyer").toAbsolutePath());
    open.setAutoCommit(false);
    if (!matches(open)) {
      open.close();
      for (Path file : files()) {
        Files.delete(file);
      }
      open =
          DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("foyer").toAbsolutePath());
      open.setAutoCommit(false);
      Tables.create(open);
      open.commit();
      applied = 0;
    }
    connection = open;
    return open;
  }

  /// Whether the tables are of this version and stand at a place of this very log; sets the place.
  private boolean matches(Connection open) {
    try (Statement statement = open.createStatement();
        ResultSet mark =
            statement.executeQuery("select version, position, log_hash from watermark")) {
      if (!mark.next() || mark.getInt(1) != Tables.VERSION) {
        return false;
      }
      long position = mark.getLong(2);
      Bytes hash = Bytes.ofHex(mark.getString(3));
      boolean same =
          position <= ledger.journal().end() && ledger.journal().hashAt(position).equals(hash);
      applied = same ? position : 0;
      return same;
    } catch (SQLException | IllegalArgumentException e) {
      return false;
    }
  }

  private void makeAgain() {
    disconnect();
    try {
      for (Path file : files()) {
        Files.delete(file);
      }
      Thread.sleep(200);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the projection's files cannot be deleted: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    applied = 0;
    news.release();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "the projection could not be closed", e);
    }
  }
}
