package org.lockstep.client.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.audit.HistoryRefused;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.GrantFault;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.testing.Folder;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Ids;
import org.lockstep.client.testing.Person;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.SessionEnd;
import org.lockstep.domain.share.ShareEvent;

class TrustedHistoryTest {
  private final Person alice = Person.of("alice");
  private final Person bob = Person.of("bob");
  private final Person mallory = Person.of("mallory");
  private final Folder folder = new Folder(alice);
  private final History history = new History();

  @BeforeEach
  void alice_shares_with_bob() {
    history
        .add(alice.open(), bob.open(), alice.on(1), bob.on(1))
        .add(folder.create(), folder.epoch(Map.of(alice, Role.OWNER)))
        .add(folder.invite(bob, Role.EDITOR), folder.join(bob, Role.EDITOR))
        .add(folder.granted(folder.grant(bob, Role.EDITOR, alice.device())));
  }

  private Breach refused() {
    ThrowingCallable reading = () -> history.trusted(folder.share());
    var refusal = org.assertj.core.api.Assertions.catchThrowableOfType(TrustRefused.class, reading);
    assertThat(refusal).isNotNull().hasMessageMatching("[^\\n]{20,}");
    return refusal.breach();
  }

  private void assertGrantRefused(GrantFault fault) {
    assertThat(refused())
        .isInstanceOfSatisfying(
            Breach.GrantWrong.class, wrong -> assertThat(wrong.fault()).isEqualTo(fault));
  }

  @Test
  void what_people_did_is_believed() {
    var trusted = history.trusted(folder.share());

    assertThat(trusted.protection().verdict().encryption()).isEqualTo(Encryption.END_TO_END);
    assertThat(trusted.epochs().get(1)).isNotNull();
    assertThat(trusted.recipient(bob.account()).keyEpoch()).isEqualTo(1);
    assertThat(trusted.author(bob.actor())).contains(bob.device().signing().publicKey());
  }

  private ShareEvent.LiveSessionOpened sessionOf(Person first) {
    return new ShareEvent.LiveSessionOpened(folder.share(), first.actor());
  }

  private ShareEvent.LiveSessionClosed sessionClosed() {
    return new ShareEvent.LiveSessionClosed(
        folder.share(), List.of(bob.actor()), 0, SessionEnd.EVERYBODY_LEFT);
  }

  private ShareEvent.CollaborationStarted live() {
    return new ShareEvent.CollaborationStarted(folder.share(), alice.actor());
  }

  @Test
  void a_live_session_of_a_member_is_believed_also_when_it_is_closed_after_the_share_ended() {
    history
        .add(live(), sessionOf(bob), sessionClosed(), sessionOf(alice))
        .add(new ShareEvent.ShareEnded(folder.share(), alice.actor()), sessionClosed());
    assertThat(history.trusted(folder.share()).events()).isNotEmpty();
  }

