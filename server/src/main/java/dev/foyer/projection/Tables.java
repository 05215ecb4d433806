package dev.foyer.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the projection, version [#VERSION]. Whoever changes them counts it up: an older
/// file is thrown away and made again from the journal. Each table is keyed by its first column.
final class Tables {
  static final int VERSION = 2;

  private static final List<String> STATEMENTS =
      List.of(
          """
          create table watermark (
            id int primary key, version int not null,
            position bigint not null, log_hash varchar(64) not null, begun bigint not null)\
          """,
          """
          create table event (
            event char(16) primary key, name varchar(200) not null, place varchar(300) not null,
            starts_at timestamp with time zone not null, ends_at timestamp with time zone not null)\
          """,
          """
          create table person (
            person char(32) primary key, name varchar(400) not null, email varchar(400) not null,
            organisation varchar(400) not null, sort_name varchar(400) not null,
            words varchar(900) not null)\
          """,
          """
          create table guest (
            invitation char(24) primary key, event char(16) not null, person char(32) not null,
            first_timer boolean not null, inviter char(32), people int not null,
            source varchar(20) not null, revoked boolean not null)\
          """,
          "create index guest_of_event on guest (event)",
          """
          create table admission (
            admission varchar(80) primary key, invitation char(24) not null, guest int not null,
            station char(16) not null, way varchar(10) not null,
            at timestamp with time zone not null, trusted boolean not null,
            undone boolean not null, effective boolean not null)\
          """,
          "create index admission_of_invitation on admission (invitation)",
          """
          create table badge (
            job char(32) primary key, invitation char(24) not null, guest int not null,
            state varchar(12) not null, reasons varchar(400) not null)\
          """);

  private Tables() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql);
      }
    }
  }
}
