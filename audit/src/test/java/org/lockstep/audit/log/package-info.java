@NullMarked
package org.lockstep.audit.log;

import org.jspecify.annotations.NullMarked;
