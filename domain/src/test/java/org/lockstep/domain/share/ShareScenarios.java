package org.lockstep.domain.share;

import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.Sample.CAROL;
import static org.lockstep.domain.account.ProtectionMode.ADVANCED;
import static org.lockstep.domain.account.ProtectionMode.STANDARD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Personal;
import org.lockstep.domain.Sample;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand.CreateShare;
import org.lockstep.domain.share.ShareCommand.GrantKey;
import org.lockstep.domain.share.ShareCommand.Invite;
import org.lockstep.domain.share.ShareCommand.Join;
import org.lockstep.domain.share.ShareCommand.OpenLink;
import org.lockstep.domain.share.ShareCommand.StartEpoch;

/// Alice's share and what Alice and Bob (advanced) and Carol (standard) do with it.
final class ShareScenarios {
  static final ShareId SHARE = Sample.share(1);
  static final AccountId NOBODY = Sample.account(99);

  /// Alice and Bob stand at the second epoch of their service secrets, Carol at the first.
  static final ShareFacts FACTS =
      new ShareFacts(
          Map.of(
              ALICE, member(ALICE, ADVANCED, 2),
              BOB, member(BOB, ADVANCED, 2),
              CAROL, member(CAROL, STANDARD, 1)));

  static final OpenLink OPEN_LINK = new OpenLink(SHARE, Sample.link(1), Sample.BYTES, by(ALICE));

  private ShareScenarios() {}

  /// An account with one device, which acts for it.
  static ShareFacts.Member member(AccountId account, ProtectionMode mode, int serviceEpoch) {
    return new ShareFacts.Member(mode, serviceEpoch, Set.of(by(account).device()));
  }

  static Scenario.Rules<ShareState, ShareCommand, ShareEvent, ShareRejection> rules(
      ShareFacts facts) {
    return new Scenario.Rules<>(
        (command, state) -> ShareDecider.decide(command, state, facts), ShareEvolution::evolve);
  }

  static Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> unborn() {
    return new Scenario<>(rules(FACTS), ShareState.UNBORN);
  }

  /// A share of Alice's alone.
  static Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> created(ShareKind kind) {
    return unborn().given(creation(kind, false, false));
  }

  /// Alice's folder with Bob as editor.
  static Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> withBob() {
    return created(ShareKind.FOLDER).given(invite(BOB, Role.EDITOR), join(BOB));
  }

  /// Alice's folder with Bob as viewer.
  static Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> withViewer() {
    return created(ShareKind.DOCUMENT).given(invite(BOB, Role.VIEWER), join(BOB));
  }

  static Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> guarded() {
    return unborn().given(creation(ShareKind.DOCUMENT, true, false));
  }

  static Actor by(AccountId account) {
    return new Actor(account, Sample.device(account, 1));
  }

  static CreateShare creation(ShareKind kind, boolean guarded, boolean editorsMayInvite) {
    return creation(kind, guarded, editorsMayInvite, epoch(1, grant(ALICE, 2, Role.OWNER)));
  }

  static CreateShare creation(
      ShareKind kind, boolean guarded, boolean editorsMayInvite, ShareEpoch epoch) {
    var title = Personal.of(ALICE, "Plans");
    return new CreateShare(SHARE, kind, title, guarded, editorsMayInvite, epoch, by(ALICE));
  }

  static Invite invite(AccountId account, Role role) {
    return new Invite(SHARE, account, role, Optional.empty(), by(ALICE));
  }

  static Invite inviteWith(AccountId account, Grant grant) {
    return inviteWith(account, 1, grant);
  }

  static Invite inviteWith(AccountId account, int epoch, Grant grant) {
    var key = new EpochGrant(epoch, grant);
    return new Invite(SHARE, account, Role.EDITOR, Optional.of(key), by(ALICE));
  }

  static Join join(AccountId account) {
    return new Join(SHARE, by(account));
  }

  static Grant grant(AccountId recipient, int serviceEpoch, Role role) {
    return Sample.grant(recipient, serviceEpoch, role, by(ALICE).device());
  }

  static ShareEpoch epoch(int number, Grant... grants) {
    return Sample.epoch(number, List.of(grants));
  }

  static StartEpoch start(int number, Grant... grants) {
    return new StartEpoch(SHARE, epoch(number, grants), by(ALICE));
  }

  static GrantKey give(int epoch, Grant... grants) {
    return new GrantKey(SHARE, epoch, List.of(grants), by(ALICE));
  }
}
