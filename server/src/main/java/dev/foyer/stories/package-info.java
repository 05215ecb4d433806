/// What was talked about at an event, and how those who were not there hear of it: captures and who
/// agrees to them, the digest's items and the desk from which central sends them, notices, walls,
/// the agenda and side tables. On the box and on central; sees neither of them.
@NullMarked
package dev.foyer.stories;

import org.jspecify.annotations.NullMarked;
