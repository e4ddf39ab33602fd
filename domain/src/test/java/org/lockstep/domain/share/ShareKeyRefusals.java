package org.lockstep.domain.share;

import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.Sample.CAROL;
import static org.lockstep.domain.share.ShareScenarios.FACTS;
import static org.lockstep.domain.share.ShareScenarios.OPEN_LINK;
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
import static org.lockstep.domain.share.ShareScenarios.rules;
import static org.lockstep.domain.share.ShareScenarios.start;
import static org.lockstep.domain.share.ShareScenarios.unborn;
import static org.lockstep.domain.share.ShareScenarios.withBob;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareCommand.CloseLink;
import org.lockstep.domain.share.ShareCommand.EndCollaboration;
import org.lockstep.domain.share.ShareCommand.EscrowEpoch;
import org.lockstep.domain.share.ShareCommand.StartCollaboration;
import org.lockstep.domain.share.ShareCommand.StartEpoch;
import org.lockstep.domain.share.ShareRejection.CollaborationAlreadyOn;
import org.lockstep.domain.share.ShareRejection.CollaborationNotOn;
import org.lockstep.domain.share.ShareRejection.DowngradeKind;
import org.lockstep.domain.share.ShareRejection.EpochWrong;
import org.lockstep.domain.share.ShareRejection.EscrowNotCalledFor;
import org.lockstep.domain.share.ShareRejection.EscrowStillHeld;
import org.lockstep.domain.share.ShareRejection.GrantKeyStale;
import org.lockstep.domain.share.ShareRejection.GrantRoleWrong;
import org.lockstep.domain.share.ShareRejection.GranterNotTrusted;
import org.lockstep.domain.share.ShareRejection.GrantsWrong;
import org.lockstep.domain.share.ShareRejection.GuardForbids;
import org.lockstep.domain.share.ShareRejection.KindNotCollaborative;
import org.lockstep.domain.share.ShareRejection.LinkAlreadyOpen;
import org.lockstep.domain.share.ShareRejection.NoLinkOpen;
import org.lockstep.domain.share.ShareRejection.PreviousSecretMissing;

/// How a share refuses epochs, grants, escrows and openings.
final class ShareKeyRefusals {
  private static final CloseLink CLOSE_LINK = new CloseLink(SHARE, by(ALICE));
  private static final StartCollaboration LIVE = new StartCollaboration(SHARE, by(ALICE));
  private static final EscrowEpoch ESCROW = new EscrowEpoch(SHARE, 1, by(ALICE));
  private static final Grant TO_ALICE = grant(ALICE, 2, Role.OWNER);
  private static final Grant TO_BOB = grant(BOB, 2, Role.EDITOR);
  private static final Grant TO_CAROL = grant(CAROL, 1, Role.EDITOR);

  private ShareKeyRefusals() {}

