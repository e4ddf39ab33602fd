package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.Sample.CAROL;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.AddDevice;
import org.lockstep.domain.account.AccountCommand.RevokeDevice;
import org.lockstep.domain.account.AccountCommand.TurnOffAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.TurnOnAdvancedProtection;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand.CloseLink;
import org.lockstep.domain.share.ShareCommand.EndCollaboration;
import org.lockstep.domain.share.ShareCommand.EndShare;
import org.lockstep.domain.share.ShareCommand.EscrowEpoch;
import org.lockstep.domain.share.ShareCommand.Invite;
import org.lockstep.domain.share.ShareCommand.Leave;
import org.lockstep.domain.share.ShareCommand.OpenLink;
import org.lockstep.domain.share.ShareCommand.StartCollaboration;
import org.lockstep.domain.share.ShareEvent.ParticipantJoined;
import org.lockstep.domain.share.ShareKind;

/// The main job as a story: Alice and Bob (advanced) and Carol (standard) share a document, and the
/// verdict follows.
class ShareStoryTest extends ShareStory {
  @Test
  @Tag("R50")
  @Tag("R51")
  @Tag("R58")
  void a_standard_member_downgrades_it_until_a_new_epoch_after_it_has_left() {
    join(CAROL);
    assertThat(encryption()).isEqualTo(Encryption.IN_TRANSIT_AND_ON_SERVER);
    assertThat(verdict().keyStorage()).isEqualTo(KeyStorage.SERVER);
    assertThat(causes()).containsExactly(new Cause.Participant(CAROL));
    assertThat(pending()).containsExactly(new Obligation.SealToMember(CAROL));

    settle();
    long exposedFrom = last();
    order(new Leave(SHARE, by(CAROL)));
    assertThat(causes()).isEmpty();
    assertThat(pending()).containsExactly(ROTATE);
    assertThat(encryption()).as("pending a re-key").isNotEqualTo(Encryption.END_TO_END);

    settle();
    assertEndToEnd();
    assertThat(exposures()).hasSize(1);
    var exposure = exposures().getFirst();
    assertThat(exposure.from().position()).isEqualTo(exposedFrom);
    assertThat(exposure.to().map(Moment::position)).contains(last());
    assertThat(exposure.causes()).containsExactly(new Cause.Participant(CAROL));
  }

  @Test
  @Tag("R57")
  @Tag("R64")
  void an_invitation_changes_nothing_and_its_forecast_names_the_member() {
    order(new Invite(SHARE, CAROL, Role.EDITOR, Optional.empty(), by(ALICE)));
    assertEndToEnd();
    var accepted = new ParticipantJoined(SHARE, CAROL, Role.EDITOR, by(CAROL));
    var before = protection();
    var forecast = before.after(accepted, new Moment(99, Instant.EPOCH), world.custody()).verdict();
    assertThat(forecast.encryption()).isEqualTo(Encryption.IN_TRANSIT_AND_ON_SERVER);
    assertThat(forecast.causes()).extracting(Since::what).containsExactly(participant(CAROL));
    assertThat(protection()).as("nothing is written").isEqualTo(before);
  }

  @Test
  @Tag("R53")
  @Tag("R58")
  void a_link_takes_the_share_key_alone_and_needs_it_destroyed_and_replaced_afterwards() {
    order(new OpenLink(SHARE, Sample.link(1), Sample.BYTES, by(ALICE)));
    assertThat(causes()).containsExactly(LINK);
    assertThat(pending()).containsExactly(new Obligation.EscrowShare());
    settle();
    assertThat(graph().path(new Key.Vault(), new Key.Share(SHARE, 1)))
        .containsExactly(new Key.Vault(), new Key.Share(SHARE, 1));
    assertThat(graph().reaches(new Key.Vault(), current(ALICE))).isFalse();

    order(new CloseLink(SHARE, by(ALICE)));
    assertThat(pending()).containsExactly(new Obligation.DestroyEscrow(), ROTATE);
    settle();
    assertEndToEnd();
    assertThat(exposures()).singleElement().satisfies(e -> assertThat(e.causes()).contains(LINK));
  }

  @Test
  @Tag("R54")
  void live_collaboration_downgrades_as_long_as_it_is_on() {
    order(new StartCollaboration(SHARE, by(BOB)));
    assertThat(causes()).containsExactly(new Cause.LiveCollaboration());
    settle();
    order(new EndCollaboration(SHARE, by(BOB)));
    settle();
    assertEndToEnd();
  }

