@NullMarked
package org.lockstep.bench;

import org.jspecify.annotations.NullMarked;
