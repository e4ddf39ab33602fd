package org.lockstep.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Objects;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.directory.UnsupportedFormat;

/// Whose store a database is, and in which form, is known before anything is written.
class RealmRecordTest {
  private final MongoAddress address = TestMongo.fresh();
  private final MongoClient client = MongoClients.create(address.parsed());
  private final MongoDatabase database =
      client.getDatabase(Objects.requireNonNull(address.parsed().getDatabase()));

  @AfterEach
  void close() {
    client.close();
  }

  private void requireRefused(Class<? extends StorageException> type, String words) {
    var before = database.listCollectionNames().into(new ArrayList<>());
    assertThatThrownBy(() -> MongoStore.open(address, "home"))
        .isInstanceOf(type)
        .hasMessageContaining(words)
        .message()
        .hasLineCount(1);
    assertThat(database.listCollectionNames().into(new ArrayList<>())).isEqualTo(before);
  }

  private void record(BsonDocument record) {
    database.getCollection("lockstep", BsonDocument.class).insertOne(record);
  }

  @Test
  void an_empty_database_becomes_the_realm_that_is_asked_for() {
    MongoStore.open(address, "home").close();
    MongoStore.open(address, "home").close();
    assertThatThrownBy(() -> MongoStore.open(address, "work"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("holds realm home, not work");
  }

  @Test
  void what_something_else_has_written_is_left_as_it_is() {
    database.createCollection("invoices");
    requireRefused(UnsupportedFormat.class, "it holds invoices");
  }

  @Test
  void a_newer_form_is_refused() {
    record(Fields.of("_id", "realm", "format", 2, "realm", "home"));
    requireRefused(UnsupportedFormat.class, "Use a newer version.");
  }

  @Test
  void an_older_form_is_refused() {
    record(Fields.of("_id", "realm", "format", 0, "realm", "home"));
    requireRefused(UnsupportedFormat.class, "Move it with an earlier version.");
  }

  @Test
  void a_record_without_a_form_is_damage() {
    record(Fields.of("_id", "realm", "format", "one"));
    requireRefused(DamagedStore.class, "names no format");
  }

  @Test
  void a_server_that_is_no_replica_set_is_refused_unless_it_is_allowed() {
    Assumptions.assumeFalse(TestMongo.isReal(), "that server is a replica set");
    assertThatThrownBy(() -> MongoStore.open(MongoAddress.of(address.uri()), "home"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is no replica set");
    assertThat(database.listCollectionNames()).isEmpty();
  }

  @Test
  void what_does_not_fit_the_schema_is_refused_by_the_server() {
    Assumptions.assumeTrue(TestMongo.isReal(), "the small server knows no schemas");
    try (var store = MongoStore.open(address, "home")) {
      var shelf = store.shelf(ShelfForm.of("number", "_id", "string", "value", "long"));
      assertThatThrownBy(() -> shelf.insert(Fields.of("_id", "one", "value", "1")))
          .isInstanceOf(StorageException.class);
      assertThat(shelf.first(new BsonDocument())).isNull();
    }
  }

  @Test
  void addresses_that_are_not_understood_are_refused_without_their_secrets() {
    for (var uri :
        new String[] {
          "mongodb://user:s3cret@", "mongodb://user:s3cret@host", "http://user:s3cret@host/db"
        }) {
      assertThatThrownBy(() -> MongoStore.open(MongoAddress.of(uri), "home"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("mongodb://HOST")
          .hasMessageNotContaining("s3cret");
    }
    assertThat(MongoAddress.of("mongodb://user:s3cret@host/db"))
        .asString()
        .doesNotContain("s3cret")
        .isEqualTo("host/db");
  }

  @Test
  void where_nobody_answers_that_is_said() {
    var nobody = MongoAddress.of("mongodb://127.0.0.1:1/db?serverSelectionTimeoutMS=200");
    assertThatThrownBy(() -> MongoStore.open(nobody, "home"))
        .isInstanceOf(StorageException.class)
        .hasMessage("MongoDB at 127.0.0.1:1/db does not answer.");
  }
}