  static List<Refusal> all() {
    return Stream.of(ofEpochs(), ofGrants(), ofGranters(), ofEscrows(), ofOpenings(), ofGuards())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Refusal> ofEpochs() {
    var bare = new ShareEpoch(2, Sample.BYTES, List.of(TO_ALICE, TO_BOB), Bytes.EMPTY);
    var held = withBob().given(OPEN_LINK, ESCROW, CLOSE_LINK);
    return List.of(
        new Refusal("counts", withBob(), start(3, TO_ALICE, TO_BOB), new EpochWrong(2, 3)),
        new Refusal("same", withBob(), start(1, TO_ALICE, TO_BOB), new EpochWrong(2, 1)),
        new Refusal(
            "wraps",
            withBob(),
            new StartEpoch(SHARE, bare, by(ALICE)),
            new PreviousSecretMissing(2)),
        // R58
        new Refusal("destroy_first", held, start(2, TO_ALICE, TO_BOB), new EscrowStillHeld(SHARE)));
  }

  private static List<Refusal> ofGrants() {
    var asViewer = grant(BOB, 2, Role.VIEWER);
    var invited = withBob().given(invite(CAROL, Role.EDITOR));
    var none = new GrantsWrong(Set.of(), Set.of());
    return List.of(
        new Refusal("for_all", withBob(), start(2, TO_ALICE), missing(BOB)),
        new Refusal("twice", withBob(), start(2, TO_ALICE, TO_BOB, TO_BOB), none),
        new Refusal("stranger", withBob(), give(1, TO_CAROL), strangers(CAROL)),
        new Refusal("invited_standard", invited, give(1, TO_CAROL), strangers(CAROL)),
        new Refusal("old_epoch", withBob(), give(0, TO_BOB), new EpochWrong(1, 0)),
        new Refusal(
            "old_key",
            withBob(),
            give(1, grant(BOB, 1, Role.EDITOR)),
            new GrantKeyStale(BOB, 2, 1)),
        new Refusal(
            "key_of_an_unknown_account",
            withBob().under(rules(new ShareFacts(Map.of()))),
            give(1, grant(BOB, 0, Role.EDITOR)),
            new GrantKeyStale(BOB, 0, 0)),
        new Refusal(
            "role",
            withBob(),
            give(1, asViewer),
            new GrantRoleWrong(BOB, Role.EDITOR, Role.VIEWER)));
  }

  /// R71: Alice's device is on nobody's roster any more, or the grant is by somebody else's.
  private static List<Refusal> ofGranters() {
    var facts = new HashMap<>(FACTS.accounts());
    facts.put(ALICE, new ShareFacts.Member(ProtectionMode.ADVANCED, 2, Set.of()));
    var revoked = rules(new ShareFacts(facts));
    var gone = new GranterNotTrusted(by(ALICE).device());
    var alone = creation(ShareKind.FOLDER, false, false);
    var bobs = Sample.grant(BOB, 2, Role.EDITOR, by(BOB).device());
    return List.of(
        new Refusal("revoked_creates", unborn().under(revoked), alone, gone),
        new Refusal("revoked_starts", withBob().under(revoked), start(2, TO_ALICE, TO_BOB), gone),
        new Refusal("revoked_grants", withBob().under(revoked), give(1, TO_BOB), gone),
        new Refusal(
            "revoked_invites",
            created(ShareKind.FOLDER).under(revoked),
            inviteWith(BOB, TO_BOB),
            gone),
        new Refusal(
            "foreign_device", withBob(), give(1, bobs), new GranterNotTrusted(by(BOB).device())));
  }

  /// R53.
  private static List<Refusal> ofEscrows() {
    var later = withBob().given(OPEN_LINK, start(2, TO_ALICE, TO_BOB));
    return List.of(
        new Refusal("not_called_for", withBob(), ESCROW, new EscrowNotCalledFor(SHARE)),
        new Refusal("not_the_old_one", later, ESCROW, new EpochWrong(2, 1)));
  }

  private static List<Refusal> ofOpenings() {
    var live = created(ShareKind.DOCUMENT).given(LIVE);
    var end = new EndCollaboration(SHARE, by(ALICE));
    return List.of(
        new Refusal("one_link", withBob().given(OPEN_LINK), OPEN_LINK, new LinkAlreadyOpen(SHARE)),
        new Refusal("no_link", withBob(), CLOSE_LINK, new NoLinkOpen(SHARE)),
        // R54
        new Refusal("folder", withBob(), LIVE, new KindNotCollaborative(ShareKind.FOLDER)),
        new Refusal("live_already", live, LIVE, new CollaborationAlreadyOn(SHARE)),
        new Refusal("not_live", created(ShareKind.DOCUMENT), end, new CollaborationNotOn(SHARE)));
  }

  /// R65.
  private static List<Refusal> ofGuards() {
    var standardAlice = FACTS.accounts().get(CAROL);
    var facts = new ShareFacts(Map.of(ALICE, standardAlice, BOB, standardAlice));
    var calendar = creation(ShareKind.CALENDAR, true, false);
    var byStandard = creation(ShareKind.NOTE, true, false);
    var bobTurnedStandard = guarded().given(invite(BOB, Role.EDITOR)).under(rules(facts));
    var member = new GuardForbids(DowngradeKind.PARTICIPANT);
    return List.of(
        new Refusal("link", guarded(), OPEN_LINK, new GuardForbids(DowngradeKind.LINK)),
        new Refusal("live", guarded(), LIVE, new GuardForbids(DowngradeKind.COLLABORATION)),
        new Refusal("kind", unborn(), calendar, new GuardForbids(DowngradeKind.KIND)),
        new Refusal("owner", unborn().under(rules(facts)), byStandard, member),
        new Refusal("invitee", guarded(), invite(CAROL, Role.EDITOR), member),
        new Refusal("joining", bobTurnedStandard, join(BOB), member));
  }

  private static ShareRejection missing(AccountId account) {
    return new GrantsWrong(Set.of(account), Set.of());
  }

  private static ShareRejection strangers(AccountId account) {
    return new GrantsWrong(Set.of(), Set.of(account));
  }
}
