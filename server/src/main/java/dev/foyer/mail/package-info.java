/// Mail: letters as the exact bytes that go over the line, the SMTP server that takes them, and the
/// outbox that sends each at least once. Knows nothing of events and guests. May import domain's
/// plain values, platform and Jakarta Mail (Angus) only.
@NullMarked
package dev.foyer.mail;

import org.jspecify.annotations.NullMarked;
