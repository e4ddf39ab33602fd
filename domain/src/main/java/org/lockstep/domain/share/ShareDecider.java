package org.lockstep.domain.share;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Decision;
import org.lockstep.domain.share.ShareCommand.ByActor;
import org.lockstep.domain.share.ShareCommand.ChangeRole;
import org.lockstep.domain.share.ShareCommand.CloseLink;
import org.lockstep.domain.share.ShareCommand.CreateShare;
import org.lockstep.domain.share.ShareCommand.EndCollaboration;
import org.lockstep.domain.share.ShareCommand.EndShare;
import org.lockstep.domain.share.ShareCommand.EscrowEpoch;
import org.lockstep.domain.share.ShareCommand.GrantKey;
import org.lockstep.domain.share.ShareCommand.Invite;
import org.lockstep.domain.share.ShareCommand.Join;
import org.lockstep.domain.share.ShareCommand.Leave;
import org.lockstep.domain.share.ShareCommand.OpenLink;
import org.lockstep.domain.share.ShareCommand.RecordEscrowDestroyed;
import org.lockstep.domain.share.ShareCommand.RemoveParticipant;
import org.lockstep.domain.share.ShareCommand.StartCollaboration;
import org.lockstep.domain.share.ShareCommand.StartEpoch;
import org.lockstep.domain.share.ShareCommand.WithdrawInvitation;
import org.lockstep.domain.share.ShareEvent.CollaborationEnded;
import org.lockstep.domain.share.ShareEvent.CollaborationStarted;
import org.lockstep.domain.share.ShareEvent.EpochEscrowed;
import org.lockstep.domain.share.ShareEvent.EpochStarted;
import org.lockstep.domain.share.ShareEvent.EscrowDestroyed;
import org.lockstep.domain.share.ShareEvent.KeyGranted;
import org.lockstep.domain.share.ShareEvent.LinkClosed;
import org.lockstep.domain.share.ShareEvent.LinkOpened;
import org.lockstep.domain.share.ShareEvent.ShareCreated;
import org.lockstep.domain.share.ShareEvent.ShareEnded;
import org.lockstep.domain.share.ShareRejection.DowngradeKind;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.domain.share.ShareState.Ended;
import org.lockstep.domain.share.ShareState.Unborn;

/// The rules of a share: which command is accepted in which state. Its counterpart that looks back
/// is [ShareEvolution].
public final class ShareDecider {
  /// How many participants and open invitations a share can have (R61).
  public static final int PARTICIPANT_LIMIT = 100;

  private ShareDecider() {}

  /// Decides `command` against `state`.
  public static Decision<ShareEvent, ShareRejection> decide(
      ShareCommand command, ShareState state, ShareFacts facts) {
    return switch (state) {
      case Unborn _ when command instanceof CreateShare c -> create(c, facts);
      case Unborn _ -> reject(new ShareRejection.ShareUnknown(command.share()));
      case Active active -> whenActive(command, active, facts);
      case Ended(var last) when command instanceof RecordEscrowDestroyed -> recordDestroyed(last);
      case Ended _ when command instanceof ShareCommand.PartWithClosed -> accept();
      case Ended(var last) when command instanceof ShareCommand.OfChannel c ->
          SessionRules.whenEnded(c, last);
      case Ended(var last) -> whenEnded(command, last);
    };
  }

  private static Decision<ShareEvent, ShareRejection> create(CreateShare c, ShareFacts facts) {
    var owner = c.by().account();
    if (c.guarded() && !c.kind().endToEndPossible()) return guardForbids(DowngradeKind.KIND);
    if (c.guarded() && !facts.isAdvanced(owner)) return guardForbids(DowngradeKind.PARTICIPANT);
    var created =
        new ShareCreated(c.share(), c.kind(), c.title(), owner, c.guarded(), c.editorsMayInvite());
    var epoch = c.epoch();
    if (epoch.number() != 1) return reject(new ShareRejection.EpochWrong(1, epoch.number()));
    var alone = (Active) ShareEvolution.evolve(ShareState.UNBORN, created);
    return answer(
        GrantRules.faultOfEpoch(epoch.grants(), c.by(), alone, facts),
        accept(created, new EpochStarted(c.share(), epoch, c.by())));
  }

