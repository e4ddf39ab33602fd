package org.lockstep.storage.mongodb;

import java.util.List;
import org.bson.BsonDocument;
import org.lockstep.storage.OutcomeUnknown;

/// Inserts documents one after the other, and finds out what became of them if answers are lost.
///
/// An insertion whose outcome is unknown is repeated, the very same documents under the same keys,
/// until they are found to be there, or something else is in their place: after that they can never
/// be. A writer knows its own document by a mark, which is random.
public final class SureInsert {
  private final Shelf shelf;
  private final String mark;

  /// Inserts into this shelf.
  ///
  /// @param mark the field that tells apart the documents of all writers
  public SureInsert(Shelf shelf, String mark) {
    this.shelf = shelf;
    this.mark = mark;
  }

  /// Inserts until one cannot be.
  ///
  /// @throws OutcomeUnknown once patience ends
  public Insertion insert(List<BsonDocument> documents, Patience patience) {
    int landed = 0;
    while (landed < documents.size()) {
      switch (tried(documents.subList(landed, documents.size()), patience)) {
        case Insertion.Whole() -> landed = documents.size();
        case Insertion.Taken(int index) -> {
          landed += index;
          if (!isOurs(documents.get(landed), patience)) return new Insertion.Taken(landed);
          landed++;
        }
        case Insertion.Refused(int index, var why) -> {
          return new Insertion.Refused(landed + index, why);
        }
      }
    }
    return new Insertion.Whole();
  }

  private Insertion tried(List<BsonDocument> documents, Patience patience) {
    while (true) {
      try {
        return shelf.insertInOrder(documents);
      } catch (OutcomeUnknown e) {
        patience.pause(e);
      }
    }
  }

  /// Whether a taken key was taken by this very document, in an attempt whose answer was lost.
  private boolean isOurs(BsonDocument document, Patience patience) {
    var itself = new BsonDocument("_id", document.get("_id")).append(mark, document.get(mark));
    while (shelf.firstUnconfirmed(itself) != null) {
      if (shelf.first(itself) != null) return true;
      patience.pause(); // a majority has yet to get it, or else the primary will lose it
    }
    return false;
  }
}
