/// Handles: one account each. A handle's stream is named by a keyed digest of its text, so the
/// history does not name it.
@NullMarked
package org.lockstep.domain.handle;

import org.jspecify.annotations.NullMarked;
