package org.lockstep.api.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
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

/// Stores with a history that real servers made, moved and restored.
class StoreProgramTest {
  private final Path directory;
  private final Path data;
  private final MongoServer mongo = new MongoServer(new MemoryBackend());
  private final String uri = mongo.bindAndGetConnectionString() + "/lockstep";
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  StoreProgramTest(@TempDir Path directory) {
    this.directory = directory;
    this.data = directory.resolve("data");
  }

  @AfterEach
  void stopMongo() {
    mongo.shutdownNow();
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    var all = new ArrayList<>(List.of(words));
    all.add("--lockstep.storage.mongodb-standalone=true");
    return StoreProgram.run(
        all, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private String refusal(String... words) {
    assertThat(run(words)).isEqualTo(1);
    var line = err.toString(UTF_8).strip();
    assertThat(line).isNotEmpty().doesNotContain("\n");
    return line;
  }

  /// It stays where it is when the store goes elsewhere.
  private String anchor() {
    return "lockstep.log.anchor=" + data.resolve("log.anchor");
  }

  /// How long the history is, and the root of the log over it.
  private record Seen(long head, String root) {}

  private Seen begin() {
    try (var server = TestServer.start(data)) {
      var alice = Member.advanced(server, "alice");
      TestShare.begun(server, alice, ShareKind.FOLDER);
      Member.advanced(server, "bob");
      return seen(server);
    }
  }

  private static Seen seen(TestServer server) {
    long head = server.journal().head();
    server.await(head - 1);
    return new Seen(head, server.journal().edge().root().toString());
  }

  private static String rootKey(Path of) {
    return "--lockstep.root-key-file=" + of.resolve("root.key");
  }

  @Test
  void a_store_goes_into_mongodb_and_back_and_servers_go_on_with_it() {
    var seen = begin();
    assertThat(run("migrate", "--from", data.toString(), "--to", uri)).isZero();
    assertThat(out.toString(UTF_8)).contains("The store is migrated.", seen.root());
    var settings =
        new String[] {
          "lockstep.storage.kind=mongodb",
          "lockstep.storage.mongodb-uri=" + uri,
          "lockstep.storage.mongodb-standalone=true",
          rootKey(data).substring(2),
          anchor()
        };
    Seen later;
    try (var server = TestServer.start(directory.resolve("node"), settings)) {
      assertThat(seen(server)).isEqualTo(seen);
      Member.advanced(server, "carol");
      later = seen(server);
      assertThat(later.head()).isGreaterThan(seen.head());
    }
    var back = directory.resolve("back");
    assertThat(run("migrate", "--to=" + back, "--from=" + uri, rootKey(data))).isZero();
    try (var server = TestServer.start(back, rootKey(data).substring(2), anchor())) {
      assertThat(seen(server)).isEqualTo(later);
      assertThat(server.send(Call.get("/actuator/health")).status()).isEqualTo(200);
    }
  }

  @Test
  void a_backup_is_restored_into_either_kind() throws IOException {
    var seen = begin();
    var file = directory.resolve("lockstep.backup");
    assertThat(run("backup", data.toString(), file.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("root " + seen.root());
    assertThat(Files.readAllBytes(file)).asString(UTF_8).startsWith("lockstep-backup 1\n");
    assertThat(run("restore", file.toString(), uri)).isZero();
    var restored = directory.resolve("restored");
    assertThat(run("restore", file.toString(), restored.toString())).isZero();
    try (var server = TestServer.start(restored, rootKey(data).substring(2), anchor())) {
      assertThat(seen(server)).isEqualTo(seen);
    }
  }

  @Test
  void what_is_not_there_is_not_made() {
    assertThat(refusal("backup", data.toString(), directory.resolve("f").toString()))
        .isEqualTo("There is no data directory " + data + ".");
    assertThat(refusal("backup", uri, directory.resolve("f").toString()))
        .contains("There is no realm in MongoDB at");
    assertThat(refusal("restore", directory.resolve("f").toString(), data.toString()))
        .contains("There is no file");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_place_that_is_not_empty_takes_no_copy() {
    begin();
    assertThat(run("migrate", "--from", data.toString(), "--to", uri)).isZero();
    assertThat(refusal("migrate", "--from", data.toString(), "--to", uri))
        .contains("goes into an empty store");
  }

  @Test
  void a_store_that_a_server_works_on_is_not_copied() {
    try (var server = TestServer.start(data)) {
      assertThat(server.port()).isPositive();
      assertThat(refusal("backup", data.toString(), directory.resolve("f").toString()))
          .contains("in use");
    }
  }

  @Test
  void without_the_root_key_nothing_is_said_to_be_migrated() throws IOException {
    begin();
    Files.move(data.resolve("root.key"), directory.resolve("elsewhere"));
    assertThat(refusal("migrate", "--from", data.toString(), "--to", uri)).contains("root.key");
    assertThat(out.toString(UTF_8)).doesNotContain("migrated");
  }

  @Test
  void words_that_mean_nothing_are_told_so() {
    for (var words :
        new String[][] {
          {},
          {"move"},
          {"backup", "a"},
          {"migrate", "--from", "a"},
          {"migrate", "--to", "--from", "a", "b"}
        }) {
      assertThat(run(words)).isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains("--help");
    }
    assertThat(run("migrate", "--help")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("Usage: lockstep migrate");
  }
}
