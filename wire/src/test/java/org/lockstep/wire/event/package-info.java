/// Tests of the events' byte forms; sample events, their golden files and random ones.
@NullMarked
package org.lockstep.wire.event;

import org.jspecify.annotations.NullMarked;
