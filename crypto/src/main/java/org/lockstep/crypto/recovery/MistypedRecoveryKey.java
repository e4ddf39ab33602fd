package org.lockstep.crypto.recovery;

import java.io.Serial;

/// What was typed cannot be a recovery key: the length, a character or the check part is wrong.
public final class MistypedRecoveryKey extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;

  MistypedRecoveryKey() {
    super("this is not a recovery key; compare it with the paper, character by character");
  }
}
