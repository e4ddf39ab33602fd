package org.lockstep.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.VerifierKey;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.storage.log.FileAnchor;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;

/// A store that does not go on where the log was: restored, cut or changed.
class RolledBackTest {
  @TempDir private Path directory = Path.of("");

  private Path data() {
    return directory.resolve("data");
  }

  /// Where it lies unless it is told otherwise.
  private Path anchor() {
    return directory.resolve("data.anchor");
  }

  private TestServer start(String... settings) {
    var all = new ArrayList<>(List.of(settings));
    all.add("lockstep.log.anchor=" + anchor());
    return TestServer.start(data(), all.toArray(String[]::new));
  }

  /// Runs a server for the time of one more account.
  private void grow() {
    try (var server = start()) {
      server.open(TestAccount.fresh());
    }
  }

  private String refusal(String... properties) {
    var options = new ServerOptions(data(), "127.0.0.1", 0, List.of(properties));
    var failure =
        catchThrowableOfType(RuntimeException.class, () -> LockstepServer.start(options).close());
    assertThat(failure).as("a refused start").isNotNull();
    return LockstepServer.line(failure);
  }

  private void assertRefused(String... words) {
    assertThat(refusal()).contains(words).doesNotContain("\n");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(target);
        else Files.copy(file, target);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void sql(String... statements) throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("journal.db"));
        var statement = other.createStatement()) {
      for (var text : statements) statement.execute(text);
    }
  }

  private static Checkpoint checkpoint(TestServer server) {
    return Checkpoint.parse(note(server).text());
  }

  private static Note note(TestServer server) {
    return Note.parse(server.send(Call.get("/v1/log/checkpoint")).response().body());
  }

  private void restoreYesterday() throws IOException {
    grow();
    var backup = directory.resolve("backup");
    copy(data(), backup);
    grow();
    delete(data());
    copy(backup, data());
  }

  @Test
  void a_restart_goes_on_where_it_was_and_a_stop_leaves_nothing_unsigned() {
    grow();
    long head;
    try (var server = start()) {
      head = server.journal().head();
      assertThat(checkpoint(server).size()).isEqualTo(head);
      server.open(TestAccount.fresh());
    }
    try (var server = start()) {
      assertThat(server.journal().head()).isGreaterThan(head);
      assertThat(checkpoint(server).size()).isEqualTo(server.journal().head());
    }
  }

  @Test
  void a_backup_that_was_restored_is_refused_with_the_way_on() throws Exception {
    restoreYesterday();
    assertRefused("rolled back", "the anchor knows", "--new-log-origin");
  }

  @Test
  void a_log_of_another_name_cites_what_was_lost_and_goes_on() throws Exception {
    restoreYesterday();
    var lost = FileAnchor.open(anchor()).last().orElseThrow();

    VerifierKey key;
    try (var server = start("lockstep.log.new-origin=example.org/v1/log2")) {
      key = VerifierKey.parse(server.send(Call.get("/v1/log/vkey")).text().strip());
      assertThat(key.name()).isEqualTo("example.org/v1/log2");
      assertThat(note(server).check(List.of(key))).isEqualTo(new Note.Verdict.Signed(List.of(key)));
      var last = server.journal().read(server.journal().head() - 1, 1).getFirst();
      var codec = new EventCodec(PersonalKeys.NONE);
      assertThat(codec.decode(last.type(), last.revision(), last.payload()))
          .isInstanceOfSatisfying(
              LogBegun.class,
              begun ->
                  assertThat(begun.cites())
                      .hasSize(2)
                      .first()
                      .isEqualTo(new String(lost.bytes(), StandardCharsets.UTF_8)));
      assertThat(checkpoint(server).size()).isEqualTo(server.journal().head());
    }
    grow(); // and keeps that name without being told
    long head;
    try (var server =
        start("lockstep.log.new-origin=example.org/v1/log2", "lockstep.origin=localhost/v1/log")) {
      head = server.journal().head();
      assertThat(checkpoint(server).origin()).isEqualTo("example.org/v1/log2");
    }
    try (var server = start()) {
      assertThat(server.journal().head()).as("no second beginning").isEqualTo(head);
    }
  }

  @Test
  void another_name_without_saying_so_is_refused() {
    grow();
    assertThat(
            refusal("--lockstep.log.anchor=" + anchor(), "--lockstep.origin=example.org/v1/other"))
        .contains("localhost/v1/log", "example.org/v1/other", "--new-log-origin")
        .doesNotContain("\n");
  }

  @Test
  void a_missing_anchor_is_not_replaced() throws IOException {
    grow();
    Files.delete(anchor());
    assertRefused("the anchor is missing");
    assertThat(anchor()).doesNotExist();
  }

  @Test
  void an_anchor_that_was_changed_is_refused() throws IOException {
    grow();
    var text = Files.readString(anchor());
    Files.writeString(anchor(), text.replaceAll("anchor/v1 (\\d+) ", "anchor/v1 1$1 "));
    assertRefused("the anchor is not signed by the log's key");
    Files.writeString(anchor(), "nonsense\n");
    assertRefused("data.anchor", "is damaged");
  }

  @Test
  void a_tail_that_was_cut_off_is_refused() throws Exception {
    grow();
    grow();
    sql(
        "DELETE FROM stream_event WHERE chunk = (SELECT max(first) FROM chunk)",
        "DELETE FROM chunk WHERE first = (SELECT max(first) FROM chunk)",
        "UPDATE filed SET before = (SELECT max(first + count) FROM chunk)");
    assertRefused("rolled back", "events were signed, the store has only");
  }

  @Test
  void a_flipped_bit_in_a_payload_or_leaf_is_refused() throws Exception {
    grow();
    var last = "first = (SELECT max(first) FROM chunk)";
    sql("CREATE TABLE kept AS SELECT * FROM chunk WHERE " + last);
    // the last byte is of the metadata, the 200th of the payload, the first of the leaf
    for (var changed :
        List.of(
            "substr(events, 1, length(events) - 1) || x'00'",
            "substr(events, 1, 199) || x'00' || substr(events, 201)",
            "x'00' || substr(events, 2)")) {
      sql("UPDATE chunk SET events = CAST(" + changed + " AS BLOB) WHERE " + last);
      assertRefused("journal.db", "damaged");
      sql("UPDATE chunk SET events = (SELECT events FROM kept) WHERE " + last);
    }
    sql("DROP TABLE kept");
    grow();
  }

  @Test
  void a_changed_checkpoint_is_refused() throws Exception {
    grow();
    sql(
        "CREATE TABLE kept AS SELECT * FROM checkpoint",
        "UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), char(10), char(10) || '1')"
            + " AS BLOB)");
    assertRefused("no note");
    sql(
        "UPDATE checkpoint SET note = (SELECT CAST(replace(CAST(note AS TEXT), 'localhost/v1/log'"
            + " || char(10), 'localhost/v1/log' || char(10) || '1') AS BLOB) FROM kept"
            + " WHERE kept.nth = checkpoint.nth)");
    assertRefused("the last checkpoint is not signed by the log's key");
    sql(
        "DELETE FROM checkpoint",
        "INSERT INTO checkpoint SELECT * FROM kept",
        "DELETE FROM checkpoint WHERE nth = (SELECT max(nth) FROM checkpoint)");
    assertRefused("the anchor knows");
  }

  @Test
  void a_store_without_anything_that_was_signed_is_no_new_log() throws Exception {
    grow();
    Files.delete(anchor());
    sql("DELETE FROM checkpoint");
    assertRefused("a log of the name localhost/v1/log has begun", "--new-log-origin");
    assertThat(
            refusal(
                "--lockstep.log.anchor=" + anchor(), "--lockstep.log.new-origin=localhost/v1/log"))
        .contains("has begun");
    try (var server = start("lockstep.log.new-origin=example.org/v1/log2")) {
      assertThat(checkpoint(server).origin()).isEqualTo("example.org/v1/log2");
    }
  }

  @Test
  void kill_9_between_commit_and_checkpoint_loses_nothing() throws Exception {
    TestServer.start(data()).close();
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Doomed.class.getName()));
    command.add(data().toString());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    long committed;
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      committed = Long.parseLong(out.readLine());
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    var before = Checkpoint.parse(anchored(data()).text());
    assertThat(before.size()).isLessThan(committed);

    try (var server = TestServer.start(data())) {
      var after = checkpoint(server);
      var tiles = server.journal().tiles();
      assertThat(server.journal().head()).isEqualTo(committed);
      assertThat(after.size()).isEqualTo(committed);
      assertThat(
              new MerkleTree(after.size(), tiles)
                  .consistency(before.size())
                  .proves(before.root(), after.root()))
          .isTrue();
    }
  }

  private static Note anchored(Path data) {
    return FileAnchor.open(data.resolve("log.anchor")).last().orElseThrow();
  }
}
