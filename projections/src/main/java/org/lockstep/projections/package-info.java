@NullMarked
package org.lockstep.projections;

import org.jspecify.annotations.NullMarked;
