package dev.foyer.reporting;

import dev.foyer.measures.Report.CountKind;
import dev.foyer.measures.Report.ShareKind;
import dev.foyer.measures.SenseOfCommunity.Subscale;
import dev.foyer.measures.TieLevel;

/// What a report calls things, in English.
final class ReportWords {
  private ReportWords() {}

  static String share(ShareKind kind) {
    return switch (kind) {
      case SHOW_UP -> "Came, of those who were invited";
      case FIRST_TIMER_RETURN -> "First-timers who came again, of those invited again";
      case WELCOMED -> "First-timers greeted by a host";
      case NOBODY_NEW -> "Guests who sat with nobody new (should be none)";
      case NO_NEW_TIE -> "Guests without a new tie (should be none)";
      case COVERAGE -> "Pairs who shared a table, of those that seats allowed";
      case NEEDS_EXPOSED -> "Needs whose owner met a guest who offers it";
      case NEEDS_MET -> "Needs met, as their owners say";
      case PROMISES_KEPT -> "Promises kept, of those answered";
      case SECOND_MEETINGS -> "Pairs in touch who met again, of those who could";
    };
  }

  static String count(CountKind kind) {
    return switch (kind) {
      case INTRODUCTIONS -> "Introductions made by hosts";
      case PROMISES_MADE -> "Promises made";
      case PROMISES_UNANSWERED -> "… not answered yet";
      case NEEDS_STATED -> "Needs stated";
      case NEEDS_ANSWERABLE -> "… that a guest who was there offers";
      case TIES -> "Pairs with any tie";
      case TIES_SEATED -> "… sat at one table";
      case TIES_MET -> "… say that they met";
      case TIES_MUTUAL -> "… both want to keep in touch";
      case TIES_MET_AGAIN -> "… met again after that";
      case ENERGY -> "Guests who pressed a face on their way out";
      case ENERGY_LOW -> "… little energy";
      case ENERGY_FAIR -> "… some energy";
      case ENERGY_HIGH -> "… much energy";
    };
  }

  static String subscale(Subscale subscale) {
    return switch (subscale) {
      case NEEDS_FULFILLMENT -> "Needs fulfilment";
      case GROUP_MEMBERSHIP -> "Membership";
      case INFLUENCE -> "Influence";
      case EMOTIONAL_CONNECTION -> "Emotional connection";
    };
  }

  static String tie(TieLevel level) {
    return switch (level) {
      case SEATED -> "sat at one table";
      case MET -> "met";
      case MUTUAL -> "both want to keep in touch";
      case MET_AGAIN -> "met again after that";
    };
  }

  static String silos(TieLevel level) {
    return level == TieLevel.SEATED ? "Who sat with whom" : "Who met whom";
  }
}
