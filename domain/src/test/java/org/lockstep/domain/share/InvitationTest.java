package org.lockstep.domain.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.Sample.CAROL;
import static org.lockstep.domain.share.ShareScenarios.SHARE;
import static org.lockstep.domain.share.ShareScenarios.by;
import static org.lockstep.domain.share.ShareScenarios.created;
import static org.lockstep.domain.share.ShareScenarios.creation;
import static org.lockstep.domain.share.ShareScenarios.give;
import static org.lockstep.domain.share.ShareScenarios.grant;
import static org.lockstep.domain.share.ShareScenarios.guarded;
import static org.lockstep.domain.share.ShareScenarios.invite;
import static org.lockstep.domain.share.ShareScenarios.inviteWith;
import static org.lockstep.domain.share.ShareScenarios.join;
import static org.lockstep.domain.share.ShareScenarios.start;
import static org.lockstep.domain.share.ShareScenarios.unborn;
import static org.lockstep.domain.share.ShareScenarios.withBob;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.share.ShareCommand.ChangeRole;
import org.lockstep.domain.share.ShareCommand.Invite;
import org.lockstep.domain.share.ShareCommand.Leave;
import org.lockstep.domain.share.ShareCommand.RemoveParticipant;
import org.lockstep.domain.share.ShareCommand.WithdrawInvitation;
import org.lockstep.domain.share.ShareEvent.EpochStarted;
import org.lockstep.domain.share.ShareEvent.InvitationWithdrawn;
import org.lockstep.domain.share.ShareEvent.KeyGranted;
import org.lockstep.domain.share.ShareEvent.ParticipantInvited;
import org.lockstep.domain.share.ShareEvent.ParticipantJoined;
import org.lockstep.domain.share.ShareEvent.ParticipantLeft;
import org.lockstep.domain.share.ShareEvent.ParticipantRemoved;
import org.lockstep.domain.share.ShareEvent.RoleChanged;
import org.lockstep.domain.share.ShareEvent.ShareCreated;
import org.lockstep.domain.share.ShareState.Active;

/// How people come to a share, and go.
class InvitationTest {
  private static final Grant TO_BOB = grant(BOB, 2, Role.EDITOR);

  @Test
  void a_share_begins_with_its_owner_and_a_first_epoch_for_it() {
    var command = creation(ShareKind.FOLDER, false, false);
    unborn()
        .when(command)
        .then(
            new ShareCreated(SHARE, ShareKind.FOLDER, command.title(), ALICE, false, false),
            new EpochStarted(SHARE, command.epoch(), by(ALICE)));
  }

  @Test
  @Tag("R57")
  void an_invitation_is_not_participation() {
    created(ShareKind.FOLDER)
        .when(invite(CAROL, Role.VIEWER))
        .then(new ParticipantInvited(SHARE, CAROL, Role.VIEWER, by(ALICE)));
    var share = (Active) created(ShareKind.FOLDER).given(invite(CAROL, Role.VIEWER)).state();
    assertThat(share.participants()).containsOnlyKeys(ALICE);
    assertThat(share.invitations()).containsOnlyKeys(CAROL);
  }

  @Test
  @Tag("R57")
  void the_key_may_be_sealed_to_an_invited_advanced_account_at_once_or_later() {
    created(ShareKind.FOLDER)
        .when(inviteWith(BOB, TO_BOB))
        .then(
            new ParticipantInvited(SHARE, BOB, Role.EDITOR, by(ALICE)),
            new KeyGranted(SHARE, 1, TO_BOB));
    var invited = created(ShareKind.FOLDER).given(invite(BOB, Role.EDITOR));
    invited.when(give(1, TO_BOB)).then(new KeyGranted(SHARE, 1, TO_BOB));
    assertThat(invited.when(start(2, grant(ALICE, 2, Role.OWNER), TO_BOB)).events())
        .as("a new epoch may include the invited")
        .hasSize(1);
  }

  @Test
  @Tag("R57")
  void an_invited_account_joins_in_the_role_that_it_was_invited_to() {
    created(ShareKind.FOLDER)
        .given(invite(BOB, Role.VIEWER))
        .when(join(BOB))
        .then(new ParticipantJoined(SHARE, BOB, Role.VIEWER, by(BOB)));
  }

  @Test
  void an_invitation_is_declined_by_the_invited_or_taken_back_by_the_owner() {
    var invited = withBob().given(invite(CAROL, Role.EDITOR));
    for (var who : new Actor[] {by(CAROL), by(ALICE)}) {
      invited
          .when(new WithdrawInvitation(SHARE, CAROL, who))
          .then(new InvitationWithdrawn(SHARE, CAROL, who));
    }
  }

  @Test
  @Tag("R63")
  void an_editor_invites_if_the_owner_allows_it() {
    unborn()
        .given(creation(ShareKind.FOLDER, false, true), invite(BOB, Role.EDITOR), join(BOB))
        .when(new Invite(SHARE, CAROL, Role.EDITOR, Optional.empty(), by(BOB)))
        .then(new ParticipantInvited(SHARE, CAROL, Role.EDITOR, by(BOB)));
  }

  @Test
  @Tag("R59")
  void a_participant_leaves_or_is_removed_and_still_has_the_key_of_the_time() {
    var withKey = withBob().given(give(1, TO_BOB));
    withKey.when(new Leave(SHARE, by(BOB))).then(new ParticipantLeft(SHARE, BOB, by(BOB)));
    withKey
        .when(new RemoveParticipant(SHARE, BOB, by(ALICE)))
        .then(new ParticipantRemoved(SHARE, BOB, by(ALICE)));
    var left = (Active) withKey.given(new Leave(SHARE, by(BOB))).state();
    assertThat(left.participants()).containsOnlyKeys(ALICE);
    assertThat(left.keys().holders()).containsExactlyInAnyOrder(ALICE, BOB);
  }

  @Test
  void whoever_has_left_may_be_invited_again() {
    withBob()
        .given(new Leave(SHARE, by(BOB)))
        .when(invite(BOB, Role.VIEWER))
        .then(new ParticipantInvited(SHARE, BOB, Role.VIEWER, by(ALICE)));
  }

  @Test
  @Tag("R63")
  void the_owner_changes_a_role() {
    var toViewer = new ChangeRole(SHARE, BOB, Role.VIEWER, by(ALICE));
    withBob().when(toViewer).then(new RoleChanged(SHARE, BOB, Role.VIEWER, by(ALICE)));
    withBob().given(toViewer).when(toViewer).thenNothingHappens();
  }

  @Test
  @Tag("R65")
  void a_guarded_share_takes_advanced_members() {
    guarded()
        .given(invite(BOB, Role.EDITOR))
        .when(join(BOB))
        .then(new ParticipantJoined(SHARE, BOB, Role.EDITOR, by(BOB)));
  }
}
