/// The vault.
@NullMarked
package org.lockstep.vault;

import org.jspecify.annotations.NullMarked;
