package org.lockstep.api.share;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.custody.Verdict.Encryption.END_TO_END;
import static org.lockstep.domain.custody.Verdict.Encryption.IN_TRANSIT_AND_ON_SERVER;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestFile;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.message.ItemMessages.Items;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;
import org.lockstep.wire.message.ShareMessages.Invitations;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.ShareKeys;
import org.lockstep.wire.message.ShareMessages.ShareView;
import org.lockstep.wire.message.ShareMessages.Shares;

/// People share files, and are told who can read them: over signed requests to a real server.
@RunningServer
class ShareStoryTest {
  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final Member carol;

  ShareStoryTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.bob = Member.advanced(server, "bob");
    this.carol = Member.standard(server, "carol");
  }

  @Test
  void two_people_share_a_file_end_to_end() throws Exception {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    var grant = share.grant(alice, bob, Role.EDITOR);
    alice.does(
        share.post(
            "/invitations",
            new Invite(bob.id(), Role.EDITOR, Optional.of(new EpochGrant(1, grant)))));
    bob.does(Call.bare("POST", share.at("/participants")));

    var keys = bob.send(Call.get(share.at("/keys"))).as(ShareKeys.class);
    assertThat(keys.current()).isEqualTo(1);
    assertThat(keys.epochs().getFirst().grant()).contains(grant);

    var content = "The tide is out at noon.".getBytes(UTF_8);
    var file = TestFile.first(share, alice, "tides.txt", content).written();
    var listed = bob.send(Call.get(share.at("/items"))).as(Items.class).items();
    assertThat(listed)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.version()).isEqualTo(file.version());
              assertThat(item.by()).isEqualTo(alice.actor());
              assertThat(item.exposed()).isFalse();
            });
    var blob = bob.send(Call.get(share.at("/items/" + file.item() + "/content")));
    assertThat(file.decrypt(blob.response().body(), share)).isEqualTo(content);
    file.next(bob, "The tide is in.".getBytes(UTF_8)).written();

    var protection = share.protection(bob);
    assertThat(protection.verdict().encryption()).isEqualTo(END_TO_END);
    assertThat(protection.verdict().pending()).isEmpty();
    assertThat(protection.exposures()).isEmpty();
    assertThat(share.protection(alice)).isEqualTo(protection);
  }

  @Test
  void an_invited_person_sees_the_forecast_and_nothing_else_until_it_joins() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    alice.does(share.post("/invitations", new Invite(carol.id(), Role.VIEWER, Optional.empty())));

    var invitation =
        carol.send(Call.get("/v1/invitations")).as(Invitations.class).invitations().getFirst();
    assertThat(invitation.share()).isEqualTo(share.id());
    assertThat(invitation.invitedBy()).isEqualTo("alice");
    assertThat(invitation.forecast().encryption()).isEqualTo(IN_TRANSIT_AND_ON_SERVER);
    assertThat(invitation.forecast().causes())
        .singleElement()
        .satisfies(cause -> assertThat(cause.handle()).contains("carol"));
    for (var path : List.of("", "/protection", "/keys", "/items", "/history")) {
      assertThat(carol.send(Call.get(share.at(path))).problemType()).isEqualTo("share-unknown");
    }
    carol.does(Call.bare("DELETE", share.at("/invitations/" + carol.id())));
    assertThat(carol.send(Call.get("/v1/invitations")).as(Invitations.class).invitations())
        .isEmpty();
  }

  @Test
  void what_a_preview_says_of_an_invitation_is_what_then_happens() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    for (var invitee : List.of(bob, carol)) {
      var forecast = share.preview(Change.INVITE, Optional.of(invitee));
      assertThat(forecast.before()).isEqualTo(share.protection(alice).verdict());
      assertThat(forecast.downgrades()).isEqualTo(invitee == carol);
      share.admit(invitee, Role.EDITOR);
      assertThat(timeless(share.protection(alice).verdict())).isEqualTo(timeless(forecast.after()));
    }
  }

  @Test
  void what_a_preview_says_of_a_link_or_of_live_work_is_what_then_happens() {
    for (var change : List.of(Change.LINK, Change.COLLABORATION)) {
      var share = TestShare.begun(server, alice, ShareKind.DOCUMENT);
      var forecast = share.preview(change, Optional.empty());
      assertThat(share.protection(alice).verdict()).isEqualTo(forecast.before());
      if (change == Change.LINK) {
        share.openLink();
      } else {
        alice.does(Call.bare("PUT", share.at("/collaboration")));
        share.escrow();
      }
      assertThat(timeless(share.protection(alice).verdict())).isEqualTo(timeless(forecast.after()));
      assertThat(forecast.downgrades()).isTrue();
    }
  }

  @Test
  void when_a_standard_person_leaves_only_a_new_epoch_is_end_to_end_again() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.admit(bob, Role.EDITOR);
    share.admit(carol, Role.EDITOR);
    var exposed = TestFile.first(share, bob, "exposed.txt", new byte[10]).written();
    assertThat(share.protection(alice).verdict().causes())
        .extracting(CauseView::handle)
        .containsExactly(Optional.of("carol"));

    carol.does(Call.bare("DELETE", share.at("/participants/" + carol.id())));
    var pending = share.protection(alice).verdict();
    assertThat(pending.encryption()).isEqualTo(IN_TRANSIT_AND_ON_SERVER);
    assertThat(pending.causes()).isEmpty();
    assertThat(pending.pending())
        .extracting(ObligationView::obligation)
        .containsExactly(ObligationName.ROTATE_SHARE);
    assertThat(carol.send(Call.get(share.at(""))).problemType()).isEqualTo("share-unknown");

    share.rotate(bob);
    var clean = TestFile.first(share, bob, "clean.txt", new byte[10]).written();
    var after = share.protection(alice);
    assertThat(after.verdict().encryption()).isEqualTo(END_TO_END);
    assertThat(after.exposures())
        .singleElement()
        .satisfies(exposure -> assertThat(exposure.toPosition()).isPresent());
    var items = bob.send(Call.get(share.at("/items"))).as(Items.class).items();
    assertThat(items)
        .filteredOn(item -> item.item().equals(exposed.item()))
        .allMatch(item -> item.exposed());
    assertThat(items)
        .filteredOn(item -> item.item().equals(clean.item()))
        .noneMatch(item -> item.exposed());
  }

  @Test
  void the_answer_for_a_position_of_the_past_stays_what_it_was() {
    var share = TestShare.begun(server, alice, ShareKind.DOCUMENT);
    Map<ProtectionView, Instant> told = new LinkedHashMap<>();
    tell(share, told);
    share.admit(carol, Role.EDITOR);
    tell(share, told);
    alice.does(Call.bare("DELETE", share.at("/participants/" + carol.id())));
    tell(share, told);
    share.rotate();
    tell(share, told);
    share.openLink();
    tell(share, told);
    alice.does(Call.bare("DELETE", share.at("/link")));
    share.rotate();
    tell(share, told);
    alice.turnOff();
    tell(share, told);

    told.forEach(
        (view, _) ->
            assertThat(share.protection(alice, view.position()))
                .usingRecursiveComparison()
                .isEqualTo(view));
    assertThat(told.keySet())
        .extracting(view -> view.verdict().encryption())
        .containsSequence(END_TO_END, IN_TRANSIT_AND_ON_SERVER);
  }

  private void tell(TestShare share, Map<ProtectionView, Instant> told) {
    told.put(share.protection(alice), Instant.now());
  }

  @Test
  void a_past_time_stands_for_the_last_position_recorded_by_then() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    var begun = share.protection(alice);
    share.admit(carol, Role.EDITOR);
    var since = share.protection(alice).verdict().causes().getFirst().since().orElseThrow();

    var at = share.protection(alice, since);
    assertThat(at.verdict().encryption()).isEqualTo(IN_TRANSIT_AND_ON_SERVER);
    assertThat(alice.send(Call.get(share.at("/protection?at=2020-01-01T00:00:00Z"))).problemType())
        .isEqualTo("share-unknown");
    assertThat(
            alice.send(Call.get(share.at("/protection?at=2999-01-01T00:00:00Z"))).fact("expected"))
        .isEqualTo("a time that has passed");
    assertThat(alice.send(Call.get(share.at("/protection?at=yesterday"))).problemType())
        .isEqualTo("parameter-malformed");
    assertThat(alice.send(Call.get(share.at("/protection?at=999999999"))).problemType())
        .isEqualTo("position-unknown");
    assertThat(share.protection(alice, begun.position()).verdict()).isEqualTo(begun.verdict());
  }

  @Test
  void closing_a_link_destroys_the_key_before_the_answer() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.openLink();
    assertThat(server.vault().newestHeld(KeyName.Kind.SHARE, share.id().value())).hasValue(1);
    var open = share.protection(alice).verdict();
    assertThat(open.causes()).extracting(CauseView::cause).containsExactly(CauseName.LINK);

    long position = alice.does(Call.bare("DELETE", share.at("/link")));

    assertThat(server.vault().newestHeld(KeyName.Kind.SHARE, share.id().value())).isEmpty();
    assertThat(server.journal().read(position, 1).getFirst().type())
        .isEqualTo("share.escrow-destroyed");
    assertThat(share.protection(alice).verdict().pending())
        .extracting(ObligationView::obligation)
        .containsExactly(ObligationName.ROTATE_SHARE);
    share.rotate();
    assertThat(share.protection(alice).verdict().encryption()).isEqualTo(END_TO_END);
  }

  @Test
  void an_ended_share_is_in_no_list_but_its_history_can_be_asked_for() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.openLink();
    alice.does(Call.bare("DELETE", share.at("")));

    assertThat(alice.send(Call.get("/v1/shares")).as(Shares.class).shares()).isEmpty();
    assertThat(alice.send(Call.get(share.at(""))).as(ShareView.class).ended()).isTrue();
    assertThat(share.protection(alice).ended()).isTrue();
    assertThat(share.protection(alice).verdict().pending()).isEmpty();
    assertThat(alice.send(Call.get(share.at("/items"))).problemType()).isEqualTo("share-has-ended");
    assertThat(bob.send(Call.get(share.at("/items"))).problemType()).isEqualTo("share-unknown");
  }

  @Test
  void lists_go_on_where_their_cursor_says() {
    for (int i = 0; i < 3; i++) TestShare.begun(server, alice, ShareKind.NOTE);
    var first = alice.send(Call.get("/v1/shares?limit=2")).as(Shares.class);
    var rest =
        alice
            .send(Call.get("/v1/shares?limit=2&after=" + first.next().orElseThrow()))
            .as(Shares.class);
    assertThat(first.shares()).hasSize(2);
    assertThat(rest.shares()).hasSize(1).doesNotContainAnyElementsOf(first.shares());
    assertThat(rest.next()).isEmpty();
    assertThat(alice.send(Call.get("/v1/shares?limit=0")).problemType())
        .isEqualTo("parameter-malformed");
  }

  /// A verdict without the moments, which a forecast cannot know.
  private static List<Object> timeless(VerdictView verdict) {
    Encryption encryption = verdict.encryption();
    return List.of(
        encryption,
        verdict.keyStorage(),
        verdict.epoch(),
        verdict.causes().stream().map(c -> List.of(c.cause(), c.account(), c.handle())).toList(),
        verdict.pending().stream().map(o -> List.of(o.obligation(), o.account())).toList());
  }
}
