package org.lockstep.client.failure;

import java.io.Serial;
import java.nio.file.Path;

/// The directory with the device's keys cannot be used as it is.
public final class HomeRefused extends ClientFailure {
  @Serial private static final long serialVersionUID = 1;

  private final Reason reason;

  /// Why.
  public enum Reason {
    /// Others could read the keys.
    PERMISSIONS_TOO_WIDE("others can read it; run: chmod -R go-rwx"),
    /// It cannot be read or written.
    UNUSABLE("it cannot be read and written"),
    /// A file is not what this program wrote.
    DAMAGED("a file in it is damaged; it is left as it is"),
    /// A newer version of this program wrote it.
    NEWER_FORMAT("a newer version wrote it; update this program"),
    /// No server is known yet.
    NO_SERVER("no server is known yet; name one with --server URL"),
    /// A device's keys are for one server alone.
    OTHER_SERVER("it belongs to another server; use another --home for this one"),
    /// No account uses this device yet.
    NO_ACCOUNT("it belongs to no account yet; open one or add this device to yours"),
    /// An account uses this device already.
    HAS_ACCOUNT("it belongs to an account already; use another --home"),
    /// No enrolment was begun.
    NO_ENROLMENT("no enrolment was begun here");

    private final String advice;

    Reason(String advice) {
      this.advice = advice;
    }
  }

  /// Refuses `home` for this reason.
  public HomeRefused(Reason reason, Path home) {
    super(home + ": " + reason.advice);
    this.reason = reason;
  }

  /// Refuses `home` for this reason, which a failure showed.
  public HomeRefused(Reason reason, Path home, Throwable cause) {
    super(home + ": " + reason.advice, cause);
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
