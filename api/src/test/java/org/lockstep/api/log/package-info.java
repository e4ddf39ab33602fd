/// Tests of the log over the history.
@NullMarked
package org.lockstep.api.log;

import org.jspecify.annotations.NullMarked;
