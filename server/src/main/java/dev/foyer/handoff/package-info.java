/// Conversations that go on where people talk: a stub, and one adapter for each kind of place,
/// which makes the exact bytes that would be sent there and nothing else. Contact cards and
/// calendar entries to take home. May import domain's plain values, mail, qr, platform, ez-vcard
/// and biweekly only.
@NullMarked
package dev.foyer.handoff;

import org.jspecify.annotations.NullMarked;
