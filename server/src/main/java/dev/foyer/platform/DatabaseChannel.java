package dev.foyer.platform;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// A channel of a database on which processes tell each other short texts (PostgreSQL's LISTEN and
/// NOTIFY). A text can be lost, when a connection breaks or a process dies before it has said it,
/// so it is only ever a hint. What is said goes out in a transaction of its own: one that notifies
/// waits for every other one that does, in the whole database server, and no commit is to wait for
/// that.
public final class DatabaseChannel implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.database");

  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final Database database;
  private final String name;
  private final Ears ears;
  private final Duration pause;
  private final LinkedBlockingQueue<String> unsaid = new LinkedBlockingQueue<>();
  private final Thread listener;
  private final Thread speaker;
  private @Nullable Connection connection;
  private volatile boolean closed;

  /// Who hears. Called on one thread of the channel's own.
  public interface Ears {
    void heard(String text);

    /// Something may have been missed: after each pause, and whenever a connection was made.
    void unsure();
  }

  private DatabaseChannel(Database database, String name, Ears ears, Duration pause) {
    this.database = database;
    this.name = name;
    this.ears = ears;
    this.pause = pause;
    this.listener = Thread.ofPlatform().daemon().name("database-ears").unstarted(this::listen);
    this.speaker = Thread.ofPlatform().daemon().name("database-voice").unstarted(this::speak);
  }

  /// Opens a channel.
  ///
  /// @param name lower-case letters, digits and underscores, at most 63
  /// @param pause how long it hears nothing before it is unsure
  public static DatabaseChannel open(Database database, String name, Ears ears, Duration pause) {
    if (!name.matches("[a-z0-9_]{1,63}")) {
      throw new IllegalArgumentException("no name of a channel: " + name);
    }
    DatabaseChannel channel = new DatabaseChannel(database, name, ears, pause);
    channel.listener.start();
    channel.speaker.start();
    return channel;
  }

  /// Says this soon, to every process that listens, this one among them.
  public void say(String text) {
    unsaid.add(text);
  }

  private void speak() {
    while (!closed) {
      try {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(unsaid.take());
        unsaid.drainTo(texts);
        database.transaction(on -> notify(on, texts));
      } catch (InterruptedException e) {
        return;
      } catch (DatabaseTrouble e) {
        LOG.log(Level.DEBUG, "nobody was told: " + e.getMessage());
      }
    }
  }

  private int notify(Connection on, Set<String> texts) throws SQLException {
    try (PreparedStatement statement = on.prepareStatement("select pg_notify(?, ?)")) {
      for (String text : texts) {
        statement.setString(1, name);
        statement.setString(2, text);
        statement.execute();
      }
    }
    return texts.size();
  }

  private void listen() {
    while (!closed) {
      try (Connection session = database.session()) {
        keep(session);
        try (Statement statement = session.createStatement()) {
          statement.execute("listen " + name);
        }
        ears.unsure();
        hear(session.unwrap(PGConnection.class));
      } catch (SQLException e) {
        if (!closed) {
          LOG.log(Level.WARNING, "the line to the database's news is cut and made again");
          rest();
        }
      }
    }
  }

  private void hear(PGConnection session) throws SQLException {
    while (!closed) {
      PGNotification[] texts = session.getNotifications((int) pause.toMillis());
      if (texts == null || texts.length == 0) {
        ears.unsure();
      } else {
        for (PGNotification text : texts) {
          ears.heard(text.getParameter());
        }
      }
    }
  }

  /// No connection can be had: looks all the same.
  private void rest() {
    try {
      Thread.sleep(pause.compareTo(LONGEST_REST) < 0 ? pause : LONGEST_REST);
      ears.unsure();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void keep(Connection session) throws SQLException {
    if (closed) {
      session.close();
    }
    connection = session;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      Connection open = connection;
      try {
        if (open != null) {
          open.abort(Runnable::run);
        }
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "a connection is gone: " + e.getSQLState());
      }
    }
    speaker.interrupt();
    listener.interrupt();
    join(speaker);
    join(listener);
  }

  private static void join(Thread thread) {
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
