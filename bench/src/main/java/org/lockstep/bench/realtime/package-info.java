/// The channel for live collaboration beside the servers of y-websocket and Hocuspocus, all in
/// processes of their own, under the same load from one generator in this process.
@NullMarked
package org.lockstep.bench.realtime;

import org.jspecify.annotations.NullMarked;
