package org.lockstep.client.cli;

import java.io.Serial;

/// A command line that cannot be meant: one line for a person, exit code 2.
final class Mistake extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Mistake(String line) {
    super(line);
  }
}
