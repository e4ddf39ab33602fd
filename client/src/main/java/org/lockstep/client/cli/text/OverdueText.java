package org.lockstep.client.cli.text;

import org.lockstep.wire.message.AuditMessages.StaleShare;

/// A key in wrong hands, in words.
public final class OverdueText {
  private OverdueText() {}

  /// One line: which share, since when, and until when it can wait.
  public static String line(StaleShare stale) {
    return "Warning: somebody who left, or a revoked device, holds the key of %s \"%s\" since %s; %s"
        .formatted(
            stale.share(),
            Words.safe(stale.title()),
            Times.text(stale.since()),
            stale.overdue()
                ? "nothing can be written to it until it has a new key."
                : "it needs a new key before " + Times.text(stale.deadline()) + ".");
  }
}
