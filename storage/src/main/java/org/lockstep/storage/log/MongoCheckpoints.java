package org.lockstep.storage.log;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.Insertion;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Patience;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;
import org.lockstep.storage.mongodb.SureInsert;

/// Checkpoints in MongoDB, in the journal's database; the package comment tells the collection.
///
/// Their numbers have no gaps, so two who want to be next want the same key.
public final class MongoCheckpoints implements Checkpoints {
  private static final int MARK_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ShelfForm FORM =
      ShelfForm.of(
          "checkpoint", "_id", "long", "size", "long", "note", "binData", "mark", "binData");

  private final String store;
  private final Shelf shelf;
  private final SureInsert inserting;

  private MongoCheckpoints(MongoStore store) {
    this.store = store.name();
    this.shelf = store.shelf(FORM);
    this.inserting = new SureInsert(shelf, "mark");
  }

  /// Opens those of the store.
  public static MongoCheckpoints open(MongoStore store) {
    return new MongoCheckpoints(store);
  }

  @Override
  public Optional<Note> last() {
    return Optional.ofNullable(newest()).map(this::note);
  }

  private @Nullable BsonDocument newest() {
    var search = Search.of(new BsonDocument()).sorted(Fields.of("_id", -1)).limit(1);
    return shelf.find(search).stream().findFirst().orElse(null);
  }

  private Note note(BsonDocument document) {
    try {
      return Note.parse(document.getBinary("note").getData());
    } catch (LogFormatException e) {
      throw new DamagedStore(store, "a checkpoint in it is no note", e);
    }
  }

  @Override
  public List<Note> read(long from, int limit) {
    if (limit == 0) return List.of();
    var later = Fields.of("_id", Fields.of("$gte", from));
    return shelf.find(Search.of(later).inOrder().limit(limit)).stream().map(this::note).toList();
  }

  @Override
  public boolean append(long previous, Note next) {
    long size = Checkpoint.parse(next.text()).size();
    var last = newest();
    if ((last == null ? NONE : last.getInt64("size").getValue()) != previous) return false;
    long number = last == null ? 0 : last.getInt64("_id").getValue() + 1;
    var mark = new byte[MARK_BYTES];
    RANDOM.nextBytes(mark);
    var document = Fields.of("_id", number, "size", size, "note", next.bytes(), "mark", mark);
    return switch (inserting.insert(List.of(document), new Patience())) {
      case Insertion.Whole() -> true;
      case Insertion.Taken _ -> false;
      case Insertion.Refused(_, var why) -> throw why;
    };
  }
}