  /// That a share has ended is told to those alone who took part or were invited.
  private static Decision<ShareEvent, ShareRejection> whenEnded(ShareCommand command, Active last) {
    boolean stranger =
        command instanceof ByActor c
            && last.roleOf(c.by().account()).isEmpty()
            && !last.invitations().containsKey(c.by().account());
    if (stranger) return reject(new ShareRejection.ShareUnknown(command.share()));
    return reject(new ShareRejection.ShareHasEnded(command.share()));
  }

  private static Decision<ShareEvent, ShareRejection> whenActive(
      ShareCommand command, Active share, ShareFacts facts) {
    return switch (command) {
      case CreateShare c -> reject(new ShareRejection.ShareAlreadyExists(c.share()));
      case RecordEscrowDestroyed _ -> recordDestroyed(share);
      case ShareCommand.PartWithClosed c -> ClosingRules.part(c, share, facts);
      case ShareCommand.OfChannel c -> SessionRules.whenActive(c, share);
      case Join c -> ParticipationRules.join(c, share, facts);
      case WithdrawInvitation c -> ParticipationRules.withdraw(c, share);
      case ByActor c when share.roleOf(c.by().account()).isEmpty() ->
          reject(new ShareRejection.ShareUnknown(c.share()));
      case ByActor c -> byParticipant(c, share, facts);
    };
  }

  private static Decision<ShareEvent, ShareRejection> byParticipant(
      ByActor command, Active share, ShareFacts facts) {
    return switch (command) {
      case CreateShare c -> reject(new ShareRejection.ShareAlreadyExists(c.share()));
      case Join c -> ParticipationRules.join(c, share, facts);
      case WithdrawInvitation c -> ParticipationRules.withdraw(c, share);
      case Invite c -> ParticipationRules.invite(c, share, facts);
      case Leave c -> ParticipationRules.leave(c, share);
      case RemoveParticipant c -> ParticipationRules.remove(c, share);
      case ChangeRole c -> ParticipationRules.changeRole(c, share);
      case StartEpoch c -> startEpoch(c, share, facts);
      case GrantKey c -> grantKey(c, share, facts);
      case EscrowEpoch c -> escrow(c, share);
      case OpenLink c -> openLink(c, share);
      case CloseLink c -> closeLink(c, share);
      case StartCollaboration c -> startCollaboration(c, share);
      case EndCollaboration c -> endCollaboration(c, share);
      case EndShare c ->
          allow(c, share, Set.of(Role.OWNER), "end the share")
              .orElseGet(() -> accept(new ShareEnded(c.share(), c.by())));
    };
  }

  private static Decision<ShareEvent, ShareRejection> startEpoch(
      StartEpoch c, Active share, ShareFacts facts) {
    var forbidden = allow(c, share, WRITERS, "start an epoch");
    if (forbidden.isPresent()) return forbidden.get();
    int next = share.keys().current() + 1;
    var epoch = c.epoch();
    if (epoch.number() != next) return reject(new ShareRejection.EpochWrong(next, epoch.number()));
    if (epoch.previous().isEmpty()) return reject(new ShareRejection.PreviousSecretMissing(next));
    if (share.owesDestruction()) return reject(new ShareRejection.EscrowStillHeld(c.share()));
    return answer(
        GrantRules.faultOfEpoch(epoch.grants(), c.by(), share, facts),
        accept(new EpochStarted(c.share(), epoch, c.by())));
  }

  private static Decision<ShareEvent, ShareRejection> grantKey(
      GrantKey c, Active share, ShareFacts facts) {
    var forbidden = allow(c, share, WRITERS, "grant its key");
    if (forbidden.isPresent()) return forbidden.get();
    int current = share.keys().current();
    if (c.epoch() != current) return reject(new ShareRejection.EpochWrong(current, c.epoch()));
    var events = new ArrayList<ShareEvent>();
    c.grants().forEach(grant -> events.add(new KeyGranted(c.share(), current, grant)));
    return answer(
        GrantRules.faultOfGrants(c.grants(), c.by(), share, facts),
        new Decision.Accepted<>(events));
  }

