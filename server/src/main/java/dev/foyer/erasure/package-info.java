/// A person's right to be forgotten, on the box and on central alike: the request, and which
/// replicas have done it. The keys themselves are destroyed by the journal. May import domain,
/// journal, projection, platform, keys and devices.
@NullMarked
package dev.foyer.erasure;

import org.jspecify.annotations.NullMarked;
