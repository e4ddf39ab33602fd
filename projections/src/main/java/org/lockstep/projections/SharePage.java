package org.lockstep.projections;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Personal;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;

/// A page of the shares that an account takes part in, in the order of their ids.
///
/// @param next the cursor of the following page, empty where this was the last
public record SharePage(List<Entry> shares, Optional<ShareId> next) {
  /// Copies the list.
  public SharePage {
    shares = List.copyOf(shares);
  }

  /// One share.
  ///
  /// @param title its text may be erased
  public record Entry(ShareId share, Personal title, ShareProtection protection) {}
}
