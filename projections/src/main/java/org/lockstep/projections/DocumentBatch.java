package org.lockstep.projections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Write;

/// The writes of one batch of events, read through by the events that follow in it.
///
/// Of several writes to one document the last one stays. Confined to one thread.
final class DocumentBatch {
  private final Function<Place, Optional<byte[]>> before;
  private final Map<Place, Write> writes = new LinkedHashMap<>();
  private final @Nullable Place watched;
  private boolean touched;

  /// Where a document lies.
  record Place(String collection, String key) {}

  DocumentBatch(Documents documents) {
    this(place -> documents.get(place.collection(), place.key()).map(Document::value), null);
  }

  /// @param before finds the values that documents had before the batch
  /// @param watched a document of which [#touched] tells
  DocumentBatch(Function<Place, Optional<byte[]>> before, @Nullable Place watched) {
    this.before = before;
    this.watched = watched;
  }

  void put(String collection, String key, byte[] value, Map<String, String> fields) {
    var place = new Place(collection, key);
    touch(place);
    writes.put(place, new Write.Put(collection, key, value, fields));
  }

  void delete(String collection, String key) {
    var place = new Place(collection, key);
    touch(place);
    writes.put(place, new Write.Delete(collection, key));
  }

  private void touch(Place place) {
    touched |= place.equals(watched);
  }

  /// Whether the watched document was put or deleted since this was last asked.
  boolean touched() {
    boolean was = touched;
    touched = false;
    return was;
  }

  /// Takes back writes that are outdated before they are made.
  void forget(String collection, Predicate<Write.Put> outdated) {
    writes
        .values()
        .removeIf(
            write ->
                write instanceof Write.Put put
                    && put.collection().equals(collection)
                    && outdated.test(put));
  }

  /// Deletes a document, unless it has been written anew.
  void deleteUnlessPut(String collection, String key) {
    writes.putIfAbsent(new Place(collection, key), new Write.Delete(collection, key));
  }

  /// The document's value after the writes so far.
  Optional<byte[]> get(String collection, String key) {
    var place = new Place(collection, key);
    var written = writes.get(place);
    if (written == null) return before.apply(place);
    return switch (written) {
      case Write.Put put -> Optional.of(put.value());
      case Write.Delete _ -> Optional.empty();
    };
  }

  List<Write> writes() {
    return List.copyOf(writes.values());
  }
}
