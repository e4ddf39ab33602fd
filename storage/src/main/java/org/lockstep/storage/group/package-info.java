/// Group commit: one thread writes what many callers hand in, as much at once as waits.
///
/// It knows nothing of what is written, or where to; the writers of the adapters fill it in.
@NullMarked
package org.lockstep.storage.group;

import org.jspecify.annotations.NullMarked;
