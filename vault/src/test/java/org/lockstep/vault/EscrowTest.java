package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused;

class EscrowTest {
  private static final KeyName NAME = KeyName.service("ada", 3);

  private final VaultOnDisk disk;

  EscrowTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void a_staged_secret_is_held_only_once_it_is_kept() {
    var secret = VaultOnDisk.secretOf(NAME);
    var staged = disk.stage(NAME, secret);

    assertThat(disk.vault().holds(NAME)).isFalse();
    assertThat(disk.vault().newestHeld(NAME.kind(), NAME.owner())).isEmpty();
    assertThatThrownBy(() -> read(NAME)).isInstanceOf(KeyUnreachable.class);

    staged.keep();
    staged.keep();
    assertThat(disk.vault().holds(NAME)).isTrue();
    assertThat(disk.vault().newestHeld(NAME.kind(), NAME.owner())).hasValue(3);
    assertThat(read(NAME)).isEqualTo(secret.secret());
  }

  @Test
  void a_discarded_secret_is_gone_and_keeping_it_brings_nothing_back() {
    var staged = disk.stage(NAME, VaultOnDisk.secretOf(NAME));
    staged.discard();
    staged.keep();
    assertThat(disk.vault().holds(NAME)).isFalse();
    assertThat(disk.secrets().list("escrow", "")).isEmpty();
    assertThat(disk.secrets().list("staged", "")).isEmpty();
  }

  @Test
  void what_was_kept_is_not_discarded() {
    var staged = disk.stage(NAME, VaultOnDisk.secretOf(NAME));
    staged.keep();
    staged.discard();
    assertThat(disk.vault().holds(NAME)).isTrue();
  }

  @Test
  void keeping_what_was_destroyed_meanwhile_brings_nothing_back() {
    var staged = disk.stage(NAME, VaultOnDisk.secretOf(NAME));
    assertThat(disk.vault().destroy(NAME.kind(), NAME.owner())).isZero();
    staged.keep();
    assertThat(disk.vault().holds(NAME)).isFalse();
  }

  @Test
  void of_two_escrows_of_one_name_each_is_settled_for_itself() {
    var first = VaultOnDisk.secretOf(NAME);
    var second = VaultOnDisk.secretOf(NAME);
    var refused = disk.stage(NAME, first);
    var accepted = disk.stage(NAME, second);
    accepted.keep();
    refused.discard();
    assertThat(read(NAME)).isEqualTo(second.secret());
  }

  @Test
  void the_last_escrow_that_was_kept_stands_alone() {
    disk.keep(NAME, VaultOnDisk.secretOf(NAME));
    var newer = VaultOnDisk.secretOf(NAME);
    disk.keep(NAME, newer);
    assertThat(read(NAME)).isEqualTo(newer.secret());
    assertThat(disk.secrets().list("escrow", "")).hasSize(1);
  }

  @Test
  void the_nearest_held_epoch_is_found_by_number_and_not_by_text() {
    var ninth = VaultOnDisk.secretOf(KeyName.share("album", 9));
    disk.keep(KeyName.share("album", 9), ninth);
    disk.keep(KeyName.share("album", 10), VaultOnDisk.secretOf(KeyName.share("album", 10)));
    assertThat(read(KeyName.share("album", 9))).isEqualTo(ninth.secret());
  }

  @Test
  void destroying_takes_all_epochs_of_one_owner_and_kind_and_no_others() {
    var others = new KeyName[] {KeyName.share("ada", 1), KeyName.service("ada2", 1)};
    for (int epoch = 1; epoch <= 12; epoch++) {
      var name = KeyName.service("ada", epoch);
      disk.keep(name, VaultOnDisk.secretOf(name));
    }
    for (var other : others) disk.keep(other, VaultOnDisk.secretOf(other));

    assertThat(disk.vault().newestHeld(KeyName.Kind.SERVICE, "ada")).hasValue(12);
    assertThat(disk.vault().destroy(KeyName.Kind.SERVICE, "ada")).isEqualTo(12);
    assertThat(disk.vault().destroy(KeyName.Kind.SERVICE, "ada")).isZero();
    assertThat(disk.vault().newestHeld(KeyName.Kind.SERVICE, "ada")).isEmpty();
    for (var other : others) assertThat(disk.vault().holds(other)).isTrue();
  }

  @Test
  void an_escrow_of_another_epoch_owner_or_kind_is_refused() {
    var secret = VaultOnDisk.secretOf(NAME);
    for (var other :
        new KeyName[] {
          KeyName.service("ada", 4), KeyName.service("eve", 3), KeyName.share("ada", 3)
        }) {
      assertRefused(
          other, disk.escrow(secret), secret.commitment(), SealRefused.Reason.NOT_AUTHENTIC);
    }
  }

  @Test
  void an_escrow_of_another_secret_than_was_committed_to_is_refused() {
    var escrow = disk.escrow(VaultOnDisk.secretOf(NAME));
    var commitment = VaultOnDisk.secretOf(NAME).commitment();
    assertRefused(NAME, escrow, commitment, SealRefused.Reason.COMMITMENT_MISMATCH);
  }

  @Test
  void an_altered_cut_or_foreign_escrow_is_refused() {
    var secret = VaultOnDisk.secretOf(NAME);
    var altered = disk.escrow(secret);
    altered[altered.length - 1] ^= 1;
    var foreign = Escrow.make(OpeningKey.derive(new byte[32]).publicKey(), secret);

    assertRefused(NAME, altered, secret.commitment(), SealRefused.Reason.NOT_AUTHENTIC);
    assertRefused(NAME, foreign, secret.commitment(), SealRefused.Reason.NOT_AUTHENTIC);
    assertRefused(NAME, new byte[0], secret.commitment(), SealRefused.Reason.MALFORMED);
  }

  private void assertRefused(
      KeyName name, byte[] escrow, byte[] commitment, SealRefused.Reason reason) {
    assertThatThrownBy(() -> disk.vault().stage(name, escrow, commitment))
        .isInstanceOfSatisfying(
            EscrowRefused.class,
            refused -> {
              assertThat(refused.key()).isEqualTo(name);
              assertThat(refused.reason()).isEqualTo(reason);
            });
    assertThat(disk.secrets().list("escrow", "")).isEmpty();
    assertThat(disk.secrets().list("staged", "")).isEmpty();
  }

  private Secret read(KeyName name) {
    return disk.vault().use(new KeyUse(name, "test", "tester"), EpochChain.NONE, secret -> secret);
  }
}
