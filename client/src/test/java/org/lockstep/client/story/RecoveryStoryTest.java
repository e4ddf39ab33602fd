package org.lockstep.client.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.AccountRecovery.Outcome;
import org.lockstep.client.account.Rehearsal;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.failure.HomeRefused;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.share.NewShare;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.AccountMessages.OwnDevice;

/// People who lose every device, and come back.
class RecoveryStoryTest {
  private static final DeviceProfile TABLET =
      new DeviceProfile("tablet", "ipados", SoftwareVersion.parse("17.2"));

  private final Path directory;
  private final Town town;

  RecoveryStoryTest(@TempDir Path directory) {
    this.directory = directory;
    this.town = new Town(directory);
  }

  @AfterEach
  void stop() {
    town.close();
  }

  private void puts(LockstepClient client, ShareId share, String name) throws IOException {
    var file = Files.writeString(directory.resolve(name), "what " + name + " says");
    client.items().put(share, file, Progress.NONE);
  }

  private void reads(LockstepClient client, ShareId share, String name) {
    var to = directory.resolve(name + "-fetched");
    client.items().get(share, name, to, Progress.NONE);
    assertThat(to).hasContent("what " + name + " says");
  }

  private static void comesBack(LockstepClient device, String handle, RecoveryKey key) {
    assertThat(device.accountRecovery().byKey(handle, TABLET, key))
        .isInstanceOf(Outcome.Done.class);
  }

  private static void isRefused(String problem, LockstepClient device, RecoveryKey key) {
    assertThatThrownBy(() -> device.accountRecovery().byKey("alice", TABLET, key))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .matches(refused -> refused.is(problem), problem);
    assertThat(device.home().membership()).isEmpty();
  }

  @Test
  @Tag("R83")
  @Tag("R87")
  void the_only_device_is_lost_and_the_paper_brings_everything_back() throws IOException {
    var lost = town.person("alice");
    var key = lost.recovery().make();
    lost.protection().turnOn();
    var bob = town.advanced("bob");
    var share = lost.shares().create(new NewShare(ShareKind.FOLDER, "Plans"));
    puts(lost, share, "before");
    lost.shares().invite(share, "bob", Role.EDITOR);
    bob.shares().accept(share);
    town.settle(bob);
    puts(bob, share, "from-bob");
    int epochs = lost.accounts().own().service().current();

    var tablet = town.device("tablet");
    comesBack(tablet, "@Alice", key);

    reads(tablet, share, "before");
    reads(tablet, share, "from-bob");
    var own = tablet.accounts().own();
    assertThat(own.mode()).isEqualTo(ProtectionMode.ADVANCED);
    assertThat(own.devices()).hasSize(2);
    assertThat(own.service().current()).isEqualTo(epochs + 1);
    assertThat(own.service().isCompromised()).isFalse();
    assertThat(own.circle().isCompromised()).isFalse();
    assertThat(tablet.sync().run(_ -> {})).isEmpty();

    var first = lost.home().requireDevice().id();
    tablet.devices().revoke(first);
    assertThat(tablet.devices().list())
        .extracting(OwnDevice::device)
        .extracting(device -> device.name())
        .containsExactly("tablet");
    assertThatThrownBy(() -> lost.shares().list()).isInstanceOf(ProblemException.class);
    puts(tablet, share, "after");
    town.settle(tablet);
    reads(bob, share, "after");
    var verdict = tablet.verdicts().status(share).verdict();
    assertThat(verdict.encryption()).isEqualTo(Encryption.END_TO_END);
  }

  @Test
  @Tag("R83")
  void the_same_paper_brings_back_what_was_rotated_many_times_since() throws IOException {
    var alice = town.person("alice");
    var key = alice.recovery().make();
    alice.protection().turnOn();
    var share = alice.shares().create(new NewShare(ShareKind.NOTE, "Diary"));
    puts(alice, share, "first");
    alice.protection().turnOff();
    alice.protection().turnOn();
    for (var name : new String[] {"one", "two"}) {
      var tablet = town.device(name);
      comesBack(tablet, "alice", key);
      reads(tablet, share, "first");
      puts(tablet, share, "of-" + name);
    }
    var third = town.device("three");
    comesBack(third, "alice", key);
    reads(third, share, "of-two");
    assertThat(third.devices().list()).hasSize(4);
  }

