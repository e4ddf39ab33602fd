package org.lockstep.client.cli.demo;

import java.io.Serial;

/// The play went otherwise than it should; the message is one line that says how.
public final class DemoFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  DemoFailed(String line) {
    super(line);
  }

  DemoFailed(String line, Throwable cause) {
    super(line, cause);
  }
}
