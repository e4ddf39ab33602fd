package org.lockstep.realtime.server;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.lockstep.realtime.room.Loop;

/// All event loops of a server. Gives each new room the loop from which it is asked for: that of
/// the socket of who comes first, so that this one's changes need no other thread.
final class NettyLoops implements Supplier<Loop> {
  private final List<NettyLoop> loops;
  private final AtomicInteger turn = new AtomicInteger();

  NettyLoops(EventLoopGroup group) {
    loops =
        StreamSupport.stream(group.spliterator(), false)
            .map(loop -> new NettyLoop((EventLoop) loop))
            .toList();
  }

  @Override
  public Loop get() {
    for (var loop : loops) if (loop.eventLoop().inEventLoop()) return loop;
    return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
  }
}
