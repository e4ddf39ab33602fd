package org.lockstep.api.item;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockstep.domain.Bytes;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;
import org.lockstep.storage.documents.Write;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;

/// What is remembered of uploads beside their bytes. Losing it loses uploads that are under way,
/// and
/// nothing else.
final class UploadRecords {
  private static final String COLLECTION = "uploads";

  private final Documents documents;
  private final MessageCodec codec;

  UploadRecords(Documents documents, MessageCodec codec) {
    documents.declare(new Collection(COLLECTION, List.of()));
    this.documents = documents;
    this.codec = codec;
  }

  /// What is remembered of an upload.
  ///
  /// @param length that it will have
  /// @param at when it was begun or, if it is, finished
  /// @param finished SHA-256 of the whole, once it is a blob
  /// @param purpose what it was finished for, where that is nothing in a share
  record Entry(long length, Instant at, Optional<Bytes> finished, Optional<String> purpose) {
    static Entry begun(long length, Instant at) {
      return new Entry(length, at, Optional.empty(), Optional.empty());
    }
  }

  Optional<Entry> find(UploadName name) {
    return documents.get(COLLECTION, name.key()).map(this::read);
  }

  void put(UploadName name, Entry entry) {
    documents.commit(List.of(new Write.Put(COLLECTION, name.key(), codec.write(entry), Map.of())));
  }

  void forget(UploadName name) {
    forget(name.key());
  }

  /// Forgets the uploads from before that time whose bytes are gone.
  ///
  /// @param gone asked with the name that the store knows
  void forgetOlderThan(Instant time, Predicate<String> gone) {
    var query = Query.all(COLLECTION);
    while (true) {
      var page = documents.find(query);
      page.documents().stream()
          .filter(found -> read(found).at().isBefore(time))
          .filter(found -> gone.test(UploadName.stored(found.key())))
          .forEach(found -> forget(found.key()));
      if (page.next() == null) return;
      query = query.after(page.next());
    }
  }

  private void forget(String key) {
    documents.commit(List.of(new Write.Delete(COLLECTION, key)));
  }

  private Entry read(Document found) {
    try {
      return codec.read(found.value(), Entry.class);
    } catch (MalformedMessage e) {
      throw new IllegalStateException("what is remembered of an upload is damaged", e);
    }
  }
}
