/// Events and messages as bytes: what the journal keeps, and what client and server say to each
/// other.
@NullMarked
package org.lockstep.wire;

import org.jspecify.annotations.NullMarked;
