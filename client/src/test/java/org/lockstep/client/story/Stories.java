package org.lockstep.client.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.home.KnownMode;
import org.lockstep.client.share.GuestLink;
import org.lockstep.client.share.NewShare;
import org.lockstep.client.sync.Step;
import org.lockstep.client.verdict.At;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;

/// What people do with each other, whatever their server keeps it in.
abstract class Stories {
  private final Path directory;
  private final Town town;

  Stories(Path directory, Town town) {
    this.directory = directory;
    this.town = town;
  }

  @AfterEach
  void stop() {
    town.close();
  }

  private static void assertEndToEnd(LockstepClient client, ShareId share) {
    var verdict = client.verdicts().status(share).verdict();
    assertThat(verdict.pending()).isEmpty();
    assertThat(verdict.causes()).isEmpty();
    assertThat(verdict.encryption()).isEqualTo(Encryption.END_TO_END);
  }

  private static void assertReadable(LockstepClient client, ShareId share, CauseName cause) {
    var verdict = client.verdicts().status(share).verdict();
    assertThat(verdict.encryption()).isEqualTo(Encryption.IN_TRANSIT_AND_ON_SERVER);
    assertThat(verdict.causes()).extracting(CauseView::cause).containsExactly(cause);
  }

  private Path file(String name, int length) throws IOException {
    var content = new byte[length];
    new Random(length).nextBytes(content);
    return Files.write(directory.resolve(name), content);
  }

  private Path fetched(LockstepClient client, ShareId share, String name) {
    var to = directory.resolve("fetched-" + name);
    client.items().get(share, name, to, Progress.NONE);
    return to;
  }

  @Test
  void two_people_share_files_and_the_verdict_follows_who_could_read_them() throws IOException {
    var alice = town.advanced("alice");
    var bob = town.advanced("bob");
    var share = alice.shares().create(new NewShare(ShareKind.FOLDER, "Plans"));
    var invited = alice.shares().invite(share, "@Bob", Role.EDITOR);
    assertThat(invited.sealed()).isTrue();
    assertThat(invited.forecast().downgrades()).isFalse();
    bob.shares().accept(share);
    town.settle(bob);
    assertEndToEnd(alice, share);
    assertEndToEnd(bob, share);

    var small = file("small.txt", 300);
    var large = file("large.bin", 5_000_000);
    alice.items().put(share, small, Progress.NONE);
    bob.items().put(share, large, Progress.NONE);
    assertThat(fetched(bob, share, "small.txt")).hasSameBinaryContentAs(small);
    assertThat(fetched(alice, share, "large.bin")).hasSameBinaryContentAs(large);
    assertThat(alice.items().list(share))
        .extracting(item -> item.name() + " " + item.exposed())
        .containsExactly("large.bin false", "small.txt false");
    var before = alice.verdicts().status(share);

    carolComesAndGoes(alice, share);
    aLinkIsOpenForAWhile(alice, share, small);

    bob.protection().turnOff();
    town.settle(bob);
    assertReadable(alice, share, CauseName.PARTICIPANT);
    assertReadable(bob, share, CauseName.PARTICIPANT);

    assertPast(alice, share, before);
  }

  private void carolComesAndGoes(LockstepClient alice, ShareId share) {
    var carol = town.person("carol");
    assertThat(alice.verdicts().previewInvite(share, "carol").downgrades()).isTrue();
    assertThat(alice.shares().invite(share, "carol", Role.VIEWER).sealed()).isFalse();
    assertEndToEnd(alice, share);
    carol.shares().accept(share);
    town.settle(carol);
    assertReadable(alice, share, CauseName.PARTICIPANT);
    assertThatThrownBy(() -> carol.items().list(share)).isInstanceOf(NotFound.class);

    assertThat(alice.sync().run(_ -> {})).hasSize(1).first().isInstanceOf(Step.SealToMember.class);
    assertThat(carol.items().list(share)).hasSize(2);

    carol.shares().leave(share);
    town.settle(carol);
    var pending = alice.verdicts().status(share).verdict();
    assertThat(pending.causes()).isEmpty();
    assertThat(pending.encryption()).isEqualTo(Encryption.IN_TRANSIT_AND_ON_SERVER);
    assertThat(alice.sync().run(_ -> {})).containsExactly(new Step.RotateShare(share));
    assertEndToEnd(alice, share);
    assertThat(alice.verdicts().status(share).exposures()).hasSize(1);
  }

  private void aLinkIsOpenForAWhile(LockstepClient alice, ShareId share, Path small) {
    var address = alice.links().open(share);
    assertReadable(alice, share, CauseName.LINK);
    try (var guest = GuestLink.at(address)) {
      var to = directory.resolve("guest.txt");
      guest.fetch("small.txt", to, Progress.NONE);
      assertThat(to).hasSameBinaryContentAs(small);
      alice.links().close(share);
      assertThatThrownBy(guest::view).isInstanceOf(ProblemException.class);
    }
    assertEndToEnd(alice, share);
  }

  private static void assertPast(LockstepClient client, ShareId share, ProtectionView before) {
    var then = client.verdicts().status(share, new At.Position(before.position()));
    assertThat(then.verdict()).isEqualTo(before.verdict());
  }

