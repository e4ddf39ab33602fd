/// Sealed vault records that can really be destroyed, and counters that are written before use.
@NullMarked
package org.lockstep.storage.secrets;

import org.jspecify.annotations.NullMarked;
