package org.lockstep.storage.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/// The MongoDB of this test run: the one that `LOCKSTEP_TEST_MONGODB_URI` names (its databases that
/// begin with `lockstep-test` are the tests'), else a replica set in a container where Docker runs,
/// else a small server within this process, which speaks the protocol, but knows neither schemas
/// nor read concerns nor a majority. It says which one.
public final class TestMongo {
  private static final String VARIABLE = "LOCKSTEP_TEST_MONGODB_URI";
  private static final String IMAGE = "mongo:8";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Running RUNNING = start();

  private TestMongo() {}

  /// A server that runs until this process ends.
  ///
  /// @param real whether it is MongoDB itself
  private record Running(String uri, boolean real) {}

  private static Running start() {
    var named = System.getenv(VARIABLE);
    var running = named == null ? started() : new Running(named, true);
    var kind = running.real() ? "MongoDB" : "mongo-java-server in this process, not MongoDB";
    System.out.println("The tests of the MongoDB adapter run against " + kind);
    return running;
  }

  @SuppressWarnings("resource") // both run until the process ends
  private static Running started() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      var container = new MongoDBContainer(IMAGE).withReplicaSet();
      container.start();
      return new Running(container.getReplicaSetUrl(), true);
    }
    var server = new MongoServer(new MemoryBackend());
    return new Running(server.bindAndGetConnectionString(), false);
  }

  /// Whether it is MongoDB itself, with all that it promises.
  public static boolean isReal() {
    return RUNNING.real();
  }

  /// An address of a database that nobody has used.
  public static MongoAddress fresh() {
    var name = "lockstep-test-" + ProcessHandle.current().pid() + "-" + DATABASES.incrementAndGet();
    drop(name);
    return new MongoAddress(withDatabase(RUNNING.uri(), name), true);
  }

  private static String withDatabase(String uri, String name) {
    int hosts = uri.indexOf("//") + 2;
    int path = uri.indexOf('/', hosts);
    int options = uri.indexOf('?');
    var before =
        path >= 0 ? uri.substring(0, path) : options >= 0 ? uri.substring(0, options) : uri;
    return before + "/" + name + (options >= 0 ? uri.substring(options) : "");
  }

  private static void drop(String name) {
    try (var client = MongoClients.create(new ConnectionString(RUNNING.uri()))) {
      client.getDatabase(name).drop();
      client.getDatabase(name + "-secrets").drop();
    }
  }
}
