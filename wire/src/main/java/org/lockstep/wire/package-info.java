@NullMarked
package org.lockstep.wire;

import org.jspecify.annotations.NullMarked;
