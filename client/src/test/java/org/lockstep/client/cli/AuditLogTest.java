package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.testing.LogServer;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.MlDsaCosigner;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An auditor at the command line, against a log of a real journal that can be made to lie.
final class AuditLogTest {
  private static final int EVENTS = 600;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path directory;
  private LogServer log;

  AuditLogTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void start() throws IOException {
    log = LogServer.start(Files.createDirectory(directory.resolve("one")), EVENTS);
  }

  @AfterEach
  void stop() {
    log.close();
  }

  private Typed types(String... arguments) {
    var home = Stream.of("--home", directory.resolve("home").toString(), "audit");
    return Typed.in(
        Map.of(),
        Optional.empty(),
        Stream.concat(home, Arrays.stream(arguments)).toArray(String[]::new));
  }

  private JsonNode fine(String... arguments) {
    var typed = json(arguments);
    assertThat(typed.err()).isEmpty();
    assertThat(typed.code()).isZero();
    return JSON.readTree(typed.out());
  }

  private Typed json(String... arguments) {
    return types(
        Stream.concat(Arrays.stream(arguments), Stream.of("--json")).toArray(String[]::new));
  }

  private void isWrong(String fault, String... arguments) {
    var typed = json(arguments);
    assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(2);
    assertThat(JSON.readTree(typed.err()).at("/fault").asString()).isEqualTo(fault);
  }

  private Typed verify() {
    return types("verify", log.address(), "--key", log.key());
  }

  private void flip(String path, int at) {
    byte[] bytes = log.file(path);
    bytes[at] ^= 1;
    log.replace(path, bytes);
  }

