package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.journal.Ledger.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final PersonId ANA = new PersonId("a1".repeat(16));

  @TempDir Path data;

  @Test
  void whatWasRecordedIsThereAfterARestart() {
    List<FactBody> group =
        List.of(
            new CommunityFounded(Given.COMMUNITY, 1, "Hearth", "Nobody stands alone"),
            new PersonProfiled(ANA, 1, Profile.named("Ana Quintero", "Ateneo")));
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(group);
    }
    List<Recorded> heard = new ArrayList<>();
    try (Ledger ledger = Ledger.open(Given.ledger(data), heard::addAll)) {
      assertEquals(group, heard.stream().map(Recorded::body).toList());
      assertEquals(2, ledger.journal().end());
      assertEquals(group, ledger.read(1, 10).stream().map(Recorded::body).toList());
    }
  }

  @Test
  void aListenerHasHeardOfAFactBeforeItIsAcknowledged() {
    List<Recorded> heard = new ArrayList<>();
    try (Ledger ledger = Ledger.open(Given.ledger(data), heard::addAll)) {
      ledger.record(List.of(new CommunityFounded(Given.COMMUNITY, 1, "Hearth", "")));
      assertEquals(1, heard.size());
    }
  }

  @Test
  void noNameStandsInAnyByteOfTheJournal() throws IOException {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(new PersonProfiled(ANA, 1, Profile.named("Ana Quintero", "Ateneo"))));
    }
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("Quintero") || bytes.contains("Ateneo"), file.toString());
      }
    }
  }

  @Test
  void aPersonWhoseKeyIsErasedIsErasedFromTheJournal() {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(new PersonProfiled(ANA, 1, Profile.named("Ana Quintero"))));
      ledger.keys().erase(List.of(ANA));
      assertEquals(
          List.of(new PersonProfiled(ANA, 1, Profile.ERASED)),
          ledger.read(1, 1).stream().map(Recorded::body).toList());
    }
  }

  @Test
  void eachStartWritesAStreamOfItsOwn() {
    for (int start = 0; start < 3; start++) {
      try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
        ledger.record(List.of(new CommunityFounded(Given.COMMUNITY, start, "Hearth", "")));
        assertEquals(start + 1, ledger.journal().heads().size());
      }
    }
  }

  @Test
  void aSecondProcessIsToldThatTheFolderIsInUse() {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      JournalStopped refusal =
          assertThrows(
              JournalStopped.class, () -> Ledger.open(Given.ledger(data), facts -> {}).close());
      assertTrue(
          ledger.journal().end() == 0 && String.valueOf(refusal.getMessage()).contains("open"));
    }
  }
}
