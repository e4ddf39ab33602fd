package org.lockstep.client.trust;

import java.util.Map;
import java.util.Optional;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ClosingRules;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareState.Active;

/// Whether what happened to a share could have been ordered by whom it names: a device of the
/// account, with a role that allows it.
final class OrderCheck {
  private final Map<AccountId, AccountCheck> accounts;

  OrderCheck(Map<AccountId, AccountCheck> accounts) {
    this.accounts = accounts;
  }

  /// @param share as it was before the event; empty before its first
  /// @throws TrustRefused if not
  void check(Recorded<?> recorded, ShareEvent event, Optional<Active> share) {
    boolean possible = share.map(known -> isPossible(event, known)).orElseGet(() -> isFirst(event));
    if (!possible) {
      throw new TrustRefused(new Breach.OrderImpossible(event.share(), recorded.position()));
    }
  }

  private static boolean isFirst(ShareEvent event) {
    return event instanceof ShareEvent.ShareCreated;
  }

  private boolean isPossible(ShareEvent event, Active share) {
    return switch (event) {
      case ShareEvent.ShareCreated _ -> false;
      case ShareEvent.EpochStarted e -> isBy(e.by()) && mayWrite(e.by(), share);
      // Who made it is checked with the grant itself; the server records destruction.
      case ShareEvent.KeyGranted _, ShareEvent.EscrowDestroyed _ -> true;
      case ShareEvent.ParticipantInvited e ->
          isBy(e.by()) && mayInvite(e.by(), share) && e.role() != Role.OWNER;
      case ShareEvent.InvitationWithdrawn e ->
          e.by().account().equals(e.account()) || (isBy(e.by()) && owns(e.by(), share));
      case ShareEvent.ParticipantJoined e ->
          isBy(e.by())
              && e.by().account().equals(e.account())
              && e.role() == share.invitations().get(e.account());
      case ShareEvent.ParticipantLeft e ->
          isBy(e.by()) && e.by().account().equals(e.account()) && !owns(e.by(), share);
      case ShareEvent.ParticipantRemoved e -> isBy(e.by()) && owns(e.by(), share);
      case ShareEvent.RoleChanged e ->
          isBy(e.by()) && owns(e.by(), share) && e.role() != Role.OWNER;
      case ShareEvent.LinkOpened e -> isBy(e.by()) && owns(e.by(), share);
      case ShareEvent.LinkClosed e -> isBy(e.by()) && owns(e.by(), share);
      case ShareEvent.ShareEnded e -> isBy(e.by()) && owns(e.by(), share);
      case ShareEvent.CollaborationStarted e -> isBy(e.by()) && mayWrite(e.by(), share);
      case ShareEvent.CollaborationEnded e -> isBy(e.by()) && mayWrite(e.by(), share);
      // The path of the order does not say which epoch: it can be but the current one.
      case ShareEvent.EpochEscrowed e ->
          isBy(e.by()) && mayWrite(e.by(), share) && e.epoch() == share.keys().current();
      case ShareEvent.ByClosing e -> follows(e, share);
      case ShareEvent.ByChannel e -> isPossible(e, share);
    };
  }

  /// Nobody signs who was there; but a session is opened by somebody who may write while live work
  /// is on (R63), and closed once.
  private boolean isPossible(ShareEvent.ByChannel event, Active share) {
    return switch (event) {
      case ShareEvent.LiveSessionOpened e ->
          share.collaboration()
              && share.session().isEmpty()
              && isBy(e.first())
              && mayWrite(e.first(), share);
      case ShareEvent.LiveSessionClosed e ->
          share.session().isPresent() && e.visitors().stream().allMatch(this::mayBe);
    };
  }

  /// Whether such a device may have been there. Of whom the history says nothing, nothing is known.
  private boolean mayBe(Actor visitor) {
    return !accounts.containsKey(visitor.account()) || isBy(visitor);
  }

  /// Whether the closing of an account had this consequence, by the rules that the server goes by.
  private boolean follows(ShareEvent.ByClosing event, Active share) {
    return switch (event) {
      case ShareEvent.OwnershipPassed e ->
          isClosedOwner(e.closed(), share) && successor(share).equals(Optional.of(e.to()));
      case ShareEvent.OwnerClosed e ->
          isClosedOwner(e.closed(), share) && successor(share).isEmpty();
      // One who was only invited holds nothing, and bears on nothing: its history is not shown.
      case ShareEvent.ClosedAccountParted e ->
          share.roleOf(e.closed()).isEmpty()
              || (isClosed(e.closed()) && !share.owner().equals(e.closed()));
    };
  }

  private boolean isClosedOwner(AccountId account, Active share) {
    return share.owner().equals(account) && isClosed(account);
  }

  private Optional<AccountId> successor(Active share) {
    return ClosingRules.successor(share, account -> !isClosed(account));
  }

  private boolean isClosed(AccountId account) {
    var known = accounts.get(account);
    return known != null && known.isClosed();
  }

  /// Whether the device is one of the account's: a revoked one may have been a moment faster than
  /// its revocation. For keys, [GrantCheck] is stricter.
  private boolean isBy(Actor actor) {
    return Optional.ofNullable(accounts.get(actor.account()))
        .filter(account -> account.isKnown(actor.device()))
        .isPresent();
  }

  private static boolean mayWrite(Actor actor, Active share) {
    return share.roleOf(actor.account()).filter(Role::mayWrite).isPresent();
  }

  private static boolean owns(Actor actor, Active share) {
    return share.owner().equals(actor.account());
  }

  private static boolean mayInvite(Actor actor, Active share) {
    return owns(actor, share) || (share.editorsMayInvite() && mayWrite(actor, share));
  }
}
