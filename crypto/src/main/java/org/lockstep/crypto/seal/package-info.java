/// Seals: a key encrypted to another key.
@NullMarked
package org.lockstep.crypto.seal;

import org.jspecify.annotations.NullMarked;
