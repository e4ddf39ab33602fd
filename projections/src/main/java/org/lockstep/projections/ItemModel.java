package org.lockstep.projections;

import java.util.Optional;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent.ItemWritten;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;

/// Items as they are now: the last version of each; deleted ones are gone. Safe for use by many
/// threads.
public final class ItemModel {
  private final Gate gate;
  private final Documents documents;
  private final Streams streams;

  ItemModel(Gate gate, Documents documents, Streams streams) {
    this.gate = gate;
    this.documents = documents;
    this.streams = streams;
  }

  /// A page of the items of a share.
  ///
  /// @param after the cursor: the page before named it as its `next`; empty for the first page
  /// @param limit of items, at least 1
  public ItemPage page(ShareId share, Optional<ItemId> after, int limit) {
    var query =
        Query.by(Collections.ITEMS, Collections.SHARE, share.value())
            .after(after.map(item -> Collections.key(share, item)).orElse(null))
            .limit(limit);
    return gate.reading(
        () -> {
          var page = documents.find(query);
          var next = Optional.ofNullable(page.next()).map(Collections::inner).map(ItemId::new);
          return new ItemPage(page.documents().stream().map(this::entry).toList(), next);
        });
  }

  /// The item, if it is in that share and not deleted.
  public Optional<ItemPage.Entry> item(ShareId share, ItemId item) {
    return gate.reading(
        () -> documents.get(Collections.ITEMS, Collections.key(share, item)).map(this::entry));
  }

  private ItemPage.Entry entry(Document found) {
    var written = EventDocument.read(found.value(), streams.codec(), ItemWritten.class);
    var event = written.event();
    return new ItemPage.Entry(event.item(), event.version(), event.by(), written.moment());
  }
}
