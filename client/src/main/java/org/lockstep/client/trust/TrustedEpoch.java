package org.lockstep.client.trust;

import java.util.List;
import org.lockstep.crypto.share.Grant;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;

/// One epoch of a share's secret, with its grants verified.
///
/// @param commitment of its secret
/// @param previous the previous secret wrapped under this one; empty for the first
/// @param grants oldest first
public record TrustedEpoch(int number, Bytes commitment, Bytes previous, List<Made> grants) {
  /// Copies the list.
  public TrustedEpoch {
    grants = List.copyOf(grants);
  }

  /// A grant, and the key of the member's device that made it.
  public record Made(Grant grant, VerifyingKey by) {}
}
