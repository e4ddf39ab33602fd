package org.lockstep.domain.item;

import org.lockstep.domain.Event;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;

/// What happens to an item.
public sealed interface ItemEvent extends Event {
  /// The share that the item lies in, for good (R61).
  ShareId share();

  /// Whose stream this is.
  ItemId item();

  @Override
  default String streamId() {
    return item().value();
  }

  /// A version was written, the first one included.
  record ItemWritten(ShareId share, ItemId item, ItemVersion version, Actor by)
      implements ItemEvent {}

  /// The item was deleted.
  ///
  /// @param version its last version
  record ItemDeleted(ShareId share, ItemId item, int version, Actor by) implements ItemEvent {}
}
