/// One protocol between replicas: say what you have, get what you miss, offer what they miss. Every
/// batch carries its stream's head signed by its author, every request is signed by its sender. May
/// import domain, journal, keys, projection and platform.
@NullMarked
package dev.foyer.replication;

import org.jspecify.annotations.NullMarked;
