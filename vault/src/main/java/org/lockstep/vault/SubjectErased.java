package org.lockstep.vault;

import java.io.Serial;

/// The key of this subject was destroyed, and no second one is ever made.
public final class SubjectErased extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  private final String subject;

  SubjectErased(String subject) {
    super("the key of " + subject + " was destroyed");
    this.subject = subject;
  }

  /// Whose key it was.
  public String subject() {
    return subject;
  }
}
