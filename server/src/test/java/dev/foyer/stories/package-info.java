/// Stories and digests, over HTTP and by mail.
@NullMarked
package dev.foyer.stories;

import org.jspecify.annotations.NullMarked;
