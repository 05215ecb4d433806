package dev.foyer.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.foyer.domain.CommunitySheet;
import dev.foyer.domain.CommunitySheet.Target;
import dev.foyer.insights.Targets.Aim;
import dev.foyer.measures.Report.ShareKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
  @ParameterizedTest
  @CsvSource({
    "half of them, 0.5",
    "60 %, 0.6",
    "at least 60%, 0.6",
    "0.75, 0.75",
    "all, 1",
    "0, 0",
    "Nobody, 0",
    "'12,5 %', 0.125",
    "40,",
    "more than last year,",
    "140 %,"
  })
  void anAimIsANumberOnlyIfItSurelyIsOne(String aim, @Nullable Double value) {
    assertEquals(value, of("first-timer-return", aim).value());
  }

  @Test
  void aMeasureIsFoundByItsNameHoweverItIsWrittenAndOthersStayWords() {
    assertEquals(ShareKind.FIRST_TIMER_RETURN, of("First-timer return", "half").share());
    assertEquals(ShareKind.NO_NEW_TIE, of("nobody alone", "0").share());
    assertNull(of("laughter", "60 %").share());
    assertNull(of("laughter", "60 %").value());
  }

  @Test
  void aReportHasOneTargetForAMeasure() {
    List<Aim> aims = List.of(of("show-up", "80 %"), of("show-up", "90 %"), of("needs-met", "many"));
    assertEquals(Map.of(ShareKind.SHOW_UP, 0.8), Targets.numbers(aims));
  }

  private static Aim of(String measure, String aim) {
    return Targets.of(
            new CommunitySheet("", "", List.of(), List.of(), List.of(new Target(measure, aim))))
        .getFirst();
  }
}
