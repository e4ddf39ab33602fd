package org.lockstep.storage.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ValidationOptions;
import com.mongodb.connection.ClusterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.lockstep.storage.StorageException;

/// A realm in MongoDB, open. Safe for all threads, and for as many processes as like.
public final class MongoStore implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;
  private static final int CONFIRMATION_SECONDS = 20;
  private static final int READ_SECONDS = 30;
  private static final int NAMESPACE_EXISTS = 48;
  private static final long DAY = 24L * 60 * 60;
  private static final String BESIDE = "-secrets";

  private final String name;
  private final MongoClient client;
  private final MongoDatabase main;
  private final MongoDatabase secrets;

  private MongoStore(MongoAddress address, ConnectionString parsed) {
    this.name = "MongoDB at " + address;
    this.client = MongoClients.create(settings(parsed));
    var database = Objects.requireNonNull(parsed.getDatabase(), "an address names one");
    this.main = client.getDatabase(database);
    this.secrets = client.getDatabase(database + BESIDE);
  }

  /// Opens the realm, or makes it in an empty database.
  ///
  /// @throws StorageException in one line, and nothing was written: the address is not understood,
  ///     nobody answers, the server is no replica set, or the database holds something else,
  ///     another realm, or a newer form
  public static MongoStore open(MongoAddress address, String realm) {
    return open(address, record -> record.require(realm));
  }

  /// Opens a realm that is there already.
  ///
  /// @throws StorageException as [#open], and if there is none
  public static MongoStore find(MongoAddress address, String realm) {
    return open(address, record -> record.requireExisting(realm));
  }

  private static MongoStore open(MongoAddress address, Consumer<RealmRecord> check) {
    var store = new MongoStore(address, address.parsed());
    try {
      store.requireServer(address);
      check.accept(new RealmRecord(store.name, store.main));
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static MongoClientSettings settings(ConnectionString parsed) {
    return MongoClientSettings.builder()
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .applyToSocketSettings(socket -> socket.readTimeout(READ_SECONDS, TimeUnit.SECONDS))
        .applicationName("lockstep")
        .applyConnectionString(parsed)
        // What follows is not for the address to choose.
        .writeConcern(
            WriteConcern.MAJORITY
                .withJournal(true)
                .withWTimeout(CONFIRMATION_SECONDS, TimeUnit.SECONDS))
        .readConcern(ReadConcern.MAJORITY)
        .readPreference(ReadPreference.primary())
        .retryWrites(true)
        .retryReads(true)
        .build();
  }

  private void requireServer(MongoAddress address) {
    try {
      main.runCommand(new BsonDocument("ping", new BsonInt32(1)));
    } catch (MongoException e) {
      throw Failures.of(name, e);
    }
    boolean alone = client.getClusterDescription().getType() == ClusterType.STANDALONE;
    if (alone && !address.standalone()) {
      throw new StorageException(
          name + " is no replica set, so no majority can confirm what is written. Use one.");
    }
  }

  /// A collection, made with its schema and indexes where it is missing.
  public Shelf shelf(ShelfForm form) {
    return shelf(main, form);
  }

  /// A collection of the database for secrets.
  public Shelf secretShelf(ShelfForm form) {
    return shelf(secrets, form);
  }

  private Shelf shelf(MongoDatabase database, ShelfForm form) {
    try {
      create(database, form);
      var collection = database.getCollection(form.name(), BsonDocument.class);
      var indexes = form.indexes().stream().map(MongoStore::index).toList();
      if (!indexes.isEmpty()) collection.createIndexes(indexes);
      return new Shelf(name, collection);
    } catch (MongoException e) {
      throw Failures.of(name, e);
    }
  }

  private static void create(MongoDatabase database, ShelfForm form) {
    if (database.listCollectionNames().into(new ArrayList<>()).contains(form.name())) return;
    var schema = new ValidationOptions().validator(Fields.of("$jsonSchema", form.schema()));
    try {
      database.createCollection(
          form.name(), new CreateCollectionOptions().validationOptions(schema));
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NAMESPACE_EXISTS) throw e; // another node has just made it
    }
  }

  private static IndexModel index(ShelfForm.Index index) {
    var options = new IndexOptions().name(index.name());
    switch (index.kind()) {
      case PLAIN -> {}
      case SPARSE -> options.sparse(true);
      case UNIQUE -> options.unique(true);
      case PASSING -> options.expireAfter(DAY, TimeUnit.SECONDS);
    }
    var keys = new BsonDocument();
    index.keys().forEach(key -> keys.append(key, new BsonInt32(1)));
    return new IndexModel(keys, options);
  }

  /// Names it in messages: hosts and database.
  public String name() {
    return name;
  }

  /// Whether the server answers now.
  ///
  /// @throws StorageException in one line if it does not
  public void ping() {
    try {
      main.runCommand(new BsonDocument("ping", new BsonInt32(1)));
    } catch (MongoException e) {
      throw Failures.of(name, e);
    } catch (IllegalStateException e) {
      throw new StorageException(name + " is closed.", e);
    }
  }

  /// The collections that are there, by name.
  List<String> collections() {
    return main.listCollectionNames().into(new ArrayList<>());
  }

  @Override
  public void close() {
    client.close();
  }
}
