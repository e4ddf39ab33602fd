package org.lockstep.client.failure;

import java.io.Serial;

/// The answer is none that a Lockstep server of this version gives: another service, another
/// version, or a proxy in between.
public final class ServerMisbehaved extends ClientFailure {
  @Serial private static final long serialVersionUID = 1;

  /// @param what what was wrong, in a few words
  public ServerMisbehaved(String what) {
    super("the server's answer cannot be understood: " + what);
  }

  /// @param what what was wrong, in a few words
  public ServerMisbehaved(String what, Throwable cause) {
    super("the server's answer cannot be understood: " + what, cause);
  }
}
