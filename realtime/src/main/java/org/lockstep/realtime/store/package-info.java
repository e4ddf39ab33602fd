/// What is durable of the documents that are edited live, sealed under a key that dies with the
/// share's collaboration (R54).
@NullMarked
package org.lockstep.realtime.store;

import org.jspecify.annotations.NullMarked;
