package org.lockstep.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.share.ShareKind;

/// A server that keeps everything in MongoDB; here in a small server of this process that speaks
/// its protocol.
class MongoServerTest {
  private static final Call HEALTH = Call.get("/actuator/health");

  private final Path directory;
  private final MongoServer mongo = new MongoServer(new MemoryBackend());
  private final String uri =
      mongo.bindAndGetConnectionString() + "/lockstep?serverSelectionTimeoutMS=500";

  MongoServerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void stopMongo() {
    mongo.shutdownNow();
  }

  private String[] settings(String... more) {
    var all =
        new ArrayList<>(
            List.of(
                "lockstep.storage.kind=mongodb",
                "lockstep.storage.mongodb-uri=" + uri,
                "lockstep.storage.mongodb-standalone=true"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private String refusal(String... settings) {
    var failure =
        catchThrowableOfType(
            RuntimeException.class, () -> TestServer.start(directory, settings).close());
    assertThat(failure).isNotNull();
    var line = LockstepServer.line(failure);
    assertThat(line).doesNotContain("\n");
    return line;
  }

  @Test
  void what_was_done_is_there_after_a_restart_and_on_another_machine() {
    long head;
    try (var server = TestServer.start(directory.resolve("one"), settings())) {
      var alice = Member.advanced(server, "alice");
      TestShare.begun(server, alice, ShareKind.FOLDER);
      head = server.journal().head();
      assertThat(server.send(HEALTH).status()).isEqualTo(200);
    }
    assertThat(directory.resolve("one")).isDirectoryContaining("glob:**/root.key");
    assertThat(directory.resolve("one/journal.db")).doesNotExist();
    var key = "lockstep.root-key-file=" + directory.resolve("one/root.key");
    var anchor = "lockstep.log.anchor=" + directory.resolve("one/log.anchor");
    try (var server = TestServer.start(directory.resolve("two"), settings(key, anchor))) {
      assertThat(server.journal().head()).isEqualTo(head);
      server.await(head - 1);
      Member.advanced(server, "bob");
    }
  }

  @Test
  void a_server_whose_store_does_not_answer_is_down() {
    try (var server = TestServer.start(directory, settings())) {
      Member.advanced(server, "alice");
      assertThat(server.send(HEALTH).status()).isEqualTo(200);
      mongo.shutdownNow();
      var health = server.send(HEALTH);
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.problemType()).isIn("storage-unreachable", "views-stopped");
    }
  }

  @Test
  void a_server_that_is_no_replica_set_is_refused() {
    assertThat(refusal("lockstep.storage.kind=mongodb", "lockstep.storage.mongodb-uri=" + uri))
        .contains("is no replica set");
  }

  @Test
  void a_store_of_another_realm_is_refused() {
    TestServer.start(directory, settings()).close();
    assertThat(refusal(settings("lockstep.storage.realm=other")))
        .contains("holds realm lockstep, not other");
  }

  @Test
  void a_server_without_the_root_key_of_its_store_is_refused() {
    TestServer.start(directory.resolve("one"), settings()).close();
    var failure =
        catchThrowableOfType(
            RuntimeException.class,
            () -> TestServer.start(directory.resolve("two"), settings()).close());
    assertThat(LockstepServer.line(failure)).contains("root.key", "is missing");
  }

  @Test
  void an_address_that_is_missing_wrong_or_not_meant_is_told() {
    assertThat(refusal("lockstep.storage.kind=mongodb")).contains("--mongodb-uri URI");
    assertThat(refusal("lockstep.storage.kind=mongodb", "lockstep.storage.mongodb-uri=x://y/z"))
        .contains("is not understood");
    assertThat(refusal("lockstep.storage.mongodb-uri=" + uri)).contains("--storage mongodb");
    assertThat(refusal("lockstep.storage.kind=paper")).contains("lockstep.storage.kind");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void the_command_line_has_words_of_its_own_for_it() throws Exception {
    var options =
        ServerOptions.parse(List.of("--storage=mongodb", "--mongodb-uri", "mongodb://a/b"));
    var storage = Settings.of(options).properties().storage();
    assertThat(storage.kind()).isEqualTo(StorageChoice.Kind.MONGODB);
    assertThat(storage.mongodbUri()).hasValue("mongodb://a/b");
    assertThat(storage).asString().doesNotContain("mongodb://");
  }
}
