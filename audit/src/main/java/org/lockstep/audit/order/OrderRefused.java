package org.lockstep.audit.order;

import java.io.Serial;

/// An event that nobody ordered, as far as is shown. Keep what was shown: it is evidence.
public final class OrderRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final long position;
  private final OrderFault fault;

  OrderRefused(long position, OrderFault fault) {
    super("event " + position + " was not ordered by whom it names: " + fault.words());
    this.position = position;
    this.fault = fault;
  }

  /// Of the event.
  public long position() {
    return position;
  }

  /// What is wrong with its order.
  public OrderFault fault() {
    return fault;
  }
}
