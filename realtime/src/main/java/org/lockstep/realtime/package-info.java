@NullMarked
package org.lockstep.realtime;

import org.jspecify.annotations.NullMarked;
