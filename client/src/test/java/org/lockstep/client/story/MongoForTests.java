package org.lockstep.client.story;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/// A database of MongoDB that nobody has used: on the server that `LOCKSTEP_TEST_MONGODB_URI` names
/// (a URI that ends where the database's name belongs), else on a small server in this process.
final class MongoForTests implements AutoCloseable {
  private static final String VARIABLE = "LOCKSTEP_TEST_MONGODB_URI";

  private final MongoServer small = new MongoServer(new MemoryBackend());
  private final String uri;

  MongoForTests() {
    var named = System.getenv(VARIABLE);
    var name = "lockstep-test-story-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    System.out.println(
        "This story is kept in "
            + (named == null ? "mongo-java-server in this process, not MongoDB" : "MongoDB"));
    uri = withDatabase(named == null ? small.bindAndGetConnectionString() : named, name);
  }

  private static String withDatabase(String uri, String name) {
    int hosts = uri.indexOf("//") + 2;
    int options = uri.indexOf('?');
    var before = options < 0 ? uri : uri.substring(0, options);
    int path = before.indexOf('/', hosts);
    var place = path < 0 ? before : before.substring(0, path);
    return place + "/" + name + (options < 0 ? "" : uri.substring(options));
  }

  /// What a server is told to keep everything there.
  String[] settings() {
    return new String[] {
      "--lockstep.storage.kind=mongodb",
      "--lockstep.storage.mongodb-uri=" + uri,
      "--lockstep.storage.mongodb-standalone=true"
    };
  }

  @Override
  public void close() {
    small.shutdownNow();
  }
}
