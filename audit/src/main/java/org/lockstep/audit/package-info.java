@NullMarked
package org.lockstep.audit;

import org.jspecify.annotations.NullMarked;
