/// The data directory: who may open it, and whether this version can read it.
///
/// ```
/// DIR/lock      locked by the process that works here; its content is that process's id
/// DIR/format    `lockstep-data 2`, written when all parts were made
/// ```
///
/// Format 1 had no updates of live documents; it is taken up to 2 when it is opened.
@NullMarked
package org.lockstep.storage.directory;

import org.jspecify.annotations.NullMarked;
