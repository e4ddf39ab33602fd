package org.lockstep.domain.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.Sample.CAROL;
import static org.lockstep.domain.share.ShareScenarios.FACTS;
import static org.lockstep.domain.share.ShareScenarios.NOBODY;
import static org.lockstep.domain.share.ShareScenarios.OPEN_LINK;
import static org.lockstep.domain.share.ShareScenarios.SHARE;
import static org.lockstep.domain.share.ShareScenarios.by;
import static org.lockstep.domain.share.ShareScenarios.created;
import static org.lockstep.domain.share.ShareScenarios.creation;
import static org.lockstep.domain.share.ShareScenarios.epoch;
import static org.lockstep.domain.share.ShareScenarios.grant;
import static org.lockstep.domain.share.ShareScenarios.invite;
import static org.lockstep.domain.share.ShareScenarios.inviteWith;
import static org.lockstep.domain.share.ShareScenarios.join;
import static org.lockstep.domain.share.ShareScenarios.rules;
import static org.lockstep.domain.share.ShareScenarios.start;
import static org.lockstep.domain.share.ShareScenarios.unborn;
import static org.lockstep.domain.share.ShareScenarios.withBob;
import static org.lockstep.domain.share.ShareScenarios.withViewer;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockstep.domain.Sample;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareCommand.ChangeRole;
import org.lockstep.domain.share.ShareCommand.CloseLink;
import org.lockstep.domain.share.ShareCommand.EndCollaboration;
import org.lockstep.domain.share.ShareCommand.EndShare;
import org.lockstep.domain.share.ShareCommand.EscrowEpoch;
import org.lockstep.domain.share.ShareCommand.Leave;
import org.lockstep.domain.share.ShareCommand.OpenLink;
import org.lockstep.domain.share.ShareCommand.RemoveParticipant;
import org.lockstep.domain.share.ShareCommand.StartCollaboration;
import org.lockstep.domain.share.ShareCommand.StartEpoch;
import org.lockstep.domain.share.ShareCommand.WithdrawInvitation;
import org.lockstep.domain.share.ShareRejection.AlreadyInvited;
import org.lockstep.domain.share.ShareRejection.AlreadyParticipant;
import org.lockstep.domain.share.ShareRejection.EpochWrong;
import org.lockstep.domain.share.ShareRejection.GrantsWrong;
import org.lockstep.domain.share.ShareRejection.InviteeUnknown;
import org.lockstep.domain.share.ShareRejection.NotInvited;
import org.lockstep.domain.share.ShareRejection.NotParticipant;
import org.lockstep.domain.share.ShareRejection.NothingSealedBeforeAcceptance;
import org.lockstep.domain.share.ShareRejection.OwnerStays;
import org.lockstep.domain.share.ShareRejection.RoleForbids;
import org.lockstep.domain.share.ShareRejection.ShareAlreadyExists;
import org.lockstep.domain.share.ShareRejection.ShareFull;
import org.lockstep.domain.share.ShareRejection.ShareHasEnded;
import org.lockstep.domain.share.ShareRejection.ShareUnknown;

/// Every way in which a share refuses a command, each at least once.
class ShareRefusalsTest {
  private static final EndShare END = new EndShare(SHARE, by(ALICE));
  private static final StartCollaboration LIVE = new StartCollaboration(SHARE, by(ALICE));
  private static final Grant TO_ALICE = grant(ALICE, 2, Role.OWNER);
  private static final Grant TO_BOB = grant(BOB, 2, Role.EDITOR);
  private static final Grant TO_CAROL = grant(CAROL, 1, Role.EDITOR);

