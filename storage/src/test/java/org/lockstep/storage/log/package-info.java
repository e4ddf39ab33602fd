/// Tests of what is kept of the signed log.
@NullMarked
package org.lockstep.storage.log;

import org.jspecify.annotations.NullMarked;
