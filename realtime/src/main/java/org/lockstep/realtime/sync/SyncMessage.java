package org.lockstep.realtime.sync;

import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.Lib0Reader;
import org.lockstep.yjs.Lib0Writer;
import org.lockstep.yjs.MalformedUpdate;
import org.lockstep.yjs.StateVector;

/// A message of y-protocols' sync. The bytes of updates are as they came, and not validated here.
@SuppressWarnings("ArrayRecordComponent") // handed on, not copied
public sealed interface SyncMessage {

  /// "This is what I have: send me the rest."
  record Step1(StateVector known) implements SyncMessage {}

  /// The answer: everything that was lacking.
  record Step2(byte[] update) implements SyncMessage {}

  /// A change.
  record Update(byte[] update) implements SyncMessage {}

  /// Reads one, up to its end.
  ///
  /// @throws MalformedUpdate if it is none
  static SyncMessage read(Lib0Reader in) {
    long step = in.varUint();
    var content = in.varBytes();
    if (step == 0) return new Step1(StateVector.read(content));
    if (step == 1) return new Step2(content);
    if (step == 2) return new Update(content);
    throw new MalformedUpdate(Flaw.UNKNOWN_TAG, in.position());
  }

  /// Writes it.
  default void write(Lib0Writer out) {
    switch (this) {
      case Step1(var known) -> out.varUint(0).varBytes(known.toByteArray());
      case Step2(var update) -> out.varUint(1).varBytes(update);
      case Update(var update) -> out.varUint(2).varBytes(update);
    }
  }
}
