package org.lockstep.client.failure;

import java.io.Serial;

/// Something that the client could not do, or would not. The message is one line for a person and
/// holds no secret.
public abstract sealed class ClientFailure extends RuntimeException
    permits HomeRefused,
        NotFound,
        NotRestorable,
        ProblemException,
        ServerMisbehaved,
        ServerUnreachable,
        TrustRefused,
        VerdictDisputed {
  @Serial private static final long serialVersionUID = 1;

  ClientFailure(String message) {
    super(message);
  }

  ClientFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
