/// How guests are welcomed: what they are told, who greets whom, casts, parts, the community's
/// sheet and an event's list and cues (`server/docs/welcome.md`). Start reading at [GreetingQueue].
/// May import domain, projection, devices and platform.
@NullMarked
package dev.foyer.box.welcome;

import org.jspecify.annotations.NullMarked;
