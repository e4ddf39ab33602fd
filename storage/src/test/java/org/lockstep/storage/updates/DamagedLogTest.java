package org.lockstep.storage.updates;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Durability;

/// Logs from which something was taken are refused, not served with a hole.
class DamagedLogTest {
  private static final LogName PLAN = new LogName("share", "plan");

  private final Path file;

  DamagedLogTest(@TempDir Path directory) {
    this.file = directory.resolve("updates.db");
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5})
  void a_missing_update_is_damage(long sequence) {
    make();
    damage("DELETE FROM record WHERE sequence = " + sequence);
    assertDamaged("update %d of share/plan is missing".formatted(sequence));
  }

  @Test
  void a_missing_base_is_damage() {
    make();
    damage("DELETE FROM base");
    assertDamaged("update 1 of share/plan is missing");
  }

  private void make() {
    try (var updates = SqliteUpdates.open(file)) {
      var incarnation = updates.open(PLAN).incarnation();
      for (int sequence = 1; sequence <= 5; sequence++) {
        var update = new SealedUpdate(sequence, new byte[3]);
        updates.append(PLAN, incarnation, update).toCompletableFuture().join();
      }
      updates.compact(PLAN, incarnation, new SealedUpdate(2, new byte[5]));
    }
  }

  private void damage(String sql) {
    try (var database = Database.open(file, LogRows.SCHEMA, Durability.EVERY_COMMIT)) {
      database.write(
          session -> {
            session.execute(sql);
            return sql;
          });
    }
  }

  private void assertDamaged(String finding) {
    try (var updates = SqliteUpdates.open(file)) {
      assertThatThrownBy(() -> updates.open(PLAN))
          .isInstanceOf(DamagedStore.class)
          .hasMessageContaining(finding);
    }
  }
}
