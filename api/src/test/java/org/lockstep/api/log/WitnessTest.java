package org.lockstep.api.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.CapturedLog;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.VerifierKey;
import org.lockstep.storage.journal.SqliteJournal;
import org.lockstep.storage.log.FileAnchor;

/// Witnesses over HTTP, true and otherwise (C2SP tlog-witness).
class WitnessTest {
  private static final VerifierKey LOG = Logs.KEYS.signer().verifierKey();

  @TempDir private Path directory = Path.of("");

  private SqliteJournal journal;
  private Checkpointer checkpointer;

  @SuppressWarnings("NullAway.Init") // set before each test
  WitnessTest() {}

  @BeforeEach
  void open() {
    journal = Logs.open(directory);
    var anchor = FileAnchor.open(directory.resolve("log.anchor"));
    var parts = new Checkpointer.Parts(journal, journal.checkpoints(), anchor, Logs.KEYS);
    var noon = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);
    checkpointer = new Checkpointer(parts, noon, Optional.empty());
    grow(3);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void grow(int events) {
    Logs.append(journal, events);
    checkpointer.advance();
  }

  private Checkpointer.Served shown() {
    return checkpointer.served().orElseThrow();
  }

  private Witness asking(LittleWitness witness) {
    return new Witness(witness.witness(), checkpointer, journal, () -> {});
  }

  private boolean isCosignedBy(LittleWitness witness) {
    return shown().note().signatures().stream()
        .anyMatch(line -> witness.key().cosigned(shown().checkpoint(), line).isPresent());
  }

  @Test
  void a_witness_cosigns_each_checkpoint_that_grew_and_its_line_is_served_once()
      throws IOException {
    try (var little = new LittleWitness(false).knows(LOG);
        var witness = asking(little)) {
      assertThat(witness.ask(shown())).isTrue();
      int lines = shown().note().signatures().size();
      assertThat(isCosignedBy(little)).isTrue();
      assertThat(witness.ask(shown())).isTrue();
      assertThat(shown().note().signatures()).hasSize(lines);
      grow(5);
      assertThat(isCosignedBy(little)).as("a new checkpoint begins without").isFalse();
      assertThat(witness.ask(shown())).isTrue();
      assertThat(isCosignedBy(little)).isTrue();
      assertThat(witness.cosigned()).isEqualTo(8);
    }
  }

  @Test
  void a_witness_that_is_ahead_of_a_restarted_server_is_asked_from_there() throws IOException {
    try (var little = new LittleWitness(false).knows(LOG)) {
      try (var before = asking(little)) {
        assertThat(before.ask(shown())).isTrue();
      }
      grow(4);
      try (var after = asking(little)) {
        assertThat(after.ask(shown())).as("409, then from what it knows").isTrue();
      }
    }
  }

  @Test
  void a_cosignature_that_comes_late_is_not_put_under_a_newer_checkpoint() throws IOException {
    try (var little = new LittleWitness(false).knows(LOG);
        var witness = asking(little)) {
      var old = shown();
      grow(2);
      assertThat(witness.ask(old)).isTrue();
      assertThat(isCosignedBy(little)).isFalse();
    }
  }

  @Test
  void whatever_a_witness_refuses_is_told_once_and_shown() throws IOException {
    var other = new Checkpoint(Logs.ORIGIN, 3, Hash.of(new byte[32]));
    var more = new Checkpoint(Logs.ORIGIN, 99, Hash.of(new byte[32]));
    assertTrouble(new LittleWitness(false), "does not know the log");
    assertTrouble(new LittleWitness(false).knows(LOG).saw(other), "another history");
    assertTrouble(new LittleWitness(false).knows(LOG).saw(more), "knows 99 events");
  }

  private void assertTrouble(LittleWitness little, String words) {
    try (little;
        var witness = asking(little);
        var log = CapturedLog.begin(Witness.class)) {
      assertThat(witness.ask(shown())).isFalse();
      assertThat(witness.ask(shown())).isFalse();
      assertThat(witness.isInTrouble()).isTrue();
      assertThat(isCosignedBy(little)).isFalse();
      assertThat(log.all())
          .filteredOn(line -> line.getLoggerName().equals(Witness.class.getName()))
          .singleElement()
          .satisfies(line -> assertThat(line.getFormattedMessage()).contains(words));
    }
  }

  @Test
  void a_witness_that_is_down_is_told_once() throws IOException {
    var little = new LittleWitness(false);
    little.close();
    assertTrouble(little, "does not answer");
  }

  @Test
  void a_slow_witness_holds_nothing_up() throws IOException {
    try (var little = new LittleWitness(true).knows(LOG);
        var witness = asking(little)) {
      witness.start();
      for (int i = 0; i < 5; i++) grow(1);
      assertThat(shown().checkpoint().size()).isEqualTo(8);
      assertThat(isCosignedBy(little)).isFalse();
      little.answer();
      while (!isCosignedBy(little)) Thread.onSpinWait();
      assertThat(witness.cosigned()).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void a_server_serves_what_its_witnesses_cosigned() throws IOException {
    try (var little = new LittleWitness(false);
        var server =
            TestServer.start(
                directory.resolve("data"), "lockstep.log.witnesses=" + little.named())) {
      // The first ask met a stranger; the checkpoint after it is asked for anew.
      little.knows(server.log().keys().signer().verifierKey());
      try (var once =
          new Witness(little.witness(), server.log().checkpointer(), server.journal(), () -> {})) {
        while (!once.ask(server.log().checkpointer().served().orElseThrow())) Thread.onSpinWait();
      }
      var note = Note.parse(server.send(Call.get("/v1/log/checkpoint")).response().body());
      var checkpoint = Checkpoint.parse(note.text());
      assertThat(note.signatures())
          .anyMatch(line -> little.key().cosigned(checkpoint, line).isPresent());
      assertThat(server.send(Call.get("/actuator/prometheus")).text())
          .contains("lockstep_log_witness_trouble{witness=\"witness.example/w1\"}");
    }
  }

  @Test
  void what_names_no_witness_is_refused() throws IOException {
    try (var little = new LittleWitness(false)) {
      assertThat(NamedWitness.parse(little.named())).isEqualTo(little.witness());
      for (var text :
          new String[] {
            "",
            "x",
            "x http://w.example",
            little.named() + " more",
            little.key().text() + " ftp://w"
          }) {
        assertThatThrownBy(() -> NamedWitness.parse(text))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
