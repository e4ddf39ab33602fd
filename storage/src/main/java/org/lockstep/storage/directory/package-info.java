/// The data directory: who may open it, and whether this version can read it.
@NullMarked
package org.lockstep.storage.directory;

import org.jspecify.annotations.NullMarked;
