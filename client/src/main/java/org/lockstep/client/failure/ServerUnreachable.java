package org.lockstep.client.failure;

import java.io.Serial;
import java.net.URI;

/// No answer came from the server. A command may have been carried out all the same: repeating it
/// is safe.
public final class ServerUnreachable extends ClientFailure {
  @Serial private static final long serialVersionUID = 1;

  /// No answer from this address.
  public ServerUnreachable(URI server, Throwable cause) {
    super("no server answers at " + server + ": is it running, and is the address right?", cause);
  }
}
