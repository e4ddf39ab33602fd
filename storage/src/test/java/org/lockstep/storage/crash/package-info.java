/// Processes that are killed in the middle of their work, or run out of room, and what they leave.
@NullMarked
package org.lockstep.storage.crash;

import org.jspecify.annotations.NullMarked;
