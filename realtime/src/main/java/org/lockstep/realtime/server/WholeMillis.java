package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;

/// Lets the JDK's sockets wait a little longer than until the next timer, never a little less.
///
/// The JDK waits in whole milliseconds. Netty rounds them to the nearest, and a loop that wakes too
/// early asks again and again until its timer is due: with a timer every few milliseconds that is
/// most of what an otherwise idle loop does.
record WholeMillis(IoHandler handler) implements IoHandler {
  private static final long MILLI = MILLISECONDS.toNanos(1);

  static IoHandlerFactory of(IoHandlerFactory factory) {
    return executor -> new WholeMillis(factory.newHandler(executor));
  }

  @Override
  public int run(IoHandlerContext context) {
    return handler.run(new Rounded(context));
  }

  private record Rounded(IoHandlerContext context) implements IoHandlerContext {
    @Override
    public boolean canBlock() {
      return context.canBlock();
    }

    @Override
    public long delayNanos(long now) {
      long delay = context.delayNanos(now);
      boolean isFar = delay > Long.MAX_VALUE - MILLI;
      return isFar || delay <= 0 ? delay : Math.ceilDiv(delay, MILLI) * MILLI;
    }

    @Override
    public long deadlineNanos() {
      return context.deadlineNanos();
    }

    @Override
    public void reportActiveIoTime(long nanos) {
      context.reportActiveIoTime(nanos);
    }

    @Override
    public boolean shouldReportActiveIoTime() {
      return context.shouldReportActiveIoTime();
    }
  }

  @Override
  public void initialize() {
    handler.initialize();
  }

  @Override
  public void prepareToDestroy() {
    handler.prepareToDestroy();
  }

  @Override
  public void destroy() {
    handler.destroy();
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return handler.register(handle);
  }

  @Override
  public void wakeup() {
    handler.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> type) {
    return handler.isCompatible(type);
  }
}
