package org.lockstep.storage.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.EmbeddedStorage;

class CrashTest {
  private final Path data;

  CrashTest(@TempDir Path directory) {
    this.data = directory.resolve("data");
  }

  @Test
  void nothing_acknowledged_is_lost_when_the_process_is_killed_again_and_again()
      throws IOException, InterruptedException {
    var claims = new Claims();
    for (int round = 0; round < 5; round++) {
      workAndKill("run" + round, 60 + 80 * round, claims);
      if (round % 2 == 1) continue; // the next worker opens what this one left
      try (var storage = EmbeddedStorage.open(data)) {
        claims.requireKept(storage);
      }
    }
    assertThat(claims.refusals()).isEmpty();
    assertThat(claims.events()).isGreaterThan(1000);
    assertThat(claims.updates()).isGreaterThan(300);
  }

  @Test
  void a_second_process_is_refused_and_told_who_holds_the_directory() throws IOException {
    try (var holder = WorkerProcess.start(data, "first")) {
      assertThat(holder.linesUntil("event", 1)).isNotEmpty();
      try (var second = WorkerProcess.start(data, "second")) {
        assertThat(second.linesUntil("refused", 1))
            .containsExactly(
                "refused DirectoryInUse: The data directory %s is in use by process %d."
                    .formatted(data, holder.pid()));
      }
    }
  }

  @Test
  void nothing_acknowledged_is_lost_when_there_is_no_more_room() throws IOException {
    EmbeddedStorage.open(data).close();
    var claims = new Claims();
    try (var worker = WorkerProcess.withFilesUpTo(2048, data, "full")) {
      claims.add(worker.linesToTheEnd());
    }
    assertThat(claims.refusals()).anyMatch(line -> line.startsWith("refused JournalStopped: "));
    assertThat(claims.refusals()).anyMatch(line -> line.startsWith("refused StorageFull: "));
    try (var storage = EmbeddedStorage.open(data);
        var uploads = Files.list(data.resolve("uploads"))) {
      claims.requireKept(storage);
      assertThat(uploads)
          .as("pieces that found no room")
          .allSatisfy(file -> assertThat(file).isEmptyFile());
    }
  }

  private void workAndKill(String run, int events, Claims claims)
      throws IOException, InterruptedException {
    try (var worker = WorkerProcess.start(data, run)) {
      claims.add(worker.linesUntil("event", events));
      claims.add(worker.kill());
    }
  }
}
