package org.lockstep.storage.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.lockstep.crypto.log.Hash;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.Insertion;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Patience;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.SureInsert;

/// The documents of the journal, read and inserted. Safe for all threads.
final class MongoChunks {
  /// Documents that are read in one go by who follows.
  private static final int AT_ONCE = 64;

  private final String store;
  private final Shelf shelf;
  private final SureInsert inserting;

  MongoChunks(MongoStore store) {
    this.store = store.name();
    this.shelf = store.shelf(MongoChunk.FORM);
    this.inserting = new SureInsert(shelf, "batch");
  }

  /// Inserts documents that follow each other, until it is known what became of them.
  Insertion insert(List<BsonDocument> documents, Patience patience) {
    return inserting.insert(documents, patience);
  }

  /// Where the journal ends, or null if it is empty.
  @Nullable MongoChunk last() {
    var last = shelf.find(Search.of(new BsonDocument()).sorted(Fields.of("_id", -1)).limit(1));
    return last.isEmpty() ? null : chunk(last.getFirst());
  }

  /// Some of the documents from a position on, where one of them begins.
  List<MongoChunk> from(long position) {
    var later = Fields.of("_id", Fields.of("$gte", position));
    return chunks(shelf.find(Search.of(later).inOrder().limit(AT_ONCE)));
  }

  /// The documents that hold positions `from` (inclusive) to `to` (exclusive).
  List<MongoChunk> covering(long from, long to) {
    var within = Fields.of("_id", Fields.of("$gte", from, "$lt", to));
    var found = shelf.find(Search.of(within).inOrder());
    if (found.isEmpty() || found.getFirst().getInt64("_id").getValue() > from) {
      found.addAll(0, before(from));
    }
    return chunks(found);
  }

  private List<BsonDocument> before(long position) {
    var earlier = Fields.of("_id", Fields.of("$lt", position));
    return shelf.find(Search.of(earlier).sorted(Fields.of("_id", -1)).limit(1));
  }

  /// The documents with events of a stream from a sequence on, with these events alone.
  List<MongoChunk> ofStream(String stream, long fromSequence) {
    var wanted = Fields.of("stream", stream, "sequence", Fields.of("$gte", fromSequence));
    var isOfStream = Fields.of("$eq", List.of("$$event.stream", stream));
    var isLater = Fields.of("$gte", List.of("$$event.sequence", fromSequence));
    var events =
        Fields.of(
            "$filter",
            Fields.of(
                "input",
                "$events",
                "as",
                "event",
                "cond",
                Fields.of("$and", List.of(isOfStream, isLater))));
    return chunks(
        shelf.aggregate(
            List.of(
                Fields.of("$match", Fields.of("events", Fields.of("$elemMatch", wanted))),
                Fields.of("$project", Fields.of("count", 1, "at", 1, "events", events)),
                Fields.of("$sort", Fields.of("_id", 1)))));
  }

  /// The last sequences of those of the streams that were ever written.
  Map<String, Long> lastSequences(Collection<String> streams) {
    var wanted = Fields.of("events.stream", Fields.of("$in", List.copyOf(streams)));
    var last = Fields.of("_id", "$events.stream", "last", Fields.of("$max", "$events.sequence"));
    var found =
        shelf.aggregate(
            List.of(
                Fields.of("$match", wanted),
                Fields.of("$unwind", "$events"),
                Fields.of("$match", wanted),
                Fields.of("$group", last)));
    var sequences = new HashMap<String, Long>();
    for (var group : found) {
      sequences.put(group.getString("_id").getValue(), group.getInt64("last").getValue());
    }
    return sequences;
  }

  /// Inner hashes of a level from an index on, as many as there are of `count`.
  List<Hash> nodes(int level, long first, int count) {
    var range = Fields.of("$gte", first, "$lt", first + count);
    var wanted = Fields.of("$elemMatch", Fields.of("level", level, "index", range));
    var found =
        shelf.find(Search.of(Fields.of("nodes", wanted)).inOrder().fields(Fields.of("nodes", 1)));
    var hashes = new ArrayList<Hash>();
    for (var document : found) {
      for (var node : document.getArray("nodes")) {
        var fields = node.asDocument();
        long index = fields.getInt64("index").getValue();
        boolean isWanted = fields.getInt32("level").getValue() == level;
        if (isWanted && index >= first && index < first + count) {
          hashes.add(Hash.of(fields.getBinary("hash").getData()));
        }
      }
    }
    return hashes;
  }

  private List<MongoChunk> chunks(List<BsonDocument> documents) {
    return documents.stream().map(this::chunk).toList();
  }

  private MongoChunk chunk(BsonDocument document) {
    try {
      return MongoChunk.of(document);
    } catch (MalformedChunk e) {
      throw damaged(e);
    }
  }

  DamagedStore damaged(MalformedChunk e) {
    return new DamagedStore(store, String.valueOf(e.getMessage()), e);
  }

  DamagedStore damaged(String finding) {
    return new DamagedStore(store, finding);
  }
}
