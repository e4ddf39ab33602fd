/// Tests of the projections that an auditor builds.
@NullMarked
package org.lockstep.client.replay;

import org.jspecify.annotations.NullMarked;
