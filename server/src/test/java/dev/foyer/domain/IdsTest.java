package dev.foyer.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Property
  void idsOfEveryLengthAreReadAsTheyAreWritten(
      @ForAll @Size(8) byte[] eight,
      @ForAll @Size(12) byte[] twelve,
      @ForAll @Size(16) byte[] sixteen) {
    EventId event = EventId.of(eight);
    InvitationId invitation = InvitationId.of(twelve);
    PersonId person = PersonId.of(sixteen);
    assertArrayEquals(eight, event.bytes());
    assertArrayEquals(twelve, invitation.bytes());
    assertArrayEquals(sixteen, person.bytes());
    assertEquals(HexFormat.of().formatHex(eight), event.hex());
    assertEquals(HexFormat.of().formatHex(twelve), invitation.hex());
    assertEquals(HexFormat.of().formatHex(sixteen), person.hex());
    assertEquals(event, new EventId(event.hex()));
    assertEquals(invitation, new InvitationId(invitation.toString()));
    assertEquals(person, new PersonId(person.hex()));
  }

  @Property
  void idsAreOrderedAsTheirDigitsAre(
      @ForAll @Size(12) byte[] a, @ForAll @Size(12) byte[] b, @ForAll @Size(16) byte[] c) {
    InvitationId one = InvitationId.of(a);
    InvitationId other = InvitationId.of(b);
    assertEquals(
        Integer.signum(one.hex().compareTo(other.hex())), Integer.signum(one.compareTo(other)));
    ReplicaId low = new ReplicaId("7f".repeat(16));
    ReplicaId any = ReplicaId.of(c);
    assertEquals(
        Integer.signum(low.hex().compareTo(any.hex())), Integer.signum(low.compareTo(any)));
  }

  @Test
  void nothingElseIsAnId() {
    for (String text : List.of("", "0", "+000000000000001", "00000000000000AB", "g".repeat(16))) {
      assertThrows(IllegalArgumentException.class, () -> new EventId(text), text);
    }
    assertThrows(IllegalArgumentException.class, () -> EventId.of(new byte[7]));
    assertThrows(IllegalArgumentException.class, () -> new PersonId("0".repeat(31)));
  }
}
