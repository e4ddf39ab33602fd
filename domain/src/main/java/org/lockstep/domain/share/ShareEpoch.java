package org.lockstep.domain.share;

import java.util.List;
import org.lockstep.domain.Bytes;

/// One generation of a share's secret.
///
/// @param number counted from 1
/// @param commitment binds the secret: all members check that they hold the same one
/// @param grants the secret, sealed to each participant
/// @param previous the previous epoch's secret wrapped under this one; empty for the first
public record ShareEpoch(int number, Bytes commitment, List<Grant> grants, Bytes previous) {
  /// Copies the list.
  public ShareEpoch {
    grants = List.copyOf(grants);
  }
}
