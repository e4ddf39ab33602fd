package org.lockstep.domain.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.Sample.CAROL;
import static org.lockstep.domain.account.ProtectionMode.ADVANCED;
import static org.lockstep.domain.share.ShareScenarios.SHARE;
import static org.lockstep.domain.share.ShareScenarios.by;
import static org.lockstep.domain.share.ShareScenarios.created;
import static org.lockstep.domain.share.ShareScenarios.invite;
import static org.lockstep.domain.share.ShareScenarios.join;
import static org.lockstep.domain.share.ShareScenarios.member;
import static org.lockstep.domain.share.ShareScenarios.rules;
import static org.lockstep.domain.share.ShareScenarios.unborn;
import static org.lockstep.domain.share.ShareScenarios.withBob;
import static org.lockstep.domain.share.ShareScenarios.withViewer;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareCommand.PartWithClosed;
import org.lockstep.domain.share.ShareEvent.ClosedAccountParted;
import org.lockstep.domain.share.ShareEvent.OwnerClosed;
import org.lockstep.domain.share.ShareEvent.OwnershipPassed;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.domain.share.ShareState.Ended;

/// What becomes of a share when the account of a participant is closed.
@Tag("R102")
class ClosingRulesTest {
  private static PartWithClosed part(AccountId account) {
    return new PartWithClosed(SHARE, account, Personal.of(ALICE, "Plans"));
  }

  @Test
  void the_owners_share_goes_to_the_first_editor_with_its_title() {
    var parting = withBob().given(invite(CAROL, Role.EDITOR), join(CAROL));
    parting
        .when(part(ALICE))
        .then(
            new OwnershipPassed(SHARE, ALICE, BOB, Personal.of(BOB, "Plans")),
            new ClosedAccountParted(SHARE, ALICE));
    var after = (Active) parting.given(part(ALICE)).state();
    assertThat(after.owner()).isEqualTo(BOB);
    assertThat(after.participants())
        .containsExactlyInAnyOrderEntriesOf(Map.of(BOB, Role.OWNER, CAROL, Role.EDITOR));
  }

  @Test
  void an_editor_who_is_closed_too_takes_nothing_over() {
    var living = new ShareFacts(Map.of(CAROL, member(CAROL, ADVANCED, 1)));
    withBob()
        .given(invite(CAROL, Role.EDITOR), join(CAROL))
        .under(rules(living))
        .when(part(ALICE))
        .then(
            new OwnershipPassed(SHARE, ALICE, CAROL, Personal.of(CAROL, "Plans")),
            new ClosedAccountParted(SHARE, ALICE));
  }

  @Test
  void without_an_editor_it_ends() {
    withViewer().when(part(ALICE)).then(new OwnerClosed(SHARE, ALICE));
    assertThat(withViewer().given(part(ALICE)).state()).isInstanceOf(Ended.class);
    created(ShareKind.FOLDER).when(part(ALICE)).then(new OwnerClosed(SHARE, ALICE));
  }

  @Test
  void others_leave_and_invitations_end() {
    withBob().when(part(BOB)).then(new ClosedAccountParted(SHARE, BOB));
    var invited = created(ShareKind.FOLDER).given(invite(BOB, Role.VIEWER));
    invited.when(part(BOB)).then(new ClosedAccountParted(SHARE, BOB));
    var after = (Active) invited.given(part(BOB)).state();
    assertThat(after.invitations()).isEmpty();
    assertThat(after.owner()).isEqualTo(ALICE);
  }

  @Test
  void doing_it_again_changes_nothing() {
    withBob().given(part(ALICE)).when(part(ALICE)).thenNothingHappens();
    withViewer().given(part(ALICE)).when(part(ALICE)).thenNothingHappens();
    withBob().when(part(CAROL)).thenNothingHappens();
    unborn().when(part(ALICE)).thenRefused(new ShareRejection.ShareUnknown(SHARE));
  }

  @Test
  void the_new_owner_rules_the_share() {
    withBob()
        .given(part(ALICE))
        .when(new ShareCommand.EndShare(SHARE, by(BOB)))
        .then(new ShareEvent.ShareEnded(SHARE, by(BOB)));
    withBob()
        .given(part(ALICE))
        .when(new ShareCommand.EndShare(SHARE, by(ALICE)))
        .thenRefused(new ShareRejection.ShareUnknown(SHARE));
  }
}
