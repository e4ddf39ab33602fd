/// Copies of whole stores.
@NullMarked
package org.lockstep.storage.copy;

import org.jspecify.annotations.NullMarked;
