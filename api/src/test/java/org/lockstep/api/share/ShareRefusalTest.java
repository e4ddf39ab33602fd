package org.lockstep.api.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.Preview;
import org.lockstep.wire.message.ShareMessages.ChangeRole;
import org.lockstep.wire.message.ShareMessages.GrantKeys;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.OpenLink;
import org.lockstep.wire.message.ShareMessages.StartEpoch;

/// What shares refuse: each with its own problem, and nothing is written.
@RunningServer
class ShareRefusalTest {
  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final Member carol;
  private final TestShare share;

  ShareRefusalTest(TestServer server) {
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
        Call.put(share.at("/participants/" + bob.id() + "/role"), new ChangeRole(Role.EDITOR)));
    assertRefused(
        "role-forbids", bob, Call.bare("DELETE", share.at("/participants/" + alice.id())));
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
    var byCarol = TestShare.planned(server, carol, ShareKind.DOCUMENT);
    assertRefused("guard-forbids", carol, Call.post("/v1/shares", byCarol.creation(true)));
  }

  @Test
  void a_preview_of_what_a_guard_forbids_tells_the_verdict_and_that_it_is_forbidden() {
    var guarded = TestShare.planned(server, alice, ShareKind.DOCUMENT);
    alice.does(Call.post("/v1/shares", guarded.creation(true)));
    long head = server.journal().head();
    for (var change : Change.values()) {
      var invitee = change == Change.INVITE ? Optional.of(carol) : Optional.<Member>empty();
      var forecast = guarded.preview(change, invitee);
      assertThat(forecast.before().encryption()).isEqualTo(Encryption.END_TO_END);
      assertThat(forecast.after().encryption()).isNotEqualTo(Encryption.END_TO_END);
      assertThat(forecast.after().causes())
          .extracting(cause -> cause.cause().name())
          .containsExactly(forecast.guardForbids().orElseThrow().name());
      assertThat(forecast.downgrades()).isTrue();
    }
    assertThat(guarded.preview(Change.INVITE, Optional.of(bob)).guardForbids()).isEmpty();
    assertThat(share.preview(Change.LINK, Optional.empty()).guardForbids()).isEmpty();
    assertThat(server.journal().head()).isEqualTo(head);
  }

  @Test
  void the_hundred_and_first_person_finds_no_room() {
    for (int i = 1; i < 100; i++) {
      var invitee = new AccountId(TestDevice.freshId());
      var known = Map.of(invitee, new ShareFacts.Member(ProtectionMode.STANDARD, 1, Set.of()));
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
        share.post(
            "/invitations",
            new Invite(carol.id(), Role.VIEWER, Optional.of(new EpochGrant(1, grant)))));
    assertRefused(
        "invitee-unknown",
        alice,
        share.post(
            "/invitations",
            new Invite(new AccountId(TestDevice.freshId()), Role.VIEWER, Optional.empty())));
  }
}
