package org.lockstep.domain.custody;

import java.util.List;

/// The effective encryption of a share at one point of the history, and why.
///
/// @param causes what policy has against end-to-end encryption
/// @param pending the key operations that are still owed; once there are none, policy and custody
///     agree
/// @param epoch the epoch of the share's secret that new content is written under
public record Verdict(
    Encryption encryption, List<Since<Cause>> causes, List<Since<Obligation>> pending, int epoch) {
  /// Copies the lists.
  public Verdict {
    causes = List.copyOf(causes);
    pending = List.copyOf(pending);
  }

  /// Where keys lie that open the share.
  public KeyStorage keyStorage() {
    return encryption.keyStorage();
  }

  /// How what is written now is protected.
  public enum Encryption {
    /// Only the participants' trusted devices can read it.
    END_TO_END,
    /// The server can read it too, or could have.
    IN_TRANSIT_AND_ON_SERVER;

    /// Where keys lie that open what is protected so.
    public KeyStorage keyStorage() {
      return switch (this) {
        case END_TO_END -> KeyStorage.TRUSTED_DEVICES;
        case IN_TRANSIT_AND_ON_SERVER -> KeyStorage.SERVER;
      };
    }
  }

  /// Who holds keys that open it.
  public enum KeyStorage {
    /// Trusted devices alone.
    TRUSTED_DEVICES,
    /// The server as well.
    SERVER
  }
}