  private static List<Refusal> refusals() {
    return Stream.of(
            ofBeginningAndEnd(),
            ofStrangers(),
            ofInvitations(),
            ofParticipation(),
            ofRoles(),
            ShareKeyRefusals.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Refusal> ofBeginningAndEnd() {
    var again = creation(ShareKind.FOLDER, false, false);
    return List.of(
        new Refusal("exists_once", withBob(), again, new ShareAlreadyExists(SHARE)),
        new Refusal("nothing_before_it_exists", unborn(), END, new ShareUnknown(SHARE)),
        new Refusal("nothing_after_its_end", withBob().given(END), LIVE, new ShareHasEnded(SHARE)),
        new Refusal("first_is_1", unborn(), firstEpoch(2, TO_ALICE), new EpochWrong(1, 2)),
        new Refusal("only_for_itself", unborn(), firstEpoch(1, TO_ALICE, TO_BOB), strangers(BOB)),
        new Refusal("also_for_itself", unborn(), firstEpoch(1), missing(ALICE)));
  }

  private static ShareCommand firstEpoch(int number, Grant... grants) {
    return creation(ShareKind.FOLDER, false, false, epoch(number, grants));
  }

  private static ShareRejection missing(AccountId account) {
    return new GrantsWrong(Set.of(account), Set.of());
  }

  private static ShareRejection strangers(AccountId account) {
    return new GrantsWrong(Set.of(), Set.of(account));
  }

  private static List<Refusal> ofStrangers() {
    var unknown = new ShareUnknown(SHARE);
    var decline = new WithdrawInvitation(SHARE, CAROL, by(CAROL));
    return List.of(
        new Refusal("join", withBob(), join(CAROL), unknown),
        new Refusal("leave", withBob(), new Leave(SHARE, by(CAROL)), unknown),
        new Refusal("end", withBob(), new EndShare(SHARE, by(CAROL)), unknown),
        new Refusal("decline", withBob(), decline, unknown),
        new Refusal("withdraw", withBob(), new WithdrawInvitation(SHARE, BOB, by(CAROL)), unknown),
        new Refusal("nor_that_it_ended", withBob().given(END), join(CAROL), unknown));
  }

  private static List<Refusal> ofInvitations() {
    var invited = withBob().given(invite(CAROL, Role.EDITOR));
    return List.of(
        new Refusal("nobody", withBob(), invite(NOBODY, Role.EDITOR), new InviteeUnknown(NOBODY)),
        new Refusal("a_member", withBob(), invite(BOB, Role.EDITOR), new AlreadyParticipant(BOB)),
        new Refusal("twice", invited, invite(CAROL, Role.VIEWER), new AlreadyInvited(CAROL)),
        new Refusal("to_own", withBob(), invite(CAROL, Role.OWNER), new OwnerStays(CAROL)),
        new Refusal("joins_twice", withBob(), join(BOB), new AlreadyParticipant(BOB)),
        new Refusal(
            "not_invited",
            withBob(),
            new WithdrawInvitation(SHARE, CAROL, by(ALICE)),
            new NotInvited(CAROL)),
        // R57
        new Refusal(
            "nothing_is_sealed_to_a_standard_account_before_it_accepts",
            withBob(),
            inviteWith(CAROL, TO_CAROL),
            new NothingSealedBeforeAcceptance(CAROL)),
        new Refusal(
            "an_invitation_carries_no_grant_for_another",
            created(ShareKind.FOLDER),
            inviteWith(BOB, TO_ALICE),
            strangers(ALICE)),
        new Refusal(
            "a_grant_made_before_a_new_epoch_is_not_recorded_under_it",
            created(ShareKind.FOLDER).given(start(2, TO_ALICE)),
            inviteWith(BOB, 1, TO_BOB),
            new EpochWrong(2, 1)),
        new Refusal(
            "a_grant_of_an_epoch_to_come",
            created(ShareKind.FOLDER),
            inviteWith(BOB, 2, TO_BOB),
            new EpochWrong(1, 2)),
        // R61
        new Refusal("the_101st", full(), invite(CAROL, Role.EDITOR), new ShareFull(100)));
  }

  /// Alice, Bob and 98 invitations.
  private static Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> full() {
    var facts = new HashMap<>(FACTS.accounts());
    for (int n = 1000; n < 1098; n++) {
      facts.put(Sample.account(n), new ShareFacts.Member(ProtectionMode.STANDARD, 1, Set.of()));
    }
    var full = withBob().under(rules(new ShareFacts(facts)));
    for (int n = 1000; n < 1098; n++) {
      full = full.given(invite(Sample.account(n), Role.VIEWER));
    }
    return full;
  }

  private static List<Refusal> ofParticipation() {
    return List.of(
        new Refusal("leaves", withBob(), new Leave(SHARE, by(ALICE)), new OwnerStays(ALICE)),
        new Refusal("itself", withBob(), remove(ALICE), new OwnerStays(ALICE)),
        new Refusal("no_member", withBob(), remove(CAROL), new NotParticipant(CAROL)),
        new Refusal("gives_away", withBob(), role(BOB, Role.OWNER), new OwnerStays(BOB)),
        new Refusal("gives_up", withBob(), role(ALICE, Role.VIEWER), new OwnerStays(ALICE)),
        new Refusal("no_role", withBob(), role(CAROL, Role.EDITOR), new NotParticipant(CAROL)));
  }

  private static RemoveParticipant remove(AccountId account) {
    return new RemoveParticipant(SHARE, account, by(ALICE));
  }

  private static ChangeRole role(AccountId account, Role role) {
    return new ChangeRole(SHARE, account, role, by(ALICE));
  }

  /// R63.
  private static List<Refusal> ofRoles() {
    var bob = by(BOB);
    var asOwner =
        List.of(
            refusal(withBob(), new RemoveParticipant(SHARE, ALICE, bob), "remove a participant"),
            refusal(withBob(), new ChangeRole(SHARE, ALICE, Role.VIEWER, bob), "change a role"),
            refusal(
                withBob(), new OpenLink(SHARE, Sample.link(1), Sample.BYTES, bob), "open a link"),
            refusal(withBob().given(OPEN_LINK), new CloseLink(SHARE, bob), "close a link"),
            refusal(withBob(), new EndShare(SHARE, bob), "end the share"),
            refusal(
                withBob(),
                new ShareCommand.Invite(SHARE, CAROL, Role.VIEWER, Optional.empty(), bob),
                "invite"),
            refusal(
                withBob().given(invite(CAROL, Role.EDITOR)),
                new WithdrawInvitation(SHARE, CAROL, bob),
                "withdraw an invitation"));
    var asWriter =
        List.of(
            viewer(withViewer(), new StartEpoch(SHARE, epoch(2), bob), "start an epoch"),
            viewer(
                withViewer(), new ShareCommand.GrantKey(SHARE, 1, List.of(), bob), "grant its key"),
            viewer(withViewer(), new EscrowEpoch(SHARE, 1, bob), "escrow its key"),
            viewer(withViewer(), new StartCollaboration(SHARE, bob), "start live collaboration"),
            viewer(
                withViewer().given(LIVE),
                new EndCollaboration(SHARE, bob),
                "end live collaboration"));
    return Stream.concat(asOwner.stream(), asWriter.stream()).toList();
  }

  private static Refusal refusal(
      Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> given,
      ShareCommand when,
      String action) {
    return new Refusal("an_editor: " + action, given, when, new RoleForbids(Role.EDITOR, action));
  }

  private static Refusal viewer(
      Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> given,
      ShareCommand when,
      String action) {
    return new Refusal("a_viewer: " + action, given, when, new RoleForbids(Role.VIEWER, action));
  }

  @TestFactory
  Stream<DynamicTest> refused() {
    return refusals().stream()
        .map(
            refusal ->
                DynamicTest.dynamicTest(
                    refusal.name(),
                    () -> refusal.given().when(refusal.when()).thenRefused(refusal.then())));
  }

  @Test
  void every_kind_of_refusal_has_a_scenario() {
    var seen = refusals().stream().map(r -> r.then().getClass()).collect(Collectors.toSet());
    var kinds =
        Stream.of(ShareRejection.class.getPermittedSubclasses())
            .filter(ShareRejection.class::isAssignableFrom);
    assertThat(kinds).isNotEmpty().allMatch(seen::contains);
  }
}
