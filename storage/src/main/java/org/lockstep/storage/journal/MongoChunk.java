package org.lockstep.storage.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.lockstep.crypto.log.TileNode;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.ShelfForm;

/// A document of the journal: whole batches that were committed together; the package comment tells
/// its form.
///
/// @param events as they were read: all of them, or those of one stream
record MongoChunk(long first, int count, long millis, List<Member> events) {
  static final ShelfForm FORM =
      ShelfForm.of(
              "journal", "_id", "long", "count", "int", "at", "long", "batch", "binData", "events",
              "array")
          .with(ShelfForm.Kind.UNIQUE, "stream", "events.stream", "events.sequence")
          .with(ShelfForm.Kind.SPARSE, "node", "nodes.level", "nodes.index");

  /// An event within its document.
  ///
  /// @param nth number within the document, from 0
  @SuppressWarnings("ArrayRecordComponent") // just read
  record Member(int nth, String stream, long sequence, byte[] bytes) {}

  long end() {
    return first + count;
  }

  /// The document of a group.
  ///
  /// @param batch random: by it a writer knows its own document again
  static BsonDocument document(Group group, byte[] batch) {
    var events = new BsonArray();
    for (var event : group.events()) {
      var bytes = ByteBuffer.allocate(event.size());
      event.addTo(bytes);
      events.add(
          Fields.of(
              "nth",
              events.size(),
              "stream",
              event.streamId(),
              "sequence",
              event.streamSequence(),
              "bytes",
              bytes.array()));
    }
    var document =
        Fields.of(
            "_id", group.first(), "count", events.size(), "at", group.millis(), "batch", batch);
    document.append("events", events);
    if (!group.completed().isEmpty()) document.append("nodes", nodes(group.completed()));
    return document;
  }

  private static BsonArray nodes(List<TileNode> completed) {
    var nodes = new BsonArray();
    for (var node : completed) {
      nodes.add(
          Fields.of("level", node.level(), "index", node.index(), "hash", node.hash().bytes()));
    }
    return nodes;
  }

  /// @throws MalformedChunk if it has not the form of such a document
  static MongoChunk of(BsonDocument document) {
    try {
      var members = new ArrayList<Member>();
      for (var event : document.getArray("events")) {
        members.add(member(event));
      }
      return new MongoChunk(
          document.getInt64("_id").getValue(),
          document.getInt32("count").getValue(),
          document.getInt64("at").getValue(),
          members);
    } catch (BsonInvalidOperationException e) {
      throw new MalformedChunk("a document of the journal has another form: " + e.getMessage());
    }
  }

  private static Member member(BsonValue event) {
    var fields = event.asDocument();
    return new Member(
        fields.getInt32("nth").getValue(),
        fields.getString("stream").getValue(),
        fields.getInt64("sequence").getValue(),
        fields.getBinary("bytes").getData());
  }

  /// @throws MalformedChunk if an event is missing or cut off
  void requireWhole() {
    if (events.size() != count) throw new MalformedChunk("events are missing in a document");
    for (int nth = 0; nth < count; nth++) {
      if (events.get(nth).nth() != nth) throw new MalformedChunk("events are out of order");
    }
  }

  StoredEvent event(Member member) {
    EventBytes.length(member.bytes(), 0); // refuses one that is cut off
    return EventBytes.decode(member.bytes(), 0, first + member.nth());
  }
}
