package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedRecordsTest {
  private final VaultOnDisk disk;

  SealedRecordsTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void a_record_is_read_back_after_a_restart_until_it_is_destroyed() {
    records().put("password", "ada", new byte[] {1, 2, 3});
    disk.reopen();
    assertThat(records().get("password", "ada")).contains(new byte[] {1, 2, 3});
    records().destroy("password", "ada");
    records().destroy("password", "ada");
    assertThat(records().get("password", "ada")).isEmpty();
    disk.reopen();
    assertThat(records().get("password", "ada")).isEmpty();
  }

  @Test
  void a_second_put_takes_the_place_of_the_first() {
    records().put("password", "ada", new byte[] {1});
    records().put("password", "ada", new byte[0]);
    assertThat(records().get("password", "ada")).contains(new byte[0]);
    assertThat(records().list("password")).containsExactly("ada");
  }

  @Test
  void kinds_and_prefixes_keep_records_apart() {
    records().put("password", "b/2", new byte[] {1});
    records().put("password", "b/1", new byte[] {2});
    records().put("password", "a/1", new byte[] {3});
    records().put("password-old", "b/3", new byte[] {4});
    assertThat(records().list("password")).containsExactly("a/1", "b/1", "b/2");
    assertThat(records().list("password", "b/")).containsExactly("b/1", "b/2");
    assertThat(records().get("password-old", "b/2")).isEmpty();
  }

  @Test
  void a_kind_that_is_no_plain_word_is_refused() {
    for (var kind : new String[] {"", "a/b", "a.b", "A"}) {
      assertThatThrownBy(() -> records().put(kind, "1", new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private SealedRecords records() {
    return disk.vault().sealedRecords();
  }
}