  @Test
  void a_true_log_is_verified_and_what_that_does_not_show_is_said() {
    var typed = verify();
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out())
        .contains("Verified: 600 events, root " + log.checkpoint().root().base64())
        .contains("Not shown:", "only witnesses can tell");
    var answer = fine("verify", log.address() + "/v1/log", "--key", log.key());
    assertThat(answer.at("/verified").asLong()).isEqualTo(EVENTS);
    assertThat(answer.at("/checkpoint/origin").asString()).isEqualTo(LogServer.ORIGIN);
    assertThat(answer.at("/notShown")).hasSize(3);
  }

  @Test
  void a_wrong_event_is_named_by_its_position() {
    flip("tile/entries/001", 100);
    var typed = verify();
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("position 256 ").hasLineCount(1);
    var problem = JSON.readTree(json("verify", log.address(), "--key", log.key()).err());
    assertThat(problem.at("/type").asString()).isEqualTo("urn:lockstep:problem:log-refused");
    assertThat(problem.at("/position").asLong()).isEqualTo(256);
  }

  @Test
  void whatever_is_wrong_has_its_own_name() {
    String[] verify = {"verify", log.address(), "--key", log.key()};
    flip("tile/0/001", 100);
    isWrong("tile-wrong", verify);
    log.heal();
    flip("tile/0/002.p/88", 100);
    isWrong("edge-wrong", verify);
    log.heal();
    log.replace("tile/0/000", new byte[100]);
    isWrong("tile-width-wrong", verify);
    log.heal();
    flip("checkpoint", 30);
    isWrong("signature-wrong", verify);
    log.heal();
    log.replace("checkpoint", "hello\n".getBytes(UTF_8));
    isWrong("checkpoint-malformed", verify);
    log.heal();
    var stranger = new NoteSigner("stranger.org", SigningKey.fromSeed(new byte[32]));
    log.replace("checkpoint", stranger.sign(log.checkpoint()).bytes());
    isWrong("not-signed", verify);
    log.heal();
    assertThat(json(verify).code()).isZero();
  }

  @Test
  void what_does_not_come_leaves_open_what_is_the_case() {
    var typed = json("verify", "http://127.0.0.1:1", "--key", log.key());
    assertThat(typed.code()).isEqualTo(3);
    assertThat(JSON.readTree(typed.err()).at("/type").asString())
        .isEqualTo("urn:lockstep:problem:log-unavailable");
    log.replace("tile/entries/001", new byte[0]); // as the test's server writes "not found"
    assertThat(verify().code()).isEqualTo(3);
  }

  @Test
  void a_mistake_is_told_apart_from_a_verdict() {
    assertThat(types("verify", log.address()).code()).isEqualTo(1);
    assertThat(types("verify", log.address(), "--key", "nothing").code()).isEqualTo(1);
    assertThat(types("verify", "/no/such/directory", "--key", log.key()).code()).isEqualTo(1);
    assertThat(types("verify", "--sinc").code()).isEqualTo(1);
    assertThat(types("prove", "600", "--log", log.address(), "--key", log.key()).code())
        .isEqualTo(1);
    assertThat(types("prove", "--key", log.key()).code()).isEqualTo(1);
  }

  @Test
  void since_a_known_checkpoint_the_log_only_grew() throws IOException {
    var note = directory.resolve("last.note");
    Files.write(note, log.file("checkpoint"));
    log.append("a", 10);
    var answer = fine("verify", log.address(), "--key", log.key(), "--since", note.toString());
    assertThat(answer.at("/since/size").asLong()).isEqualTo(EVENTS);

    log.switchTo(Files.createDirectory(directory.resolve("two")), "b", 700);
    isWrong("forked", "verify", log.address(), "--key", log.key(), "--since", note.toString());
    log.switchTo(Files.createDirectory(directory.resolve("three")), "a", 500);
    isWrong("rolled-back", "verify", log.address(), "--key", log.key(), "--since", note.toString());
  }

  @Test
  void a_copy_of_the_files_is_verified_like_the_log() throws IOException {
    var copy = directory.resolve("copy");
    for (var path :
        new String[] {
          "checkpoint",
          "tile/0/000",
          "tile/0/001",
          "tile/0/002.p/88",
          "tile/1/000.p/2",
          "tile/entries/000",
          "tile/entries/001",
          "tile/entries/002.p/88"
        }) {
      var file = copy.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, log.file(path));
    }
    assertThat(fine("verify", copy.toString(), "--key", log.key()).at("/verified").asLong())
        .isEqualTo(EVENTS);
    Files.delete(copy.resolve("tile/entries/001"));
    assertThat(types("verify", copy.toString(), "--key", log.key()).code()).isEqualTo(3);
  }

  @Test
  void watching_pins_the_key_and_the_checkpoint() {
    var first = fine("watch", log.address());
    assertThat(first.at("/keyPinnedNow").asBoolean()).isTrue();
    assertThat(first.has("before")).isFalse();
    log.append("a", 3);
    var second = fine("watch", log.address());
    assertThat(second.at("/keyPinnedNow").asBoolean()).isFalse();
    assertThat(second.at("/before/size").asLong()).isEqualTo(EVENTS);
    assertThat(second.at("/checkpoint/size").asLong()).isEqualTo(EVENTS + 3);
    // Pinned once, the key need not be named any more.
    assertThat(types("verify", log.address()).code()).isZero();
    var other =
        new NoteSigner(LogServer.ORIGIN, SigningKey.fromSeed("x".repeat(32).getBytes(UTF_8)));
    log.replace("vkey", other.verifierKey().text().getBytes(UTF_8));
    log.replace("checkpoint", other.sign(log.checkpoint()).bytes());
    isWrong("not-signed", "watch", log.address());
  }

  @Test
  void a_fork_is_an_alarm_with_evidence() throws IOException {
    fine("watch", log.address());
    byte[] known = log.file("checkpoint");
    log.switchTo(Files.createDirectory(directory.resolve("two")), "b", EVENTS);
    byte[] shown = log.file("checkpoint");

    var typed = json("watch", log.address());

    assertThat(typed.code()).isEqualTo(2);
    var alarm = JSON.readTree(typed.out());
    assertThat(alarm.at("/fault").asString()).isEqualTo("forked");
    try (var kept = Files.list(Path.of(alarm.at("/evidence").asString()))) {
      var notes = kept.filter(file -> file.toString().endsWith(".note")).sorted().toList();
      assertThat(notes).hasSize(2);
      assertThat(Files.readAllBytes(notes.get(0))).isEqualTo(known);
      assertThat(Files.readAllBytes(notes.get(1))).isEqualTo(shown);
    }
    assertThat(types("watch", log.address()).out())
        .startsWith("ALARM: the log has two histories under one key");
  }

  @Test
  void a_rollback_is_an_alarm_too_and_forgets_nothing() throws IOException {
    fine("watch", log.address());
    log.switchTo(Files.createDirectory(directory.resolve("two")), "a", EVENTS - 1);
    assertThat(types("watch", log.address()).code()).isEqualTo(2);
    assertThat(types("watch", log.address()).code()).isEqualTo(2);
    log.append("a", 5);
    // Salts are random: what was appended anew is another history, however alike it looks.
    assertThat(types("watch", log.address()).out()).contains("two histories");
  }

  @Test
  void a_receipt_is_checked_without_the_log() throws IOException {
    var file = directory.resolve("17.tlog-proof");
    var written =
        fine("prove", "17", "--log", log.address(), "--key", log.key(), "-o", file.toString());
    assertThat(written.at("/event/position").asLong()).isEqualTo(17);
    log.replace("checkpoint", new byte[0]); // nothing is asked for
    var checked = fine("check", file.toString(), "--key", log.key());
    assertThat(checked.at("/event/stream").asString()).isEqualTo("a");
    assertThat(checked.at("/event/leaf").asString())
        .isEqualTo(written.at("/event/leaf").asString());

    var text = Files.readString(file);
    Files.writeString(file, text.replace("index 17\n", "index 18\n"));
    isWrong("receipt-wrong", "check", file.toString(), "--key", log.key());
    Files.writeString(file, "nothing");
    isWrong("receipt-malformed", "check", file.toString(), "--key", log.key());
  }

  @Test
  void an_event_is_shown_as_the_log_has_it() {
    var shown = fine("show", "17", "--log", log.address(), "--key", log.key());
    assertThat(shown.at("/event/stream").asString()).isEqualTo("a");
    assertThat(shown.at("/event/sequence").asLong()).isEqualTo(17);
    assertThat(shown.at("/event/leaf").asString()).hasSize(64);
    flip("tile/entries/000", 100);
    isWrong("entry-wrong", "show", "0", "--log", log.address(), "--key", log.key());
  }

  @Test
  void verified_headers_are_exported_and_the_export_goes_on_where_it_ended() throws IOException {
    var file = directory.resolve("log.ndjson");
    String[] all = {"export", "--log", log.address(), "--key", log.key(), "-o", file.toString()};
    var first = fine(all);
    assertThat(first.at("/events").asLong()).isEqualTo(EVENTS);
    assertThat(first.at("/next").asLong()).isEqualTo(EVENTS);
    var lines = Files.readAllLines(file);
    assertThat(lines).hasSize(EVENTS);
    var last = JSON.readTree(lines.getLast());
    assertThat(last.at("/position").asLong()).isEqualTo(EVENTS - 1);
    assertThat(last.at("/leaf").asString())
        .isEqualTo(
            fine("show", "599", "--log", log.address(), "--key", log.key())
                .at("/event/leaf")
                .asString());

    log.append("b", 5);
    var rest = Stream.concat(Arrays.stream(all), Stream.of("--from", "600", "--format", "csv"));
    assertThat(fine(rest.toArray(String[]::new)).at("/events").asLong()).isEqualTo(5);
    assertThat(Files.readAllLines(file)).hasSize(6).last().asString().startsWith("604,");
    var none = Stream.concat(Arrays.stream(all), Stream.of("--type", "account."));
    assertThat(fine(none.toArray(String[]::new)).at("/events").asLong()).isZero();
  }

  @Test
  void an_export_speaks_the_words_of_a_siem() throws IOException {
    var file = directory.resolve("ocsf.ndjson");
    String[] all = {
      "export",
      "--log",
      log.address(),
      "--key",
      log.key(),
      "-o",
      file.toString(),
      "--format",
      "ocsf"
    };
    assertThat(fine(all).at("/events").asLong()).isEqualTo(EVENTS);
    var lines = Files.readAllLines(file);
    var first = JSON.readTree(lines.getFirst());
    assertThat(first.at("/class_uid").asInt()).isEqualTo(3004);
    assertThat(first.at("/category_uid").asInt()).isEqualTo(3);
    assertThat(first.at("/type_uid").asInt())
        .as("the first of a stream: Create")
        .isEqualTo(300_401);
    var last = JSON.readTree(lines.getLast());
    assertThat(last.at("/type_uid").asInt()).isEqualTo(300_403);
    assertThat(last.at("/metadata/version").asString()).isEqualTo("1.3.0");
    assertThat(last.at("/metadata/sequence").asLong()).isEqualTo(EVENTS - 1);
    assertThat(last.at("/metadata/uid").asString()).hasSize(64);
    assertThat(last.at("/metadata/event_code").asString()).isNotEmpty();
    assertThat(last.at("/entity/uid").asString()).isEqualTo("a");
    assertThat(last.at("/time").asLong()).isPositive();
    for (var other : List.of("--account", "--share")) {
      var none = Stream.concat(Arrays.stream(all), Stream.of(other, "0000000000000000000000000q"));
      var typed = fine(none.toArray(String[]::new));
      assertThat(typed.at("/events").asLong()).isZero();
      assertThat(typed.at("/next").asLong()).as("to go on from").isEqualTo(EVENTS);
    }
  }

  @Test
  void an_export_ends_before_what_is_wrong() throws IOException {
    var file = directory.resolve("log.ndjson");
    flip("tile/entries/001", 100);
    isWrong(
        "entry-wrong", "export", "--log", log.address(), "--key", log.key(), "-o", file.toString());
    assertThat(Files.readAllLines(file)).hasSize(256);
  }

  @Test
  void witnesses_that_are_wanted_must_have_cosigned() throws IOException {
    var witness = MlDsaCosigner.fromSeed("witness.example", new byte[32]);
    var policy = directory.resolve("policy.txt");
    Files.writeString(
        policy,
        "log %s\nwitness W %s\nquorum W\n".formatted(log.key(), witness.verifierKey().text()));
    isWrong("witnesses-missing", "verify", log.address(), "--policy", policy.toString());
    var at = Instant.parse("2026-03-03T00:00:00Z");
    Checkpoint checkpoint = log.checkpoint();
    log.replace(
        "checkpoint", log.signer().sign(checkpoint).with(witness.cosign(checkpoint, at)).bytes());
    var answer = fine("verify", log.address(), "--policy", policy.toString());
    assertThat(answer.at("/witnesses/W").asString()).isEqualTo("2026-03-03T00:00:00Z");
    assertThat(types("verify", log.address(), "--policy", policy.toString()).out())
        .contains("Cosigned by W at 2026-03-03", "if enough of the witnesses work with the server");
    Files.writeString(policy, "quorum nobody\n");
    assertThat(types("verify", log.address(), "--policy", policy.toString()).code()).isEqualTo(1);
  }
}
