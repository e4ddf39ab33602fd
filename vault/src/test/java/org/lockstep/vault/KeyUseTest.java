package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.vault.KeyUnreachable.Reason;

class KeyUseTest {
  private static final int NEWEST = 5;

  private final VaultOnDisk disk;
  private final Map<Integer, EpochSecret> secrets = new HashMap<>();
  private final Map<Integer, EpochLink> links = new HashMap<>();

  KeyUseTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
    for (int epoch = 1; epoch <= NEWEST; epoch++) {
      secrets.put(epoch, VaultOnDisk.secretOf(share(epoch)));
      if (epoch > 1) links.put(epoch, link(secret(epoch), secret(epoch - 1)));
    }
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void from_the_newest_held_secret_every_older_one_is_reached() {
    keep(NEWEST);
    for (int epoch = 1; epoch <= NEWEST; epoch++) {
      assertThat(use(epoch)).isEqualTo(secret(epoch).secret());
    }
    assertThat(disk.uses).extracting(use -> use.key().epoch()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void a_secret_that_is_held_itself_needs_no_link() {
    keep(2);
    keep(NEWEST);
    links.clear();
    assertThat(use(2)).isEqualTo(secret(2).secret());
    assertUnreachable(3, Reason.LINK_MISSING, NEWEST);
  }

  @Test
  void nothing_leads_upwards_nor_from_another_owner() {
    keep(2);
    var other = KeyName.share("other", NEWEST);
    disk.keep(other, VaultOnDisk.secretOf(other));
    assertUnreachable(3, Reason.NOT_HELD, 3);
    assertThat(disk.uses).isEmpty();
  }

  @Test
  void a_missing_link_ends_the_way_before_the_use_is_recorded() {
    keep(NEWEST);
    links.remove(4);
    assertThat(use(4)).isEqualTo(secret(4).secret());
    disk.uses.clear();
    assertUnreachable(3, Reason.LINK_MISSING, 4);
    assertThat(disk.uses).isEmpty();
  }

  @Test
  void a_link_that_is_altered_of_another_epoch_or_to_another_secret_is_refused() {
    keep(NEWEST);
    var right = Objects.requireNonNull(links.get(4));
    var altered = right.bundle().toArray();
    altered[altered.length - 1] ^= 1;
    var spliced = EpochBundle.make(secret(4), Secret.random());
    for (var wrong :
        List.of(
            new EpochLink(Bytes.of(altered), right.olderCommitment()),
            new EpochLink(Bytes.of(spliced), right.olderCommitment()),
            new EpochLink(Bytes.of(new byte[0]), right.olderCommitment()),
            new EpochLink(right.bundle(), Bytes.of(secret(2).commitment())),
            link(secret(3), secret(2)))) {
      links.put(4, wrong);
      assertUnreachable(2, Reason.LINK_REFUSED, 4);
    }
  }

  @Test
  void a_use_that_cannot_be_recorded_does_not_happen() {
    keep(NEWEST);
    var watched = new WatchedSecrets(disk.secrets());
    UseLog full =
        _ -> {
          throw new IllegalStateException("the log is full");
        };
    var vault = Vault.open(watched, disk.root, full);
    var handed = new ArrayList<Secret>();
    watched.read.clear();

    assertThatThrownBy(() -> vault.use(of(2), EpochChain.of(links), handed::add))
        .hasMessage("the log is full");
    assertThat(handed).isEmpty();
    assertThat(watched.read).isEmpty();
  }

  @Test
  void no_record_is_read_before_the_use_is_recorded_and_none_is_missed_by_this_test() {
    keep(NEWEST);
    var watched = new WatchedSecrets(disk.secrets());
    var readBefore = new ArrayList<Integer>();
    var vault = Vault.open(watched, disk.root, _ -> readBefore.add(watched.read.size()));
    watched.read.clear();

    vault.use(of(2), EpochChain.of(links), Function.identity());
    assertThat(readBefore).containsExactly(0);
    assertThat(watched.read).hasSize(2);
  }

  @Test
  void a_secret_destroyed_while_its_use_is_recorded_is_not_handed_out() {
    keep(NEWEST);
    var vault =
        Vault.open(
            disk.secrets(),
            disk.root,
            use -> disk.vault().destroy(use.key().kind(), use.key().owner()));
    var refused =
        catchThrowableOfType(
            KeyUnreachable.class,
            () -> vault.use(of(2), EpochChain.of(links), Function.identity()));
    assertThat(refused.reason()).isEqualTo(Reason.NOT_HELD);
  }

  @Test
  void a_use_without_a_reason_or_a_beneficiary_does_not_exist() {
    assertThatThrownBy(() -> new KeyUse(share(1), " ", "link"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KeyUse(share(1), "view", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_the_work_throws_reaches_the_caller() {
    keep(1);
    Function<Secret, Secret> failing =
        _ -> {
          throw new IllegalStateException("no");
        };
    assertThatThrownBy(() -> disk.vault().use(of(1), EpochChain.NONE, failing)).hasMessage("no");
  }

  @Test
  void a_secret_escrowed_to_a_vault_opens_after_a_restart() {
    var escrow = Escrow.make(disk.vault().publicKey(), secret(1));
    disk.reopen();
    disk.vault().stage(share(1), escrow, secret(1).commitment()).keep();
    disk.reopen();
    assertThat(use(1)).isEqualTo(secret(1).secret());
  }

  private void assertUnreachable(int wanted, Reason reason, int at) {
    var refused = catchThrowableOfType(KeyUnreachable.class, () -> use(wanted));
    assertThat(refused.wanted()).isEqualTo(share(wanted));
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.at()).isEqualTo(share(at));
  }

  private Secret use(int epoch) {
    return disk.vault().use(of(epoch), EpochChain.of(links), Function.identity());
  }

  private void keep(int epoch) {
    disk.keep(share(epoch), secret(epoch));
  }

  private EpochSecret secret(int epoch) {
    return Objects.requireNonNull(secrets.get(epoch));
  }

  private static EpochLink link(EpochSecret newer, EpochSecret older) {
    return new EpochLink(
        Bytes.of(EpochBundle.make(newer, older.secret())), Bytes.of(older.commitment()));
  }

  private static KeyUse of(int epoch) {
    return new KeyUse(share(epoch), "link-view", "link-7");
  }

  private static KeyName share(int epoch) {
    return KeyName.share("album", epoch);
  }
}
