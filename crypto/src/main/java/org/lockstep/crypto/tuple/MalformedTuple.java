package org.lockstep.crypto.tuple;

import java.io.Serial;

/// Bytes that are not the tuple they should be. Its message never holds a field's content.
public final class MalformedTuple extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;

  MalformedTuple(String message) {
    super(message);
  }

  MalformedTuple(String message, Throwable cause) {
    super(message, cause);
  }
}
