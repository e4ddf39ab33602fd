/// What the Yjs layer does with a real history of edits: how fast it merges, and how small the
/// result
/// is.
@NullMarked
package org.lockstep.bench.yjs;

import org.jspecify.annotations.NullMarked;
