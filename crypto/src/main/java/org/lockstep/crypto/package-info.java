@NullMarked
package org.lockstep.crypto;

import org.jspecify.annotations.NullMarked;
