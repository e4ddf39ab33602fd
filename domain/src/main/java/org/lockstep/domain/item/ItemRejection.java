package org.lockstep.domain.item;

import java.time.Duration;
import java.time.Instant;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.share.Role;

/// Why a command to an item is refused, with the facts that block it.
public sealed interface ItemRejection {
  /// There is no such item in the share, or none any more.
  record ItemUnknown(ItemId item) implements ItemRejection {}

  /// The account takes part in the share, but may not write (R63).
  record ReadOnly(Role role) implements ItemRejection {}

  /// Somebody else wrote in between.
  ///
  /// @param expected for a write the number that would have been next, for a deletion the last one
  record VersionConflict(int expected, int given) implements ItemRejection {}

  /// Content is written under the share's current epoch only.
  record ItemEpochWrong(int current, int given) implements ItemRejection {}

  /// A removed party holds the current epoch's key, and the time to replace it is over (R59).
  record RotationOverdue(int epoch, Instant owedSince, Duration deadline)
      implements ItemRejection {}
}
