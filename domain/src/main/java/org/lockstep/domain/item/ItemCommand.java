package org.lockstep.domain.item;

import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;

/// What may be asked of an item.
public sealed interface ItemCommand {
  /// The share that the item lies in.
  ShareId share();

  /// Whose stream is meant.
  ItemId item();

  /// Who signed it.
  Actor by();

  /// Write the next version; `version.number()` says which one the author believes that to be.
  record WriteItem(ShareId share, ItemId item, ItemVersion version, Actor by)
      implements ItemCommand {}

  /// Delete the item.
  ///
  /// @param version the version that the author believes to be the last
  record DeleteItem(ShareId share, ItemId item, int version, Actor by) implements ItemCommand {}
}
