package org.lockstep.projections;

import java.util.List;
import java.util.Optional;
import org.lockstep.projections.DocumentBatch.Place;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Write;

/// What the only writer of documents remembers of them, so that it asks for each of them once: a
/// replay comes back to the same few again and again.
///
/// Somebody else's write would go unnoticed, so its owner commits with a token: where another one
/// has written, that commit fails. Bounded. Confined to one thread.
final class Recall {
  /// Some hundred bytes each: only what is small is asked for while events are placed.
  private static final int LIMIT = 50_000;

  private final Documents documents;
  private final LruCache<Place, Optional<byte[]>> known = new LruCache<>(LIMIT);

  Recall(Documents documents) {
    this.documents = documents;
  }

  /// A document's value after the last commit.
  Optional<byte[]> get(Place place) {
    var remembered = known.get(place);
    if (remembered != null) return remembered;
    var found = documents.get(place.collection(), place.key()).map(document -> document.value());
    known.put(place, found);
    return found;
  }

  /// Takes in what has been committed.
  void committed(List<Write> writes) {
    for (var write : writes) {
      switch (write) {
        case Write.Put put ->
            replace(new Place(put.collection(), put.key()), Optional.of(put.value()));
        case Write.Delete(var collection, var key) ->
            replace(new Place(collection, key), Optional.empty());
      }
    }
  }

  private void replace(Place place, Optional<byte[]> value) {
    if (known.get(place) != null) known.put(place, value);
  }
}
