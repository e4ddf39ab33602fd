/// Small steps on the file system that must be durable; for the adapters of this module alone.
@NullMarked
package org.lockstep.storage.files;

import org.jspecify.annotations.NullMarked;
