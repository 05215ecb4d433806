package dev.foyer.domain;

/// What a device may do: a station scans, a host watches and helps, an organiser plans.
public enum Role {
  STATION,
  HOST,
  ORGANISER
}
