package org.lockstep.api.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.message.ShareMessages.EscrowEpoch;
import org.lockstep.wire.message.ShareMessages.GrantKeys;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.OpenLink;
import org.lockstep.wire.message.ShareMessages.StartEpoch;

/// Which epochs, grants and escrows are refused: each with its own problem, and nothing is written.
@RunningServer
class ShareKeyRefusalTest {
  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final Member carol;
  private final TestShare share;

  ShareKeyRefusalTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.bob = Member.advanced(server, "bob");
    this.carol = Member.standard(server, "carol");
    this.share = TestShare.begun(server, alice, ShareKind.DOCUMENT);
  }

  private void assertRefused(String problem, Member by, Call call) {
    long head = server.journal().head();
    var answer = by.send(call);
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.problemType()).isEqualTo(problem);
    assertThat(server.journal().head()).isEqualTo(head);
  }

  @Test
  void grants_to_strangers_are_refused() {
    share.admit(bob, Role.EDITOR);
    var toStranger = share.grant(alice, carol, Role.VIEWER);
    assertRefused(
        "grants-wrong", alice, share.post("/grants", new GrantKeys(1, List.of(toStranger))));
    assertRefused("grants-wrong", alice, share.post("/epochs", share.nextEpoch(bob, carol)));
  }

  @Test
  void an_epoch_that_misses_a_participant_is_refused() {
    share.admit(bob, Role.EDITOR);
    assertRefused("grants-wrong", alice, share.post("/epochs", share.nextEpoch()));
  }

  @Test
  void epochs_out_of_turn_are_refused() {
    share.nextEpoch();
    assertRefused("epoch-wrong", alice, share.post("/epochs", share.nextEpoch()));
    var grant = share.grant(alice, alice, Role.OWNER);
    for (int epoch : new int[] {-1, 0, 2}) {
      assertRefused(
          "epoch-wrong", alice, share.post("/grants", new GrantKeys(epoch, List.of(grant))));
      assertRefused(
          "epoch-wrong",
          alice,
          share.post(
              "/epochs",
              new StartEpoch(
                  new ShareEpoch(2 * epoch, share.commitment(), List.of(grant), Bytes.EMPTY))));
    }
  }

  @Test
  void an_epoch_without_its_predecessor_is_refused() {
    var next = share.nextEpoch().epoch();
    var bare = new ShareEpoch(2, next.commitment(), next.grants(), Bytes.EMPTY);
    assertRefused("previous-secret-missing", alice, share.post("/epochs", new StartEpoch(bare)));
    var cut = new ShareEpoch(2, next.commitment(), next.grants(), Bytes.of(new byte[3]));
    assertRefused("key-material-malformed", alice, share.post("/epochs", new StartEpoch(cut)));
  }

  @Test
  void seals_of_a_wrong_length_are_refused() {
    var grant = share.grant(alice, alice, Role.OWNER);
    var cut = withSeal(grant, Bytes.of(new byte[grant.seal().length() - 1]));
    assertRefused(
        "key-material-malformed", alice, share.post("/grants", new GrantKeys(1, List.of(cut))));
    assertRefused(
        "key-material-malformed",
        alice,
        share.post(
            "/invitations",
            new Invite(bob.id(), Role.EDITOR, Optional.of(new EpochGrant(1, cut)))));
    assertRefused(
        "key-material-malformed",
        alice,
        Call.put(share.at("/escrow"), new EscrowEpoch(1, Bytes.of(new byte[5]))));
    assertRefused(
        "key-material-malformed",
        alice,
        Call.put(
            share.at("/link"),
            new OpenLink(new LinkId(TestDevice.freshId()), Bytes.of(new byte[31]))));
  }

  @Test
  void grants_that_the_calling_device_did_not_sign_are_refused() {
    share.admit(bob, Role.EDITOR);
    var genuine = share.grant(alice, bob, Role.EDITOR);
    var another = withSeal(genuine, share.grant(alice, bob, Role.EDITOR).seal());
    assertRefused(
        "grant-signature-wrong", alice, share.post("/grants", new GrantKeys(1, List.of(another))));
    assertRefused("body-malformed", bob, share.post("/grants", new GrantKeys(1, List.of(genuine))));
    var claimed =
        new Grant(bob.id(), 2, Role.EDITOR, genuine.seal(), bob.device().id(), genuine.signature());
    assertRefused(
        "grant-signature-wrong", bob, share.post("/grants", new GrantKeys(1, List.of(claimed))));
    var epoch = share.nextEpoch(bob).epoch();
    var swapped = new ShareEpoch(2, Bytes.of(new byte[32]), epoch.grants(), epoch.previous());
    assertRefused("grant-signature-wrong", alice, share.post("/epochs", new StartEpoch(swapped)));
  }

  @Test
  void grants_to_keys_that_are_not_current_and_with_other_roles_are_refused() {
    share.admit(bob, Role.EDITOR);
    var genuine = share.grant(alice, bob, Role.EDITOR);
    var stale =
        new Grant(
            bob.id(), 7, Role.EDITOR, genuine.seal(), alice.device().id(), genuine.signature());
    assertRefused(
        "grant-key-stale", alice, share.post("/grants", new GrantKeys(1, List.of(stale))));
    var role = share.grant(alice, bob, Role.VIEWER);
    assertRefused(
        "grant-role-wrong", alice, share.post("/grants", new GrantKeys(1, List.of(role))));
  }

  @Test
  void an_escrow_that_nothing_calls_for_or_of_another_secret_is_refused() {
    assertRefused(
        "escrow-not-called-for", alice, Call.put(share.at("/escrow"), share.escrowMessage()));
    share.openLink();
    share.rotate();
    var other = EpochSecret.random(KeyEpoch.share(share.id().value(), 2));
    var wrong = Bytes.of(Escrow.make(server.vault().publicKey(), other));
    assertRefused(
        "escrow-rejected", alice, Call.put(share.at("/escrow"), new EscrowEpoch(2, wrong)));
    assertRefused(
        "epoch-wrong",
        alice,
        Call.put(share.at("/escrow"), new EscrowEpoch(1, share.escrowMessage().seal())));
    assertThat(server.vault().holds(KeyName.share(share.id().value(), 2))).isFalse();
  }

  private static Grant withSeal(Grant grant, Bytes seal) {
    return new Grant(
        grant.recipient(),
        grant.serviceEpoch(),
        grant.role(),
        seal,
        grant.grantedBy(),
        grant.signature());
  }
}
