package dev.foyer.domain;

import dev.foyer.domain.FactBody.DeviceEnrolled;

/// A tablet, kiosk or browser that a program knows.
public record Device(DeviceEnrolled enrolled, Stamp since, boolean revoked) {
  public DeviceId id() {
    return enrolled.device();
  }
}
