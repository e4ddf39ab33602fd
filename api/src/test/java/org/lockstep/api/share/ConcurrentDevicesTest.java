package org.lockstep.api.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.ShareView;
import org.lockstep.wire.message.ShareMessages.StartEpoch;

/// Several devices of one account, at once and after one was revoked.
@RunningServer
class ConcurrentDevicesTest {
  private final TestServer server;
  private final Member alice;
  private final TestShare share;

  ConcurrentDevicesTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.share = TestShare.begun(server, alice, ShareKind.DOCUMENT);
  }

  @Test
  void of_two_devices_that_start_the_same_epoch_at_once_one_is_told_to_read_again()
      throws Exception {
    var other = alice.addDevice();
    var mine = share.nextEpoch();
    var epoch = mine.epoch();
    var theirs =
        new StartEpoch(
            new ShareEpoch(
                2,
                epoch.commitment(),
                List.of(signedBy(other, epoch.grants().getFirst())),
                epoch.previous()));
    var answers =
        atOnce(
            () -> server.send(alice.device(), share.post("/epochs", mine)),
            () -> server.send(other, share.post("/epochs", theirs)));
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.status() == 409)
        .singleElement()
        .satisfies(a -> assertThat(a.problemType()).isIn("concurrent-change", "epoch-wrong"));
    alice.send(Call.get(share.at("")).after(server.journal().head() - 1));
    assertThat(alice.send(Call.get(share.at(""))).as(ShareView.class).epoch()).isEqualTo(2);
  }

  @Test
  void a_grant_made_before_another_device_began_an_epoch_is_not_recorded_under_it() {
    var bob = Member.advanced(server, "bob");
    var other = alice.addDevice();
    var old = share.grant(alice, bob, Role.EDITOR);
    var late =
        share.post(
            "/invitations", new Invite(bob.id(), Role.EDITOR, Optional.of(new EpochGrant(1, old))));
    var next = share.nextEpoch().epoch();
    var byOther =
        new ShareEpoch(
            2,
            next.commitment(),
            List.of(signedBy(other, next.grants().getFirst())),
            next.previous());
    assertThat(server.send(other, share.post("/epochs", new StartEpoch(byOther))).status())
        .isEqualTo(201);
    long head = server.journal().head();
    var answer = alice.send(late);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problemType()).isEqualTo("epoch-wrong");
    assertThat(answer.fact("expected")).isEqualTo("2");
    assertThat(server.journal().head()).isEqualTo(head);
  }

  @Test
  void an_invitation_and_a_new_epoch_at_once_never_record_a_grant_under_the_wrong_epoch()
      throws Exception {
    var bob = Member.advanced(server, "bob");
    var invitation =
        new Invite(
            bob.id(),
            Role.EDITOR,
            Optional.of(new EpochGrant(1, share.grant(alice, bob, Role.EDITOR))));
    var next = share.nextEpoch();
    var answers =
        atOnce(
            () -> server.send(alice.device(), share.post("/invitations", invitation)),
            () -> server.send(alice.device(), share.post("/epochs", next)));
    assertThat(answers).anySatisfy(a -> assertThat(a.status()).isEqualTo(201));
    server.await(server.journal().head() - 1);
    var first = answers.getFirst();
    if (first.status() == 201) {
      var grants = server.models().shares().keys(share.id(), bob.id()).epochs();
      assertThat(grants)
          .filteredOn(epoch -> epoch.grant().isPresent())
          .singleElement()
          .satisfies(epoch -> assertThat(epoch.number()).isEqualTo(1));
    } else {
      assertThat(first.status()).isEqualTo(409);
      assertThat(first.problemType()).isIn("concurrent-change", "epoch-wrong");
    }
  }

  /// The same grant as another device would have made it.
  private Grant signedBy(TestDevice device, Grant grant) {
    var terms =
        new GrantTerms(
            share.secret().epoch(),
            new GrantTerms.Recipient(
                alice.id().value(), alice.opener(share.kind().category()).publicKey(), 2),
            grant.role().name());
    var made = org.lockstep.crypto.share.Grant.make(share.secret().secret(), terms, device.key());
    return new Grant(
        alice.id(),
        2,
        grant.role(),
        Bytes.of(made.seal().toArray()),
        device.id(),
        Bytes.of(made.signature().toArray()));
  }

  private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other)
      throws Exception {
    var barrier = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> running =
          List.of(
              threads.submit(() -> after(barrier, one)),
              threads.submit(() -> after(barrier, other)));
      return List.of(running.getFirst().get(), running.getLast().get());
    }
  }

  private static Answer after(CyclicBarrier barrier, Callable<Answer> call) throws Exception {
    barrier.await();
    return call.call();
  }

  @Test
  void a_revoked_device_is_refused_at_once() {
    var other = alice.addDevice();
    assertThat(server.send(other, Call.get(share.at(""))).status()).isEqualTo(200);
    alice.revoke(other.id());
    var answer = server.send(other, Call.get(share.at("")));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problemType()).isEqualTo("device-not-recognised");
  }
}
