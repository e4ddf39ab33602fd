/// The journal: one gapless sequence of events, durable before anyone is answered.
@NullMarked
package org.lockstep.storage.journal;

import org.jspecify.annotations.NullMarked;
