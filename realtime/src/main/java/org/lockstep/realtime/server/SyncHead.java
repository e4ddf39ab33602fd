package org.lockstep.realtime.server;

import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.Lib0Writer;

/// A step of the exchange in two parts, so that updates need not be copied.
final class SyncHead {
  private static final byte[] NOTHING = {};

  private SyncHead() {}

  /// What comes before the content.
  static byte[] write(Lib0Writer out, SyncMessage message) {
    switch (message) {
      case SyncMessage.Step1 _ -> message.write(out);
      case SyncMessage.Step2(var update) -> out.varUint(1).varUint(update.length);
      case SyncMessage.Update(var update) -> out.varUint(2).varUint(update.length);
    }
    return out.toByteArray();
  }

  /// The content.
  static byte[] content(SyncMessage message) {
    return switch (message) {
      case SyncMessage.Step1 _ -> NOTHING;
      case SyncMessage.Step2(var update) -> update;
      case SyncMessage.Update(var update) -> update;
    };
  }
}
