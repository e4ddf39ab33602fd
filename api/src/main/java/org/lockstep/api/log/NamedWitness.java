package org.lockstep.api.log;

import java.net.URI;
import org.lockstep.crypto.log.Ed25519CosignerKey;
import org.lockstep.crypto.log.LogFormatException;

/// A witness that the operator named: its key, and where it takes checkpoints.
///
/// @param key as its operator published it (C2SP tlog-cosignature)
/// @param address its submission prefix, without a slash at the end
public record NamedWitness(Ed25519CosignerKey key, URI address) {
  /// Reads a witness as settings name it: its verifier key, a space, and its address.
  ///
  /// @throws IllegalArgumentException in one line, if it is none
  public static NamedWitness parse(String text) {
    var parts = text.strip().split(" +", -1);
    if (parts.length != 2 || !parts[1].matches("https?://[^?#]+")) {
      throw new IllegalArgumentException(
          "a witness is named by its key, a space and its address such as https://w.example/log: "
              + text);
    }
    try {
      var address = URI.create(parts[1].replaceFirst("/+$", ""));
      return new NamedWitness(Ed25519CosignerKey.parse(parts[0]), address);
    } catch (LogFormatException e) {
      throw new IllegalArgumentException("the key of a witness: " + e.getMessage(), e);
    }
  }

  /// By which logs and metrics name it.
  public String name() {
    return key.name();
  }
}
