package org.lockstep.bench.journal;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;

/// The plain way: a document for each event, inserted by its writer, confirmed as our documents are
/// (majority, in the journal), with a unique index over stream and sequence. It gives no position
/// in a whole history and no leaf: it does less.
final class EventDocuments implements EventLog {
  private static final byte[] METADATA = new byte[100];

  private final MongoClient client;
  private final MongoCollection<Document> events;

  EventDocuments(String uri, String database) {
    client = MongoClients.create(new ConnectionString(uri));
    events =
        client
            .getDatabase(database)
            .getCollection("event")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    events.createIndex(Indexes.ascending("stream", "sequence"), new IndexOptions().unique(true));
  }

  /// Takes a database away.
  static void drop(String uri, String database) {
    try (var client = MongoClients.create(new ConnectionString(uri))) {
      client.getDatabase(database).drop();
    }
  }

  @Override
  public void append(String stream, long sequence, byte[] payload) {
    events.insertOne(
        new Document("stream", stream)
            .append("sequence", sequence)
            .append("streamType", "bench")
            .append("type", "bench.happened")
            .append("revision", 1)
            .append("at", Instant.now().toEpochMilli())
            .append("actor", "-")
            .append("payload", new Binary(payload))
            .append("metadata", new Binary(METADATA)));
  }

  @Override
  public long readAll() {
    long count = 0;
    for (var document : events.find().sort(Indexes.ascending("_id"))) {
      if (!document.isEmpty()) count++;
    }
    return count;
  }

  @Override
  public void close() {
    client.close();
  }
}
