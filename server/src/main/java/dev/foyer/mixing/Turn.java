package dev.foyer.mixing;

import dev.foyer.domain.GuestId;

/// One guest in one round, counted from 0.
public record Turn(GuestId guest, int round) {}
