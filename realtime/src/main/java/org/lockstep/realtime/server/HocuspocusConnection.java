package org.lockstep.realtime.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.realtime.hocuspocus.Address;
import org.lockstep.realtime.hocuspocus.Body;
import org.lockstep.realtime.hocuspocus.HocuspocusFrame;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.Frame;

/// Hocuspocus on one socket: many documents, each with its own ticket. For the socket's event
/// loop.
final class HocuspocusConnection implements FrontEnd {
  private final Wire wire;
  private final House house;
  private final Pending pending;
  private final Map<Address, Attachment> attachments = new HashMap<>();
  private int holders;

  HocuspocusConnection(Wire wire, House house) {
    this.wire = wire;
    this.house = house;
    this.pending = new Pending(house.bounds());
  }

  @Override
  public void opened() {
    closeUnlessUsed();
  }

  /// A socket that carries no document is of no use to anybody.
  private void closeUnlessUsed() {
    Later.run(
        wire.channel().eventLoop(),
        house.bounds().patience(),
        () -> {
          if (attachments.values().stream().noneMatch(Attachment::isOpen)) {
            wire.close(Ending.TIMEOUT);
          }
        });
  }

  @Override
  public void received(byte[] message) {
    switch (HocuspocusFrame.read(message)) {
      case HocuspocusFrame.Ping() -> send(new Frame(new HocuspocusFrame.Pong().toByteArray()));
      case HocuspocusFrame.Pong() -> {}
      case HocuspocusFrame.Addressed(var address, var body) ->
          received(address, body, message.length);
    }
  }

  private void received(Address address, Body body, int length) {
    var attachment = attachments.get(address);
    if (attachment == null && body instanceof Body.Left) return;
    if (attachment == null) attachment = attach(address);
    if (attachment != null) attachment.received(body, length);
  }

  private @Nullable Attachment attach(Address address) {
    long waiting = attachments.values().stream().filter(a -> !a.isOpen()).count();
    boolean isFull = attachments.size() >= house.bounds().documents();
    if (isFull || waiting >= house.bounds().pendingDocuments()) {
      wire.close(Ending.OVERLOAD);
      return null;
    }
    var attachment = new Attachment(this, house, address, pending.new Queue<>());
    attachments.put(address, attachment);
    return attachment;
  }

  Wire wire() {
    return wire;
  }

  /// Sends a frame that nobody else needs.
  void send(Frame frame) {
    try (frame) {
      wire.send(frame);
    }
  }

  /// A document is not attached any more.
  void forget(Attachment attachment) {
    attachments.remove(attachment.address(), attachment);
    closeUnlessUsed();
  }

  /// One more document, or one less, has too much on its way for anything to be read.
  void hold(int more) {
    holders += more;
    wire.read(holders == 0);
  }

  @Override
  public void writable() {
    attachments.values().forEach(Attachment::writable);
  }

  @Override
  public void heartbeat() {
    attachments.values().stream()
        .filter(Attachment::isOpen)
        .findAny()
        .ifPresent(Attachment::heartbeat);
  }

  @Override
  public void closed() {
    for (var attachment : List.copyOf(attachments.values())) attachment.detach();
    attachments.clear();
  }
}
