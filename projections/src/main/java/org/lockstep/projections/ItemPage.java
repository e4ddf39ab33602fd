package org.lockstep.projections;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Moment;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.domain.share.Actor;

/// A page of the items of a share, in the order of their ids.
///
/// @param next the cursor of the following page, empty where this was the last
public record ItemPage(List<Entry> items, Optional<ItemId> next) {
  /// Copies the list.
  public ItemPage {
    items = List.copyOf(items);
  }

  /// The last version of an item.
  ///
  /// @param by its author
  /// @param written where and when
  public record Entry(ItemId item, ItemVersion version, Actor by, Moment written) {}
}
