package dev.foyer.projection;

import dev.foyer.domain.Bytes;
import dev.foyer.journal.Journal;
import dev.foyer.projection.Rows.Row;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The H2 file of the tables, open for the one thread that writes to it. Rows and the position that
/// they stand for are stored in one transaction. H2 2.5 can lose committed rows when its process is
/// killed, or open empty, whatever its settings, so a file that was not closed in order is never
/// believed: a mark stands beside it while it is open.
final class TablesFile implements AutoCloseable {
  private static final String IN_USE = "in-use";

  private final Path folder;
  private final Connection connection;
  private final long begun;
  private long position;

  private TablesFile(Path folder, Connection connection, Mark mark) {
    this.folder = folder;
    this.connection = connection;
    this.begun = mark.begun();
    this.position = mark.position();
  }

  /// What the tables stand for.
  ///
  /// @param position up to where they have followed the log
  /// @param begun how much of the log was known when they were begun
  private record Mark(long position, long begun) {}

  /// Opens the tables in this folder; if they do not stand at a place of this very log, begins new
  /// ones.
  ///
  /// @param known the position that the rows are certain to know of
  static TablesFile open(Path folder, Journal journal, long known)
      throws SQLException, IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(IN_USE))) {
      delete(folder);
    }
    markInUse(folder);
    Connection connection = connect(folder);
    try {
      Mark mark = mark(connection, journal);
      if (mark == null) {
        connection.close();
        delete(folder);
        markInUse(folder);
        connection = connect(folder);
        Tables.create(connection);
        mark = new Mark(0, known);
      }
      return new TablesFile(folder, connection, mark);
    } catch (SQLException | IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /// A connection of its own for a reader; the file must be open.
  static Connection reader(Path folder) throws SQLException {
    return DriverManager.getConnection(url(folder) + ";IFEXISTS=TRUE");
  }

  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  long position() {
    return position;
  }

  /// Facts up to this position were known when the first row was written.
  long begun() {
    return begun;
  }

  /// Writes these rows, which are what the log amounts to at `to`.
  ///
  /// @param hash the log's hash at that position
  void write(List<Row> rows, long to, Bytes hash) throws SQLException {
    Map<String, List<Row>> tables = new LinkedHashMap<>();
    rows.forEach(row -> tables.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row));
    for (Map.Entry<String, List<Row>> table : tables.entrySet()) {
      merge(table.getKey(), table.getValue());
    }
    merge("watermark", List.of(Row.of("watermark", 0, Tables.VERSION, to, hash.hex(), begun)));
    connection.commit();
    position = to;
  }

  /// Ends the file in order: the next start may carry on with it.
  @Override
  public void close() throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } finally {
      connection.close();
    }
    Files.delete(folder.resolve(IN_USE));
  }

  private static void markInUse(Path folder) throws IOException {
    try (FileChannel mark =
        FileChannel.open(
            folder.resolve(IN_USE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      mark.force(true);
    }
    try (FileChannel names = FileChannel.open(folder)) {
      names.force(true);
    }
  }

  private void merge(String table, List<Row> rows) throws SQLException {
    String places = "?, ".repeat(rows.getFirst().values().size() - 1) + "?";
    String sql = "merge into " + table + " values (" + places + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        for (int i = 0; i < row.values().size(); i++) {
          statement.setObject(i + 1, row.values().get(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Closing is ours: H2's own hook would close the file under a thread that still writes.
  private static String url(Path folder) {
    return "jdbc:h2:file:" + folder.resolve("foyer").toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE";
  }

  private static Connection connect(Path folder) throws SQLException {
    Connection connection = DriverManager.getConnection(url(folder) + ";CACHE_SIZE=16384");
    connection.setAutoCommit(false);
    return connection;
  }

  private static @Nullable Mark mark(Connection connection, Journal journal) {
    try (Statement statement = connection.createStatement();
        ResultSet mark =
            statement.executeQuery("select version, position, log_hash, begun from watermark")) {
      if (!mark.next() || mark.getInt(1) != Tables.VERSION) {
        return null;
      }
      long position = mark.getLong(2);
      Bytes hash = Bytes.ofHex(mark.getString(3));
      boolean same = position <= journal.end() && journal.hashAt(position).equals(hash);
      return same ? new Mark(position, mark.getLong(4)) : null;
    } catch (SQLException | IllegalArgumentException e) {
      return null;
    }
  }
}