  @Test
  void a_second_device_joins_reads_everything_and_is_revoked() throws IOException {
    var laptop = town.advanced("alice");
    var share = laptop.shares().create(new NewShare(ShareKind.NOTE, "Diary"));
    laptop.items().put(share, file("first.txt", 10), Progress.NONE);
    var phone = town.device("phone");
    var code = phone.devices().ask("alice", Town.LAPTOP, Optional.empty(), Optional.empty()).code();
    assertThat(phone.devices().approved()).isEmpty();
    var wrong = code.equals("000000") ? "000001" : "000000";
    assertThatThrownBy(() -> laptop.devices().approve(wrong)).isInstanceOf(NotFound.class);

    var device = laptop.devices().approve(code);
    assertThat(phone.devices().approved()).contains(laptop.home().requireMembership().account());
    assertThat(fetched(phone, share, "first.txt")).hasSize(10);
    assertThat(phone.devices().list()).hasSize(2);

    laptop.devices().revoke(device);
    assertEndToEnd(laptop, share);
    assertThat(laptop.verdicts().status(share).verdict().epoch()).isEqualTo(2);
    assertThat(laptop.sync().run(_ -> {})).isEmpty();
    assertThatThrownBy(() -> phone.shares().list())
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.is("device-not-recognised")).isTrue());
  }

  private LockstepClient approvedBy(LockstepClient trusted, String handle, String home) {
    var joined = town.device(home);
    var asked = joined.devices().ask(handle, Town.LAPTOP, Optional.empty(), Optional.empty());
    trusted.devices().approve(asked.code());
    assertThat(joined.devices().approved()).isPresent();
    return joined;
  }

  @Test
  void a_new_device_knows_the_mode_from_the_one_that_approved_it() {
    var dora = town.person("dora");
    var doras = approvedBy(dora, "dora", "doras-phone");
    assertThat(doras.home().pins().mode()).contains(new KnownMode(ProtectionMode.STANDARD, 0));
    doras.devices().revoke(dora.home().requireDevice().id());
    var own = doras.accounts().own();
    assertThat(own.service().held())
        .as("what it knows to be standard, it gives the vault")
        .isEqualTo(own.service().current())
        .isEqualTo(2);

    var alice = town.advanced("alice");
    var first = approvedBy(alice, "alice", "alices-phone");
    var second = approvedBy(first, "alice", "alices-tablet");
    assertThat(second.home().pins().mode()).contains(new KnownMode(ProtectionMode.ADVANCED, 1));
    assertThat(second.accounts().own().service().held()).isZero();
  }

  @Test
  void two_devices_of_one_person_rotate_at_once_and_both_go_on() throws IOException {
    var alice = town.advanced("alice");
    var bob = town.advanced("bob");
    var share = alice.shares().create(new NewShare(ShareKind.FOLDER, "Plans"));
    alice.shares().invite(share, "bob", Role.EDITOR);
    bob.shares().accept(share);
    town.settle(bob);
    var carol = town.person("carol");
    alice.shares().invite(share, "carol", Role.VIEWER);
    carol.shares().accept(share);
    town.settle(carol);
    alice.sync().run(_ -> {});
    carol.shares().leave(share);
    town.settle(carol);

    var steps = new ArrayList<Step>();
    var both =
        List.of(alice, bob).stream()
            .map(
                client ->
                    Thread.ofVirtual().start(() -> client.sync().run(step -> add(steps, step))))
            .toList();
    both.forEach(Stories::join);

    assertThat(steps).isNotEmpty();
    assertEndToEnd(bob, share);
    bob.items().put(share, file("after.txt", 20), Progress.NONE);
    assertThat(fetched(alice, share, "after.txt")).hasSize(20);
  }

  private static void add(List<Step> steps, Step step) {
    synchronized (steps) {
      steps.add(step);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void protection_is_refused_with_what_is_missing_and_comes_and_goes() {
    var alice = town.person("alice");
    assertThatThrownBy(() -> alice.protection().turnOn())
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.is("conditions-unmet")).isTrue());
    alice.recovery().make();

    assertThat(alice.protection().turnOn().mode()).isEqualTo(ProtectionMode.ADVANCED);
    assertThat(alice.protection().status().pending()).isEmpty();
    assertThat(alice.protection().turnOff().pending()).isEmpty();
    assertThat(alice.protection().turnOn().pending()).isEmpty();
    assertThat(alice.accounts().own().service().current()).isEqualTo(3);
  }

  @Test
  void an_item_has_versions_and_can_be_deleted() throws IOException {
    var alice = town.person("alice");
    var share = alice.shares().create(new NewShare(ShareKind.FOLDER, "Plans"));
    alice.items().put(share, file("a.txt", 10), Progress.NONE);
    assertThat(alice.items().put(share, file("a.txt", 70_000), Progress.NONE).version())
        .isEqualTo(2);
    assertThat(fetched(alice, share, "a.txt")).hasSize(70_000);

    alice.items().delete(share, "a.txt");
    assertThat(alice.items().list(share)).isEmpty();
  }

  @Test
  void a_second_process_with_the_same_home_reads_what_the_first_wrote() {
    var first = town.person("alice");
    var share = first.shares().create(new NewShare(ShareKind.FOLDER, "Plans"));

    assertThat(town.device("alice").shares().list())
        .singleElement()
        .satisfies(summary -> assertThat(summary.share()).isEqualTo(share));
  }
}
