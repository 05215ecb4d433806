package dev.foyer.domain;

/// How a guest would like to meet people.
public enum MeetingStyle {
  NOT_SAID,
  SEAT_ME_WELL,
  INTRODUCE_ME,
  LET_ME_ROAM
}
