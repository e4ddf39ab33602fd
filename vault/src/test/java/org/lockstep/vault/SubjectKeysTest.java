package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.StorageException;

class SubjectKeysTest {
  private final VaultOnDisk disk;

  SubjectKeysTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void a_subject_has_one_key_for_ever_and_none_before_it_was_asked_for() {
    assertThat(keys().get("ada")).isEmpty();
    var key = keys().getOrCreate("ada");
    assertThat(keys().getOrCreate("ada")).isEqualTo(key);
    disk.reopen();
    assertThat(keys().get("ada")).contains(key);
    assertThat(keys().getOrCreate("ada")).isEqualTo(key);
  }

  @Test
  void no_two_subjects_share_a_key_or_its_id() {
    var ids = new HashSet<String>();
    var secrets = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      var key = keys().getOrCreate("subject-" + i);
      ids.add(key.id());
      secrets.add(key.secret());
    }
    assertThat(ids).hasSize(20);
    assertThat(secrets).hasSize(20);
  }

  @Test
  void a_destroyed_key_is_gone_from_memory_and_store_and_never_made_again() {
    keys().getOrCreate("ada");
    keys().destroy("ada");
    keys().destroy("ada");
    for (int start = 0; start < 2; start++) {
      assertThat(keys().get("ada")).isEmpty();
      assertThatThrownBy(() -> keys().getOrCreate("ada"))
          .isInstanceOfSatisfying(
              SubjectErased.class, erased -> assertThat(erased.subject()).isEqualTo("ada"));
      disk.reopen();
    }
    assertThat(disk.secrets().list("record-key", "subject/")).isEmpty();
  }

  @Test
  void that_a_key_was_destroyed_is_told_apart_from_that_there_was_none() {
    assertThat(keys().isDestroyed("ada")).isFalse();
    keys().getOrCreate("ada");
    assertThat(keys().isDestroyed("ada")).isFalse();
    keys().destroy("ada");
    disk.reopen();
    assertThat(keys().isDestroyed("ada")).isTrue();
    assertThat(keys().isDestroyed("bea")).isFalse();
  }

  @Test
  void a_subject_that_never_had_a_key_gets_none_after_it_was_erased() {
    keys().destroy("ada");
    assertThatThrownBy(() -> keys().getOrCreate("ada")).isInstanceOf(SubjectErased.class);
  }

  @Test
  void a_key_that_another_node_destroyed_is_gone_once_it_is_forgotten() {
    keys().getOrCreate("ada");
    var otherNode = Vault.open(disk.secrets(), disk.root, disk.uses::add).subjectKeys();
    otherNode.destroy("ada");
    keys().forget("ada");
    assertThat(keys().get("ada")).isEmpty();
  }

  @Test
  void forgetting_destroys_nothing() {
    var key = keys().getOrCreate("ada");
    keys().forget("ada");
    assertThat(keys().get("ada")).contains(key);
  }

  @Test
  void two_nodes_are_given_the_same_key() {
    var otherNode = Vault.open(disk.secrets(), disk.root, disk.uses::add).subjectKeys();
    assertThat(otherNode.getOrCreate("ada")).isEqualTo(keys().getOrCreate("ada"));
  }

  @Test
  void a_making_that_was_cut_off_is_completed() {
    var power = new WatchedSecrets(disk.secrets());
    var keys = Vault.open(power, disk.root, disk.uses::add).subjectKeys();
    power.losePowerAfter(1);
    assertThatThrownBy(() -> keys.getOrCreate("ada")).isInstanceOf(StorageException.class);
    disk.reopen();
    assertThat(disk.secrets().list("record-key", "subject/")).containsExactly("subject/ada");
    assertThat(keys().get("ada")).isEmpty();

    var key = keys().getOrCreate("ada");
    disk.reopen();
    assertThat(keys().get("ada")).contains(key);
  }

  @Test
  void a_full_cache_forgets_the_longest_unused_and_finds_it_in_the_store() {
    var cache = new SubjectCache(2);
    var first = keys().getOrCreate("1");
    var second = keys().getOrCreate("2");
    cache.get("1", () -> Optional.of(first));
    cache.get("2", () -> Optional.of(second));
    assertThat(cache.get("1", Optional::empty)).contains(first);
    cache.get("3", () -> Optional.of(first));
    assertThat(cache.get("2", Optional::empty)).isEmpty();
    assertThat(cache.get("1", Optional::empty)).contains(first);
  }

  private SubjectKeys keys() {
    return disk.vault().subjectKeys();
  }
}