  @Test // R63
  void a_live_session_of_a_stranger_is_refused() {
    history.add(live(), sessionOf(mallory));
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test // R54
  void a_live_session_without_collaboration_is_refused() {
    history.add(sessionOf(bob));
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void a_live_session_is_not_closed_twice_nor_opened_twice() {
    history.add(live(), sessionOf(bob), sessionClosed(), sessionClosed());
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void a_live_session_is_not_opened_within_another() {
    history.add(live(), sessionOf(bob), sessionOf(alice));
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void a_device_that_no_member_has_was_in_no_live_session() {
    var invented = new org.lockstep.domain.share.Actor(bob.account(), mallory.device().id());
    history.add(
        live(),
        sessionOf(bob),
        new ShareEvent.LiveSessionClosed(
            folder.share(), List.of(invented), 0, SessionEnd.EVERYBODY_LEFT));
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void keys_of_a_server_in_place_of_a_persons_are_refused() {
    var servers = EpochSecret.random(bob.service().epoch().next());
    // Signed by whoever it is, but not by Bob.
    var forged = mallory.serviceEpoch(servers, Optional.of(bob.service()));
    history.add(new AccountEvent.ServiceSecretRotated(bob.account(), forged, bob.device().id()));

    assertThat(refused()).isEqualTo(new Breach.CategoryKeysSignatureWrong(bob.account(), 2));
  }

  @Test
  void a_recovery_key_of_the_server_is_refused() {
    var servers =
        new org.lockstep.domain.account.RecoveryKeys(
            1,
            Bytes.of(mallory.device().sealing().publicKey().bytes()),
            Bytes.of(mallory.identity().publicKey().bytes()),
            Bytes.of(new byte[64]));
    history.add(new AccountEvent.RecoveryKeySet(bob.account(), servers, bob.device().id()));

    assertThat(refused()).isEqualTo(new Breach.RecoveryKeyWrong(bob.account(), 1));
  }

  @Test
  void a_circle_secret_of_the_server_in_the_history_is_refused() {
    var servers = mallory.circleEpoch();
    history.add(new AccountEvent.CircleSecretRotated(bob.account(), servers, bob.device().id()));

    assertThat(refused()).isEqualTo(new Breach.CircleSignatureWrong(bob.account(), 1));
  }

  @Test
  void a_device_that_the_server_adds_is_refused() {
    var added = Person.freshDevice();
    var servers = SigningKey.generate(new SecureRandom());
    var roster =
        bob.signed(servers, 2, java.util.List.of(bob.device().onRoster(), added.onRoster()));
    history.add(
        new AccountEvent.DeviceAdded(
            bob.account(),
            bob.described(added),
            roster,
            bob.keyring(added.onRoster()),
            bob.device().id()));

    assertThat(refused()).isEqualTo(new Breach.RosterSignatureWrong(bob.account(), 2));
  }

  @Test
  void an_older_roster_that_bob_once_signed_is_refused() {
    var phone = Person.freshDevice();
    var added = bob.add(phone);
    history.add(added, bob.revoke(phone));
    history.add(added);

    assertThat(refused()).isEqualTo(new Breach.RosterRolledBack(bob.account(), 3, 2));
  }

  @Test
  void a_device_that_is_left_out_of_the_roster_is_refused() {
    var phone = Person.freshDevice();
    history.add(bob.add(phone));
    // The server drops the phone without the identity key.
    var roster = bob.signed(mallory.identity(), 3, java.util.List.of(bob.device().onRoster()));
    history.add(
        new AccountEvent.DeviceRevoked(bob.account(), phone.id(), roster, bob.device().id()));

    assertThat(refused()).isEqualTo(new Breach.RosterSignatureWrong(bob.account(), 3));
  }

  @Test
  void a_grant_of_a_stranger_is_refused() {
    history.add(folder.granted(folder.grant(bob, Role.EDITOR, mallory.device())));

    assertGrantRefused(GrantFault.NOT_BY_A_MEMBER);
  }

  @Test
  void a_grant_of_a_viewer_is_refused() {
    var carol = Person.of("carol");
    history
        .add(carol.open(), folder.invite(carol, Role.VIEWER), folder.join(carol, Role.VIEWER))
        .add(folder.granted(folder.grant(carol, Role.VIEWER, alice.device())))
        .add(folder.granted(folder.grant(bob, Role.EDITOR, carol.device())));

    assertGrantRefused(GrantFault.NOT_BY_A_MEMBER);
  }

  @Test
  void a_grant_of_a_revoked_device_is_refused() {
    var phone = Person.freshDevice();
    history.add(bob.add(phone), bob.revoke(phone));
    history.add(folder.granted(folder.grant(alice, Role.OWNER, phone)));

    assertGrantRefused(GrantFault.NOT_BY_A_MEMBER);
  }

  @Test
  void a_grant_that_was_altered_is_refused() {
    var genuine = folder.grant(bob, Role.EDITOR, alice.device());
    var promoted =
        new Grant(
            genuine.recipient(),
            genuine.serviceEpoch(),
            Role.VIEWER,
            genuine.seal(),
            genuine.grantedBy(),
            genuine.signature());
    history.add(folder.granted(promoted));

    assertGrantRefused(GrantFault.SIGNATURE_WRONG);
  }

  @Test
  void a_grant_for_a_stranger_is_refused() {
    history.add(mallory.open());
    history.add(folder.granted(folder.grant(mallory, Role.EDITOR, alice.device())));

    assertGrantRefused(GrantFault.FOR_A_STRANGER);
  }

  @Test
  void an_epoch_of_the_server_in_a_members_name_is_refused() {
    history.add(
        folder.epoch(alice.actor(), mallory.device(), Map.of(alice, Role.OWNER, bob, Role.EDITOR)));

    assertGrantRefused(GrantFault.NOT_BY_A_MEMBER);
  }

  @Test
  void a_member_whom_nobody_invited_is_refused() {
    history.add(mallory.open(), folder.join(mallory, Role.EDITOR));

    assertThat(refused()).isEqualTo(new Breach.OrderImpossible(folder.share(), history.head()));
  }

  @Test
  void an_invitation_by_somebody_who_may_not_invite_is_refused() {
    history.add(
        new ShareEvent.ParticipantInvited(
            folder.share(), mallory.account(), Role.EDITOR, bob.actor()));

    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void a_link_that_no_device_of_the_owner_opened_is_refused() {
    history.add(
        new ShareEvent.LinkOpened(
            folder.share(),
            Ids.link(),
            Bytes.of(new byte[32]),
            new org.lockstep.domain.share.Actor(alice.account(), mallory.device().id())));

    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void an_event_that_is_missing_in_a_stream_is_refused() {
    var records = new java.util.ArrayList<>(history.records());
    records.remove(2); // Alice turned protection on; something of hers follows
    history.add(alice.off(2));
    records.add(history.records().getLast());

    assertThatThrownBy(
            () ->
                org.lockstep.audit.VerifiedHistory.of(
                    folder.share(),
                    records,
                    new org.lockstep.wire.event.EventCodec(
                        org.lockstep.wire.event.PersonalKeys.NONE)))
        .isInstanceOfSatisfying(
            HistoryRefused.class,
            refusal ->
                assertThat(refusal.reason())
                    .isEqualTo(new HistoryRefused.Reason.EventMissing(alice.account().value(), 1)));
  }

  private void alice_is_closed() {
    history.add(new AccountEvent.AccountClosed(alice.account(), alice.device().id()));
  }

  private ShareEvent.OwnershipPassed passedTo(Person heir) {
    return new ShareEvent.OwnershipPassed(
        folder.share(), alice.account(), heir.account(), Personal.of(heir.account(), "Plans"));
  }

  @Test
  void what_follows_from_a_closed_account_is_believed() {
    alice_is_closed();
    history.add(passedTo(bob), new ShareEvent.ClosedAccountParted(folder.share(), alice.account()));

    var trusted = history.trusted(folder.share());

    assertThat(trusted.state().owner()).isEqualTo(bob.account());
    assertThat(trusted.state().participants()).containsOnlyKeys(bob.account());
  }

  @Test
  void an_owner_who_is_not_closed_is_not_succeeded() {
    history.add(passedTo(bob));
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void a_participant_who_is_not_closed_does_not_part_so() {
    history.add(new ShareEvent.ClosedAccountParted(folder.share(), bob.account()));
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void the_server_does_not_choose_who_takes_a_share_over() {
    history
        .add(mallory.open(), folder.invite(mallory, Role.EDITOR))
        .add(folder.join(mallory, Role.EDITOR));
    alice_is_closed();
    history.add(passedTo(mallory));
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void a_share_that_has_an_heir_does_not_end() {
    alice_is_closed();
    history.add(new ShareEvent.OwnerClosed(folder.share(), alice.account()));
    assertThat(refused()).isInstanceOf(Breach.OrderImpossible.class);
  }

  @Test
  void a_grant_by_a_device_of_a_closed_account_is_refused() {
    alice_is_closed();
    history.add(folder.granted(folder.grant(bob, Role.EDITOR, alice.device())));
    assertGrantRefused(GrantFault.NOT_BY_A_MEMBER);
  }
}