  private static Decision<ShareEvent, ShareRejection> escrow(EscrowEpoch c, Active share) {
    var forbidden = allow(c, share, WRITERS, "escrow its key");
    if (forbidden.isPresent()) return forbidden.get();
    if (!share.callsForEscrow()) return reject(new ShareRejection.EscrowNotCalledFor(c.share()));
    int current = share.keys().current();
    if (c.epoch() != current) return reject(new ShareRejection.EpochWrong(current, c.epoch()));
    if (share.keys().held() >= current) return accept();
    return accept(new EpochEscrowed(c.share(), current, c.by()));
  }

  private static Decision<ShareEvent, ShareRejection> openLink(OpenLink c, Active share) {
    var forbidden = allow(c, share, Set.of(Role.OWNER), "open a link");
    if (forbidden.isPresent()) return forbidden.get();
    if (share.guarded()) return guardForbids(DowngradeKind.LINK);
    if (share.link().isPresent()) return reject(new ShareRejection.LinkAlreadyOpen(c.share()));
    return accept(new LinkOpened(c.share(), c.link(), c.verifier(), c.by()));
  }

  private static Decision<ShareEvent, ShareRejection> closeLink(CloseLink c, Active share) {
    return allow(c, share, Set.of(Role.OWNER), "close a link")
        .orElseGet(
            () ->
                share
                    .link()
                    .<Decision<ShareEvent, ShareRejection>>map(
                        link -> accept(new LinkClosed(c.share(), link.id(), c.by())))
                    .orElseGet(() -> reject(new ShareRejection.NoLinkOpen(c.share()))));
  }

  private static Decision<ShareEvent, ShareRejection> startCollaboration(
      StartCollaboration c, Active share) {
    var forbidden = allow(c, share, WRITERS, "start live collaboration");
    if (forbidden.isPresent()) return forbidden.get();
    if (!share.kind().collaborative()) {
      return reject(new ShareRejection.KindNotCollaborative(share.kind()));
    }
    if (share.guarded()) return guardForbids(DowngradeKind.COLLABORATION);
    if (share.collaboration()) {
      return reject(new ShareRejection.CollaborationAlreadyOn(c.share()));
    }
    return accept(new CollaborationStarted(c.share(), c.by()));
  }

  private static Decision<ShareEvent, ShareRejection> endCollaboration(
      EndCollaboration c, Active share) {
    var forbidden = allow(c, share, WRITERS, "end live collaboration");
    if (forbidden.isPresent()) return forbidden.get();
    if (!share.collaboration()) return reject(new ShareRejection.CollaborationNotOn(c.share()));
    return accept(new CollaborationEnded(c.share(), c.by()));
  }

  private static Decision<ShareEvent, ShareRejection> recordDestroyed(Active share) {
    int held = share.keys().held();
    if (held == 0) return accept();
    return accept(new EscrowDestroyed(share.share(), held));
  }

  static final Set<Role> WRITERS = Set.of(Role.OWNER, Role.EDITOR);

  /// Empty if the actor's role is one of `allowed`.
  static Optional<Decision<ShareEvent, ShareRejection>> allow(
      ByActor command, Active share, Set<Role> allowed, String action) {
    return share
        .roleOf(command.by().account())
        .filter(role -> !allowed.contains(role))
        .map(role -> reject(new ShareRejection.RoleForbids(role, action)));
  }

  static Decision<ShareEvent, ShareRejection> guardForbids(DowngradeKind cause) {
    return reject(new ShareRejection.GuardForbids(cause));
  }

  static Decision<ShareEvent, ShareRejection> answer(
      Optional<ShareRejection> fault, Decision<ShareEvent, ShareRejection> otherwise) {
    return fault.<Decision<ShareEvent, ShareRejection>>map(Decision::reject).orElse(otherwise);
  }
}
