package org.lockstep.projections;

import java.util.List;
import java.util.OptionalLong;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.keyuse.KeyUsed;

/// A page of the uses of keys, in the order of the history.
///
/// @param next the cursor of the following page, empty where this was the last
public record UsePage(List<Recorded<KeyUsed>> uses, OptionalLong next) {
  /// Copies the list.
  public UsePage {
    uses = List.copyOf(uses);
  }
}
