/// The central server: where a community lives between its events. It issues invitations, sends
/// boxes their guests and keeps what they tell. Shares its features with the box and never sees it.
@NullMarked
package dev.foyer.central;

import org.jspecify.annotations.NullMarked;
