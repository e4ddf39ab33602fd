/// The data directory: who may open it, and whether this version can read it.
///
/// ```
/// DIR/lock      locked by the process that works here; its content is that process's id
/// DIR/format    `lockstep-data 1`, written when all parts were made
/// ```
@NullMarked
package org.lockstep.storage.directory;

import org.jspecify.annotations.NullMarked;
