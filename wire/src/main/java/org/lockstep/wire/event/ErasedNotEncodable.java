package org.lockstep.wire.event;

import java.io.Serial;

/// An event with an erased text was to be encoded. Stored events are never serialised anew, and a
/// new event knows its texts: this is a defect of the caller.
public final class ErasedNotEncodable extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;

  ErasedNotEncodable(String path) {
    super("an erased text cannot be sealed: " + path);
  }
}
