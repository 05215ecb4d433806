package dev.foyer.organising;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.platform.Csv;
import dev.foyer.platform.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListFileTest {
  private static ListFile read(String text) {
    return ListFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsCommasSemicolonsAndTabs() {
    for (String separator : List.of(",", ";", "\t")) {
      ListFile file = read("Name" + separator + "E-mail\nAna" + separator + "ana@example.org\n");
      assertEquals(List.of("Name", "E-mail"), file.columns());
      assertEquals(List.of("Ana", "ana@example.org"), file.rows().getFirst().cells());
    }
  }

  @Test
  void readsUtf8WithAndWithoutAMarkUtf16AndWindows1252() {
    String text = "Name;Firma\nBjørn Ås;Smørbrød\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
      ListFile file = ListFile.read(text.getBytes(charset));
      assertEquals("Bjørn Ås", file.rows().getFirst().cells().getFirst(), charset.name());
    }
    assertEquals(List.of("Name", "Firma"), read("\uFEFF" + text).columns());
  }

  @Test
  void aRowKnowsItsLineEvenAfterEmptyOnesAndLineEndsInCells() {
    ListFile file = read("Name,Needs\n\nAna,\"a\nb\"\n,\nBo,\n");
    assertEquals(List.of(3L, 6L), file.rows().stream().map(ListFile.Row::line).toList());
  }

  @Test
  void aQuotationMarkOutOfPlaceIsTornFromThatLineOn() {
    ListFile file = read("Name,Needs\nAna,x\nBo,\"never closed\nCy,y\n");
    assertEquals(1, file.rows().size());
    assertEquals(3, file.torn().getFirst().line());
  }

  @Test
  void aSpreadsheetIsRefusedInWords() {
    byte[] xlsx = {'P', 'K', 3, 4, 0, 0};
    Problem problem = assertThrows(Problem.class, () -> ListFile.read(xlsx));
    assertEquals(422, problem.status());
    assertTrue(problem.title().contains("CSV"));
  }

  @Test
  void theSeparatorThatExcelNamesOnTheFirstLineIsTakenAndLinesKeepTheirNumbers() {
    ListFile file = read("sep=;\r\nName;Needs, offers, all\r\nAna;x\r\n");
    assertEquals(List.of("Name", "Needs, offers, all"), file.columns());
    assertEquals(new ListFile.Row(3, List.of("Ana", "x")), file.rows().getFirst());
  }

  @Test
  void aNoBreakSpaceAroundACellIsTrimmed() {
    ListFile file = read("Name\u00a0,E-mail\n\u00a0 Ana\u00a0,\u202fana@example.org\u00a0\n");
    assertEquals(List.of("Name", "E-mail"), file.columns());
    assertEquals(List.of("Ana", "ana@example.org"), file.rows().getFirst().cells());
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThrows(Problem.class, () -> read(""));
    assertThrows(Problem.class, () -> read("\n \n,,\n"));
  }

  @Test
  void tellsColumnsByHeadingsInSeveralLanguages() {
    var mapping = Field.detect(List.of("Fornavn", "Etternavn", "E-post", "Första", "Språk", "Ny?"));
    assertEquals(0, mapping.get(Field.GIVEN_NAME));
    assertEquals(1, mapping.get(Field.FAMILY_NAME));
    assertEquals(2, mapping.get(Field.EMAIL));
    assertEquals(4, mapping.get(Field.LANGUAGES));
    assertEquals(5, mapping.get(Field.FIRST_TIMER));
    assertEquals(0, Field.detect(List.of("Vollständiger Name")).get(Field.NAME));
  }

  @Test
  void aCellThatASpreadsheetWouldRunIsMadeHarmless() {
    assertEquals("'=1+1", Csv.harmless("=1+1"));
    assertEquals("'@x", Csv.harmless("@x"));
    assertEquals("'\uff1d1+1", Csv.harmless("\uff1d1+1"));
    assertEquals("'\uff20x", Csv.harmless("\uff20x"));
    assertEquals("Ana", Csv.harmless("Ana"));
  }
}
