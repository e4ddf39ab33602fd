package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attempts are counted for good (R84).
class AttemptsTest {
  private final VaultOnDisk disk;

  AttemptsTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void attempts_at_each_thing_are_counted_and_survive_a_restart_until_they_are_forgotten() {
    assertThat(disk.vault().attempts().count("one")).isEqualTo(1);
    assertThat(disk.vault().attempts().count("one")).isEqualTo(2);
    assertThat(disk.vault().attempts().count("other")).isEqualTo(1);
    disk.reopen();
    assertThat(disk.vault().attempts().count("one")).isEqualTo(3);
    disk.vault().attempts().forget("one");
    assertThat(disk.vault().attempts().count("one")).isEqualTo(1);
    assertThat(disk.vault().attempts().count("other")).isEqualTo(2);
  }
}