  @Test
  void a_standard_account_comes_back_and_its_new_secret_is_escrowed_again() throws IOException {
    var alice = town.person("alice");
    var key = alice.recovery().make();
    var share = alice.shares().create(new NewShare(ShareKind.FOLDER, "Plans"));
    puts(alice, share, "before");
    var tablet = town.device("tablet");
    comesBack(tablet, "alice", key);
    reads(tablet, share, "before");
    var own = tablet.accounts().own();
    assertThat(own.mode()).isEqualTo(ProtectionMode.STANDARD);
    assertThat(own.service().held()).isEqualTo(own.service().current()).isEqualTo(2);
    assertThat(own.pending()).isEmpty();
  }

  @Test
  @Tag("R83")
  void a_wrong_an_old_and_a_removed_key_and_an_unknown_handle_bring_nothing() {
    var alice = town.person("alice");
    var old = alice.recovery().make();
    var key = alice.recovery().make();
    var tablet = town.device("tablet");
    isRefused("recovery-proof-wrong", tablet, RecoveryKey.random());
    isRefused("recovery-proof-wrong", tablet, old);
    alice.recovery().remove();
    isRefused("recovery-proof-wrong", tablet, key);
    assertThatThrownBy(() -> tablet.accountRecovery().byKey("nobody", TABLET, key))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .matches(refused -> refused.is("recovery-proof-wrong"));
    assertThat(alice.accounts().own().devices()).hasSize(1);
    var next = alice.recovery().make();
    comesBack(tablet, "alice", next);
  }

  @Test
  @Tag("R86")
  void a_recovery_that_waits_is_told_of_vetoed_and_given_nothing() {
    var alice = town.person("alice");
    var key = alice.recovery().make();
    alice.recovery().setWait(48);
    var thief = town.device("thief");
    var waiting = (Outcome.Waiting) thief.accountRecovery().byKey("alice", TABLET, key);
    town.settle(thief);

    assertThat(alice.recovery().overview().pending())
        .singleElement()
        .satisfies(
            pending -> {
              assertThat(pending.recovery()).isEqualTo(waiting.recovery());
              assertThat(pending.device().name()).isEqualTo("tablet");
              assertThat(pending.ready()).isEqualTo(waiting.status().ready());
            });
    assertThat(thief.accountRecovery().byKey("alice", TABLET, key)).isEqualTo(waiting);
    assertThat(alice.recovery().overview().pending()).hasSize(1);

    alice.recovery().veto(waiting.recovery());
    alice.recovery().make();
    town.settle(alice);
    isRefused("recovery-proof-wrong", thief, key);
    assertThat(alice.accounts().own().devices()).hasSize(1);
    assertThat(alice.recovery().overview().pending()).isEmpty();
  }

  @Test
  void a_rehearsal_tells_what_would_work_and_changes_nothing() throws IOException {
    var alice = town.person("alice");
    assertThat(alice.recovery().rehearse(Optional.empty())).isEqualTo(new Rehearsal.Nothing());
    var old = alice.recovery().make();
    var key = alice.recovery().make();
    alice.protection().turnOn();
    long position = alice.position();

    assertThat(alice.recovery().rehearse(Optional.empty())).isEqualTo(new Rehearsal.LooksRight());
    assertThat(alice.recovery().rehearse(Optional.of(key))).isEqualTo(new Rehearsal.Works());
    for (var wrong : List.of(old, RecoveryKey.random())) {
      assertThat(alice.recovery().rehearse(Optional.of(wrong)))
          .isInstanceOfSatisfying(
              Rehearsal.Fails.class,
              fails -> assertThat(fails.fault()).contains("it does not open"));
    }
    assertThat(alice.position()).isEqualTo(position);
    assertThat(alice.recovery().overview().pending()).isEmpty();

    comesBack(town.device("tablet"), "alice", key);
    assertThat(alice.recovery().rehearse(Optional.of(key))).isEqualTo(new Rehearsal.Works());
    alice.protection().turnOff();
    alice.recovery().remove();
    assertThat(alice.recovery().rehearse(Optional.of(key))).isEqualTo(new Rehearsal.Nothing());
  }

  @Test
  void a_device_that_belongs_to_an_account_does_not_recover_another() {
    var alice = town.person("alice");
    var key = alice.recovery().make();
    var bob = town.person("bob");
    assertThatThrownBy(() -> bob.accountRecovery().byKey("alice", TABLET, key))
        .isInstanceOf(HomeRefused.class);
    var tablet = town.device("tablet");
    comesBack(tablet, "alice", key);
    assertThatThrownBy(() -> tablet.accountRecovery().byKey("alice", TABLET, key))
        .isInstanceOf(HomeRefused.class);
    assertThat(tablet.devices().list()).hasSize(2);
  }
}
