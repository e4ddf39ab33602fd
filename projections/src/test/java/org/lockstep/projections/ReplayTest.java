package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.SqliteDocuments;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;

/// Whoever has the events builds the same rows, without any key.
class ReplayTest {
  private static final ReadModels.Options WITHOUT_ORDERS = ReadModels.Options.DEFAULT;

  private final Path directory;

  ReplayTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static void play(Stores stores, long seed) {
    var history = new RandomHistory(stores.world(), seed);
    for (int i = 0; i < 150; i++) history.step();
  }

  /// By somebody who has the events and no key.
  private Replay replay(Stores stores, SqliteDocuments scratch) {
    return Replay.into(
        scratch, stores.journal(), new EventCodec(PersonalKeys.NONE), WITHOUT_ORDERS);
  }

  @Test
  void two_replays_have_the_same_digests_and_are_what_the_server_has() {
    try (var stores = new Stores(directory);
        var models = stores.models();
        var one = SqliteDocuments.open(directory.resolve("one.db"));
        var two = SqliteDocuments.open(directory.resolve("two.db"))) {
      play(stores, 1);
      Stores.caughtUp(models, stores.journal());
      long end = stores.journal().head();
      var first = replay(stores, one);
      var second = replay(stores, two);
      first.to(end, _ -> {});
      for (long at = 0; at < end; at += 7) second.to(Math.min(end, at + 7), _ -> {});

      for (var projection : Projections.names()) {
        assertThat(first.digest(projection)).as(projection).isEqualTo(second.digest(projection));
        assertThat(all(first, projection)).isEqualTo(all(models, projection));
      }
      assertThat(all(first, "memberships")).isNotEmpty();
    }
  }

  private record Row(String key, List<Byte> value) {}

  private static Row row(Document found) {
    var value = new ArrayList<Byte>();
    for (byte b : found.value()) value.add(b);
    return new Row(found.key(), value);
  }

  private static List<Row> all(Replay replay, String projection) {
    return replay.rows(projection, null, 10_000).rows().stream().map(ReplayTest::row).toList();
  }

  private static List<Row> all(ReadModels models, String projection) {
    return models.rows(projection, null, 10_000).rows().stream().map(ReplayTest::row).toList();
  }

  @Test
  void the_last_event_that_touched_a_row_is_found() {
    try (var stores = new Stores(directory);
        var scratch = SqliteDocuments.open(directory.resolve("scratch.db"))) {
      var world = stores.world();
      world.begin(1);
      world.create(1, ShareKind.FOLDER, 1);
      var by = Some.actor(1);
      long opened =
          world.send(
              new org.lockstep.domain.share.ShareCommand.OpenLink(
                  Some.share(1), Some.link(1), Some.bytes("v"), by));
      world.begin(2);
      long end = stores.journal().head();

      var replay = replay(stores, scratch);
      assertThat(replay.lastTouch("links", Some.link(1).value(), end, _ -> {})).hasValue(opened);
      try (var other = SqliteDocuments.open(directory.resolve("other.db"))) {
        assertThat(replay(stores, other).lastTouch("links", "invented", end, _ -> {})).isEmpty();
      }
    }
  }

  @Test
  void commands_that_were_carried_out_are_no_projection_of_the_history() {
    try (var stores = new Stores(directory);
        var models = stores.models()) {
      assertThat(Projections.names()).doesNotContain("orders").contains("shares", "grants");
      assertThatThrownBy(() -> models.rows("orders", null, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_journal_that_ends_too_early_is_no_replay() {
    try (var stores = new Stores(directory);
        var scratch = SqliteDocuments.open(directory.resolve("scratch.db"))) {
      stores.world().begin(1);
      var replay = replay(stores, scratch);
      assertThatThrownBy(() -> replay.to(99, _ -> {})).hasMessageContaining("before 99");
      assertThat(replay.position()).isEqualTo(stores.journal().head());
    }
  }
}