  @Test
  @Tag("R56")
  @Tag("R23")
  void a_member_who_turns_it_off_downgrades_from_the_intent_on() {
    world.order(new TurnOffAdvancedProtection(BOB, Sample.device(BOB, 1), 2));
    assertThat(causes()).containsExactly(participant(BOB));
    assertThat(encryption()).isNotEqualTo(Encryption.END_TO_END);
    assertThat(verdict().causes().getFirst().since().position()).isEqualTo(last());
    assertThat(exposures()).as("the vault has nothing yet").isEmpty();
    settle();
    assertThat(exposures()).hasSize(1);
    assertThat(graph().path(new Key.Vault(), new Key.Share(SHARE, 1)))
        .as("by way of Bob's service secret")
        .contains(current(BOB), new Key.OfCategory(BOB, Category.DRIVE, 2));
  }

  @Test
  @Tag("R21")
  @Tag("R22")
  void who_turns_it_on_is_rotating_until_new_keys_are_there() {
    join(CAROL);
    settle();
    world.order(new TurnOnAdvancedProtection(CAROL, Sample.device(CAROL, 1), 1));
    assertThat(causes()).as("policy has nothing against it").isEmpty();
    assertThat(encryption())
        .as("but the vault has held the keys")
        .isNotEqualTo(Encryption.END_TO_END);
    assertThat(pending())
        .containsExactly(
            new Obligation.DestroyServiceSecrets(CAROL),
            new Obligation.RotateService(CAROL),
            ROTATE);
    settle();
    assertEndToEnd();
  }

  @Test
  @Tag("R55")
  void a_shared_album_is_always_readable() {
    var album = Sample.share(1);
    create(ShareKind.SHARED_ALBUM, album);
    settle();
    var verdict = world.custody().protection(album).verdict();
    assertThat(verdict.encryption()).isEqualTo(Encryption.IN_TRANSIT_AND_ON_SERVER);
    assertThat(verdict.causes()).extracting(Since::what).containsExactly(new Cause.Kind());
  }

  @Test
  @Tag("R59")
  @Tag("R72")
  void a_revoked_device_is_locked_out_by_new_keys_of_the_account_and_then_of_the_share() {
    var phone = Sample.modern(BOB, 2);
    var laptop = Sample.device(BOB, 1);
    world.order(new AddDevice(BOB, laptop, phone, Sample.roster(2), Sample.keyring()));
    world.order(new RevokeDevice(BOB, laptop, phone.id(), Sample.roster(3)));
    assertThat(pending()).containsExactly(new Obligation.RotateService(BOB), ROTATE);
    assertThat(encryption()).as("the server reads nothing").isEqualTo(Encryption.END_TO_END);
    assertThat(graph().reaches(new Key.OfDevice(phone.id()), new Key.Share(SHARE, 1))).isTrue();
    settle();
    assertThat(graph().reaches(new Key.OfDevice(phone.id()), new Key.Share(SHARE, 2))).isFalse();
    assertThat(graph().reaches(new Key.OfDevice(laptop), new Key.Share(SHARE, 2))).isTrue();
  }

  @Test
  @Tag("R62")
  void the_end_of_a_share_does_not_stop_the_vault_from_learning_its_key() {
    order(new EndShare(SHARE, by(ALICE)));
    assertEndToEnd();
    var bob = world.account(BOB).orElseThrow();
    world.order(new TurnOffAdvancedProtection(BOB, Sample.device(BOB, 1), 2));
    world.order(Composer.escrowService(bob));
    assertThat(causes()).containsExactly(participant(BOB));
    assertThat(protection().reached()).isEqualTo(1);
    assertThat(exposures()).hasSize(1);
    assertThat(pending()).as("nothing is written under it any more").isEmpty();
  }

  @Test
  void an_ended_share_owes_the_destruction_of_its_escrow() {
    order(new OpenLink(SHARE, Sample.link(1), Sample.BYTES, by(ALICE)));
    order(new EscrowEpoch(SHARE, 1, by(ALICE)));
    order(new EndShare(SHARE, by(ALICE)));
    assertThat(pending()).containsExactly(new Obligation.DestroyEscrow());
    settle();
  }

  @Test
  void causes_and_obligations_are_told_in_the_order_in_which_they_began() {
    order(new OpenLink(SHARE, Sample.link(1), Sample.BYTES, by(ALICE)));
    order(new StartCollaboration(SHARE, by(ALICE)));
    join(CAROL);
    world.order(new TurnOffAdvancedProtection(BOB, Sample.device(BOB, 1), 2));
    assertThat(causes())
        .containsExactly(LINK, new Cause.LiveCollaboration(), participant(CAROL), participant(BOB));
  }
}
