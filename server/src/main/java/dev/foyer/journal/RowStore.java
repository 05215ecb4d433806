package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The rows of one community's facts within a transaction (`db/foyer/V1__facts.sql`).
final class RowStore {
  private final Connection connection;
  private final CommunityId community;

  RowStore(Connection connection, CommunityId community) {
    this.connection = connection;
    this.community = community;
  }

  /// A statement has failed; the transaction ends with it.
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1;
    private final SQLException cause;

    private Failed(SQLException cause) {
      super(cause);
      this.cause = cause;
    }

    SQLException cause() {
      return cause;
    }
  }

  /// How far a stream goes, and the furthest number up to which its author has signed; 0 for none.
  record Reach(StreamId stream, long seq, long signed) {}

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T use(String sql, Use<T> use) throws Failed {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return use.of(statement);
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  /// Makes a stream known, so that it can be locked.
  int begin(StreamId stream) throws Failed {
    return use(
        "insert into foyer.stream (community, replica, epoch, seq) values (?, ?, ?, 0)"
            + " on conflict do nothing",
        statement -> name(statement, stream).executeUpdate());
  }

  /// Locks a stream that was begun until the end of the transaction: nobody else adds to it
  /// meanwhile.
  ///
  /// @return how far it goes; empty if somebody else has locked it
  Optional<Reach> lock(StreamId stream) throws Failed {
    return use(
        "select seq, signed from foyer.stream where community = ? and replica = ? and epoch = ?"
            + " for update skip locked",
        statement -> {
          try (ResultSet row = name(statement, stream).executeQuery()) {
            return row.next()
                ? Optional.of(new Reach(stream, row.getLong(1), row.getLong(2)))
                : Optional.empty();
          }
        });
  }

  /// How far every stream goes.
  List<Reach> reaches() throws Failed {
    return use(
        "select replica, epoch, seq, signed from foyer.stream where community = ? and seq > 0"
            + " order by replica, epoch",
        statement -> {
          statement.setObject(1, community.uuid());
          List<Reach> reaches = new ArrayList<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              ReplicaId replica = ReplicaId.of(row.getObject(1, UUID.class));
              StreamId stream = new StreamId(community, replica, row.getLong(2));
              reaches.add(new Reach(stream, row.getLong(3), row.getLong(4)));
            }
          }
          return reaches;
        });
  }

  /// The envelopes of a stream from one number to another, both included, in order: as many as fit
  /// `maxBytes`, and one at least if there is any.
  List<byte[]> envelopes(StreamId stream, long from, long to, long maxBytes) throws Failed {
    return use(
        """
        select envelope from (
          select seq, envelope, sum(octet_length(envelope)) over (order by seq) as bytes
            from foyer.fact
           where community = ? and replica = ? and epoch = ? and seq between ? and ?) facts
         where bytes <= ? or seq = ? order by seq\
        """,
        statement -> {
          name(statement, stream).setLong(4, from);
          statement.setLong(5, to);
          statement.setLong(6, maxBytes);
          statement.setLong(7, from);
          List<byte[]> envelopes = new ArrayList<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              envelopes.add(row.getBytes(1));
            }
          }
          return envelopes;
        });
  }

  /// Makes the community's turn, so that it can be locked.
  int makeTurn() throws Failed {
    return use(
        "insert into foyer.turn (community) values (?) on conflict do nothing",
        statement -> {
          statement.setObject(1, community.uuid());
          return statement.executeUpdate();
        });
  }

  /// Locks the community's turn until the end of the transaction.
  ///
  /// @return whether it is there
  boolean lockTurn() throws Failed {
    return use(
        "select 1 from foyer.turn where community = ? for update",
        statement -> {
          statement.setObject(1, community.uuid());
          try (ResultSet row = statement.executeQuery()) {
            return row.next();
          }
        });
  }

  /// Adds facts, each at its place.
  void add(List<Fact> facts, List<byte[]> envelopes) throws Failed {
    Map<StreamId, List<Integer>> streams = new LinkedHashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      streams.computeIfAbsent(facts.get(i).stream(), s -> new ArrayList<>()).add(i);
    }
    for (Map.Entry<StreamId, List<Integer>> stream : streams.entrySet()) {
      List<Integer> mine = stream.getValue();
      Long[] seqs = mine.stream().map(i -> facts.get(i).seq()).toArray(Long[]::new);
      byte[][] bytes = mine.stream().map(envelopes::get).toArray(byte[][]::new);
      add(stream.getKey(), seqs, bytes);
    }
  }

  private void add(StreamId stream, Long[] seqs, byte[][] envelopes) throws Failed {
    use(
        "insert into foyer.fact (community, replica, epoch, seq, envelope)"
            + " select ?, ?, ?, * from unnest(?::bigint[], ?::bytea[])",
        statement -> {
          name(statement, stream).setArray(4, connection.createArrayOf("bigint", seqs));
          statement.setArray(5, connection.createArrayOf("bytea", envelopes));
          return statement.executeUpdate();
        });
    use(
        "insert into foyer.stream (community, replica, epoch, seq) values (?, ?, ?, ?)"
            + " on conflict (community, replica, epoch) do update set seq = excluded.seq",
        statement -> {
          name(statement, stream).setLong(4, seqs[seqs.length - 1]);
          return statement.executeUpdate();
        });
  }

  /// Keeps where an author signed that a stream ends; the stream is locked.
  void add(SignedHead head) throws Failed {
    use(
        "insert into foyer.signed_head (community, replica, epoch, seq, hash, signature)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        statement -> {
          name(statement, head.stream()).setLong(4, head.seq());
          statement.setBytes(5, head.hash().toArray());
          statement.setBytes(6, head.signature().toArray());
          return statement.executeUpdate();
        });
    use(
        "update foyer.stream set signed = greatest(signed, ?)"
            + " where community = ? and replica = ? and epoch = ?",
        statement -> {
          statement.setLong(1, head.seq());
          statement.setObject(2, head.stream().community().uuid());
          statement.setObject(3, head.stream().replica().uuid());
          statement.setLong(4, head.stream().epoch());
          return statement.executeUpdate();
        });
  }

  /// The signed heads of a stream beyond a number, in order.
  List<SignedHead> heads(StreamId stream, long beyond) throws Failed {
    return use(
        "select seq, hash, signature from foyer.signed_head"
            + " where community = ? and replica = ? and epoch = ? and seq > ? order by seq",
        statement -> {
          name(statement, stream).setLong(4, beyond);
          List<SignedHead> heads = new ArrayList<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              Bytes hash = Bytes.of(row.getBytes(2));
              heads.add(new SignedHead(stream, row.getLong(1), hash, Bytes.of(row.getBytes(3))));
            }
          }
          return heads;
        });
  }

  /// Keeps a fork; one that is kept already stays.
  void addFork(Fact fork) throws Failed {
    use(
        "insert into foyer.fork (community, replica, epoch, seq, digest, envelope)"
            + " values (?, ?, ?, ?, sha256(?), ?) on conflict do nothing",
        statement -> {
          name(statement, fork.stream()).setLong(4, fork.seq());
          statement.setBytes(5, Envelope.encode(fork));
          statement.setBytes(6, Envelope.encode(fork));
          return statement.executeUpdate();
        });
  }

  List<Fact> forks() throws Failed {
    return use(
        "select envelope from foyer.fork where community = ? order by replica, epoch, seq,"
            + " digest",
        statement -> {
          statement.setObject(1, community.uuid());
          List<Fact> forks = new ArrayList<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              forks.add(Envelope.decode(row.getBytes(1)));
            }
          }
          return forks;
        });
  }

  private static PreparedStatement name(PreparedStatement statement, StreamId stream)
      throws SQLException {
    statement.setObject(1, stream.community().uuid());
    statement.setObject(2, stream.replica().uuid());
    statement.setLong(3, stream.epoch());
    return statement;
  }
}
