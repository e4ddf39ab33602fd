package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.secrets.SqliteSecrets;

/// Ends the process between any two steps: the file is opened anew, objects are not carried over.
class CrashTest {
  private static final KeyName NAME = KeyName.share("album", 2);

  private final VaultOnDisk disk;

  CrashTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void a_secret_whose_event_was_recorded_before_the_crash_is_kept_at_the_next_start() {
    var secret = VaultOnDisk.secretOf(NAME);
    disk.stage(NAME, secret);
    disk.reopen();
    assertThat(disk.vault().holds(NAME)).isFalse();

    disk.vault().settleStaged((name, _) -> name.equals(NAME));
    assertThat(disk.vault().holds(NAME)).isTrue();
    disk.reopen();
    disk.vault().settleStaged((_, _) -> false);
    assertThat(disk.vault().holds(NAME)).isTrue();
  }

  @Test
  void a_secret_whose_event_was_not_recorded_is_destroyed_at_the_next_start() {
    disk.stage(NAME, VaultOnDisk.secretOf(NAME));
    disk.reopen();
    disk.vault().settleStaged((_, _) -> false);
    disk.reopen();
    disk.vault().settleStaged((_, _) -> true);
    assertThat(disk.vault().holds(NAME)).isFalse();
    assertThat(disk.secrets().list("escrow", "")).isEmpty();
  }

  @Test
  void what_was_kept_discarded_or_destroyed_before_the_crash_stays_so() {
    var kept = KeyName.share("kept", 1);
    var discarded = KeyName.share("discarded", 1);
    var destroyed = KeyName.share("destroyed", 1);
    disk.keep(kept, VaultOnDisk.secretOf(kept));
    disk.stage(discarded, VaultOnDisk.secretOf(discarded)).discard();
    disk.stage(destroyed, VaultOnDisk.secretOf(destroyed));
    disk.vault().destroy(KeyName.Kind.SHARE, "destroyed");

    var asked = new HashSet<KeyName>();
    disk.reopen();
    disk.vault().settleStaged((name, _) -> asked.add(name));
    assertThat(asked).isEmpty();
    assertThat(disk.vault().holds(kept)).isTrue();
    assertThat(disk.vault().holds(discarded)).isFalse();
    assertThat(disk.vault().holds(destroyed)).isFalse();
  }

  @Test
  void of_two_staged_secrets_of_one_name_only_the_one_that_was_committed_to_is_kept() {
    var wrong = VaultOnDisk.secretOf(NAME);
    var right = VaultOnDisk.secretOf(NAME);
    disk.stage(NAME, wrong);
    disk.stage(NAME, right);
    disk.stage(NAME, VaultOnDisk.secretOf(NAME));
    disk.reopen();
    disk.vault()
        .settleStaged((_, commitment) -> Arrays.equals(commitment.toArray(), right.commitment()));

    var use = new KeyUse(NAME, "test", "tester");
    var held = disk.vault().use(use, EpochChain.NONE, secret -> secret);
    assertThat(held).isEqualTo(right.secret());
    assertThat(disk.secrets().list("escrow", "")).hasSize(1);
  }

  @Test
  void a_loss_of_power_before_any_change_leaves_all_of_it_or_nothing() {
    var power = new WatchedSecrets(disk.secrets());
    var vault = Vault.open(power, disk.root, disk.uses::add);
    var secret = VaultOnDisk.secretOf(NAME);
    var escrow = Escrow.make(vault.publicKey(), secret);

    power.losePowerAfter(0);
    assertThatThrownBy(() -> vault.stage(NAME, escrow, secret.commitment()))
        .isInstanceOf(StorageException.class);
    assertThat(disk.secrets().list("escrow", "")).isEmpty();

    power.losePowerAfter(1);
    var staged = vault.stage(NAME, escrow, secret.commitment());
    assertThatThrownBy(staged::keep).isInstanceOf(StorageException.class);
    disk.reopen();
    assertThat(disk.vault().holds(NAME)).isFalse();
    disk.vault().settleStaged((_, _) -> true);
    assertThat(disk.vault().holds(NAME)).isTrue();
  }

  @Test
  void the_servers_keys_come_into_being_whenever_the_power_went_while_they_were_made(
      @TempDir Path other) {
    for (int changes = 0; changes < 12; changes++) {
      var directory = other.resolve("store-" + changes + ".db");
      try (var store = SqliteSecrets.open(directory)) {
        var power = new WatchedSecrets(store);
        power.losePowerAfter(changes);
        try {
          Vault.open(power, disk.root, disk.uses::add);
          assertThat(changes).as("changes that a first opening needs").isGreaterThanOrEqualTo(9);
        } catch (StorageException powerIsGone) {
          assertThat(changes).isLessThan(9);
        }
        var first = Vault.open(store, disk.root, disk.uses::add).publicKey();
        assertThat(Vault.open(store, disk.root, disk.uses::add).publicKey()).isEqualTo(first);
      }
    }
  }
}
