package org.lockstep.api.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.Preview;
import org.lockstep.wire.message.ShareMessages.ChangeRole;
import org.lockstep.wire.message.ShareMessages.EscrowEpoch;
import org.lockstep.wire.message.ShareMessages.GrantKeys;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.OpenLink;
import org.lockstep.wire.message.ShareMessages.ShareView;
import org.lockstep.wire.message.ShareMessages.StartEpoch;

/// What shares refuse: each with its own problem, and nothing is written.
class ShareRefusalTest {
  @TempDir static Path directory;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private final Member alice = Member.advanced(server, "alice");
  private final Member bob = Member.advanced(server, "bob");
  private final Member carol = Member.standard(server, "carol");
  private final TestShare share = TestShare.begun(server, alice, ShareKind.DOCUMENT);

  private void assertRefused(String problem, Member by, Call call) {
    long head = server.journal().head();
    var answer = by.send(call);
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.problemType()).isEqualTo(problem);
    assertThat(server.journal().head()).isEqualTo(head);
  }

  @Test
  void an_unknown_share_and_a_foreign_one_are_the_same() {
    var unknown = new ShareId(TestDevice.freshId());
    for (var rest : List.of("", "/protection", "/keys", "/items", "/history")) {
      assertRefused("share-unknown", bob, Call.get(share.at(rest)));
      assertRefused("share-unknown", bob, Call.get("/v1/shares/" + unknown + rest));
    }
    var epoch = new StartEpoch(new ShareEpoch(2, share.commitment(), List.of(), Bytes.EMPTY));
    for (var at : List.of(share.at(""), "/v1/shares/" + unknown)) {
      assertRefused("share-unknown", bob, Call.bare("DELETE", at));
      assertRefused("share-unknown", bob, Call.bare("DELETE", at + "/link"));
      assertRefused("share-unknown", bob, Call.bare("PUT", at + "/collaboration"));
      assertRefused("share-unknown", bob, Call.bare("POST", at + "/participants"));
      assertRefused("share-unknown", bob, Call.post(at + "/epochs", epoch));
      assertRefused("share-unknown", bob, Call.put(at + "/escrow", share.escrowMessage()));
      assertRefused(
          "share-unknown",
          bob,
          Call.post(at + "/grants", new GrantKeys(1, List.of(share.grant(bob, bob, Role.EDITOR)))));
      assertRefused(
          "share-unknown",
          bob,
          Call.post(at + "/protection/preview", new Preview(Change.LINK, Optional.empty())));
    }
    assertRefused("parameter-malformed", bob, Call.get("/v1/shares/not-an-id"));
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
                  new ShareEpoch(epoch + 1 == 3 ? 4 : epoch, share.commitment(), List.of(grant), Bytes.EMPTY))));
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
        share.post("/invitations", new Invite(bob.id(), Role.EDITOR, Optional.of(cut))));
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
        new Grant(
            bob.id(), 1, Role.EDITOR, genuine.seal(), bob.device().id(), genuine.signature());
    assertRefused(
        "grant-signature-wrong", bob, share.post("/grants", new GrantKeys(1, List.of(claimed))));
    var epoch = share.nextEpoch(bob).epoch();
    var swapped =
        new ShareEpoch(2, Bytes.of(new byte[32]), epoch.grants(), epoch.previous());
    assertRefused("grant-signature-wrong", alice, share.post("/epochs", new StartEpoch(swapped)));
  }

  @Test
  void grants_to_keys_that_are_not_current_and_with_other_roles_are_refused() {
    share.admit(bob, Role.EDITOR);
    var genuine = share.grant(alice, bob, Role.EDITOR);
    var stale =
        new Grant(
            bob.id(), 7, Role.EDITOR, genuine.seal(), alice.device().id(), genuine.signature());
    assertRefused("grant-key-stale", alice, share.post("/grants", new GrantKeys(1, List.of(stale))));
    var role = share.grant(alice, bob, Role.VIEWER);
    assertRefused("grant-role-wrong", alice, share.post("/grants", new GrantKeys(1, List.of(role))));
  }

  @Test
  void roles_that_may_not_are_refused() {
    share.admit(bob, Role.VIEWER);
    var grant = share.grant(bob, bob, Role.VIEWER);
    assertRefused("role-forbids", bob, share.post("/grants", new GrantKeys(1, List.of(grant))));
    assertRefused("role-forbids", bob, Call.bare("DELETE", share.at("/link")));
    assertRefused("role-forbids", bob, Call.bare("DELETE", share.at("")));
    assertRefused("role-forbids", bob, Call.bare("PUT", share.at("/collaboration")));
    assertRefused(
        "role-forbids",
        bob,
        share.post("/invitations", new Invite(carol.id(), Role.VIEWER, Optional.empty())));
    assertRefused(
        "role-forbids",
        bob,
        Call.put(
            share.at("/participants/" + bob.id() + "/role"), new ChangeRole(Role.EDITOR)));
    assertRefused(
        "role-forbids", bob, Call.bare("DELETE", share.at("/participants/" + alice.id())));
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

  @Test
  void a_link_gives_the_vault_that_share_s_key_and_no_other() {
    var other = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.admit(bob, Role.EDITOR);
    share.openLink();
    assertThat(server.vault().holds(KeyName.share(share.id().value(), 1))).isTrue();
    assertThat(server.vault().newestHeld(KeyName.Kind.SHARE, other.id().value())).isEmpty();
    for (var member : List.of(alice, bob)) {
      assertThat(server.vault().newestHeld(KeyName.Kind.SERVICE, member.id().value())).isEmpty();
    }
  }

  @Test
  void a_guarded_share_refuses_what_would_downgrade_it_and_names_the_cause() {
    var guarded = TestShare.planned(server, alice, ShareKind.DOCUMENT);
    alice.does(Call.post("/v1/shares", guarded.creation(true)));
    var link = new OpenLink(new LinkId(TestDevice.freshId()), Bytes.of(new byte[32]));
    assertRefused("guard-forbids", alice, Call.put(guarded.at("/link"), link));
    assertRefused("guard-forbids", alice, Call.bare("PUT", guarded.at("/collaboration")));
    assertRefused(
        "guard-forbids",
        alice,
        guarded.post("/invitations", new Invite(carol.id(), Role.VIEWER, Optional.empty())));
    assertThat(alice.send(Call.put(guarded.at("/link"), link)).fact("cause")).isEqualTo("LINK");
    assertRefused(
        "guard-forbids",
        alice,
        guarded.post("/protection/preview", new Preview(Change.LINK, Optional.empty())));
    var byCarol = TestShare.planned(server, carol, ShareKind.DOCUMENT);
    assertRefused("guard-forbids", carol, Call.post("/v1/shares", byCarol.creation(true)));
  }

  @Test
  void the_hundred_and_first_person_finds_no_room() {
    for (int i = 1; i < 100; i++) {
      var invitee = new AccountId(TestDevice.freshId());
      var known =
          java.util.Map.of(
              invitee,
              new ShareFacts.Member(org.lockstep.domain.account.ProtectionMode.STANDARD, 1));
      server
          .commands()
          .send(
              new ShareCommand.Invite(
                  share.id(), invitee, Role.VIEWER, Optional.empty(), alice.actor()),
              new ShareFacts(known));
    }
    assertRefused(
        "share-full",
        alice,
        share.post("/invitations", new Invite(bob.id(), Role.VIEWER, Optional.empty())));
  }

  @Test
  void a_link_s_id_is_used_once() {
    var link = share.openLink();
    alice.does(Call.bare("DELETE", share.at("/link")));
    var again = new OpenLink(link.id(), Bytes.of(link.secret().verifier()));
    assertRefused("link-taken", alice, Call.put(share.at("/link"), again));
    var bobs = TestShare.begun(server, bob, ShareKind.FOLDER);
    assertRefused("link-taken", bob, Call.put(bobs.at("/link"), again));
  }

  @Test
  void nothing_is_sealed_to_a_standard_person_before_it_joins() {
    var grant = share.grant(alice, carol, Role.VIEWER);
    assertRefused(
        "nothing-sealed-before-acceptance",
        alice,
        share.post("/invitations", new Invite(carol.id(), Role.VIEWER, Optional.of(grant))));
    assertRefused(
        "invitee-unknown",
        alice,
        share.post(
            "/invitations",
            new Invite(
                new AccountId(TestDevice.freshId()), Role.VIEWER, Optional.empty())));
  }

  @Test
  void of_two_devices_that_start_the_same_epoch_at_once_one_is_told_to_read_again() throws Exception {
    var other = alice.addDevice();
    var mine = share.nextEpoch();
    var epoch = mine.epoch();
    var theirs =
        new StartEpoch(
            new ShareEpoch(
                2, epoch.commitment(), List.of(signedBy(other, epoch.grants().getFirst())), epoch.previous()));
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

  /// The same grant as another device would have made it.
  private Grant signedBy(TestDevice device, Grant grant) {
    var terms =
        new org.lockstep.crypto.share.GrantTerms(
            share.secret().epoch(),
            new org.lockstep.crypto.share.GrantTerms.Recipient(
                alice.id().value(), alice.opener(share.kind().category()).publicKey(), 1),
            grant.role().name());
    var made =
        org.lockstep.crypto.share.Grant.make(share.secret().secret(), terms, device.key());
    return new Grant(
        alice.id(),
        1,
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
              threads.submit(() -> after(barrier, one)), threads.submit(() -> after(barrier, other)));
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
