/// Tests of what auditors are shown.
@NullMarked
package org.lockstep.api.audit;

import org.jspecify.annotations.NullMarked;
