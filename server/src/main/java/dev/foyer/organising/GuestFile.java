package dev.foyer.organising;

import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.organising.GuestRow.Reading;
import dev.foyer.organising.ListFile.Remark;
import dev.foyer.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A guest list from a file, read as it is when it is taken in, for what can be done with it
/// without: badges on sheets, a plan of tables.
///
/// @param guests the good rows, in the order of the file
/// @param remarks the bad ones, each in words with its line
public record GuestFile(List<Guest> guests, List<String> remarks) {
  /// Who comes.
  ///
  /// @param people the guest and those who come along
  public record Guest(Profile profile, int people, Part part) {}

  /// What the guest is on this evening.
  ///
  /// @param newcomer empty if the list says nothing
  /// @param invitedBy the inviter's name or address; empty if there is none
  /// @param unclear what of the row was not understood and is left out, in words with its line
  public record Part(
      Optional<Newcomer> newcomer, String invitedBy, Place place, List<String> unclear) {
    public Part {
      unclear = List.copyOf(unclear);
    }
  }

  /// Where the guest is to sit.
  ///
  /// @param hosts whether the guest hosts a table: as the column "Hosts a table" says, or else if
  ///   the role is "host", "table host" or that word in another language
  /// @param table what stands in the column "Table"
  public record Place(boolean hosts, String table) {}

  public GuestFile {
    guests = List.copyOf(guests);
    remarks = List.copyOf(remarks);
  }

  /// Reads a file, no more of it than a list may have; columns are told by their headings.
  ///
  /// @throws IOException if it cannot be read
  /// @throws Problem 413 if it is too large, 422 if it is no guest list
  public static GuestFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(ListFile.MAX_BYTES + 1));
    }
  }

  private static GuestFile of(byte[] bytes) {
    if (bytes.length > ListFile.MAX_BYTES) {
      throw Problem.of(413, "too-large", "A guest list has at most 10 MB.");
    }
    ListFile file = ListFile.read(bytes);
    Map<Field, Integer> mapping = Field.detect(file.columns());
    if (!Field.tellName(mapping)) {
      throw Problem.of(
          422, "no-names", "No column holds the guests' names: call one of them \"Name\".");
    }
    PlaceColumns places = PlaceColumns.detect(file.columns());
    List<Guest> guests = new ArrayList<>();
    List<Remark> bad = new ArrayList<>();
    for (ListFile.Row row : file.rows()) {
      switch (GuestRow.read(row, mapping, file.columns().size())) {
        case Reading.Good good -> guests.add(guest(good.row(), places.read(row, good.row())));
        case Reading.Bad refused -> bad.add(new Remark(refused.line(), refused.reason()));
      }
    }
    return new GuestFile(
        guests,
        Stream.concat(bad.stream(), file.torn().stream())
            .map(remark -> "Line " + remark.line() + ": " + remark.reason())
            .toList());
  }

  private static Guest guest(GuestRow row, Place place) {
    List<String> unclear =
        row.unclear().stream().map(reason -> "Line " + row.line() + ": " + reason).toList();
    return new Guest(
        row.profile(Profile.named("")),
        row.people().orElse(1),
        new Part(row.newcomer(), row.text(Field.INVITED_BY, ""), place, unclear));
  }
}
