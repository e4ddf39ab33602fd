/// How two holders of a document bring each other up to date (y-protocols' sync): each says what
/// it has, gets what it lacks, and from then on every change. Both front ends carry these
/// messages.
@NullMarked
package org.lockstep.realtime.sync;

import org.jspecify.annotations.NullMarked;
