package org.lockstep.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.audit.order.Attribution;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.Verdict;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ShareEvent;

/// The verdict on a share explained one event at a time: each event that changed it, who ordered
/// that, and what it was before and after. Folds the same functions as everywhere (R62); pure.
public final class ProtectionChanges {
  private ProtectionChanges() {}

  /// One event that changed the verdict.
  ///
  /// @param order who ordered it, and how that is known
  public record Change(Recorded<Event> event, Order order, Verdict before, Verdict after) {
    private Change by(Attribution orders) {
      var device = orders.device(event.position());
      if (device.isEmpty()) return this;
      return new Change(event, new Order(order.account(), device, Proof.CHECKED), before, after);
    }
  }

  /// Who ordered an event.
  ///
  /// @param account empty where the event does not name one
  /// @param device empty where the event does not name one
  public record Order(Optional<AccountId> account, Optional<DeviceId> device, Proof proof) {}

  /// How it is known who ordered an event.
  public enum Proof {
    /// The device's signature over the request was checked: it ordered just this.
    CHECKED,
    /// What the event holds is signed, by the device or by the account's identity key.
    SIGNED,
    /// The server says so: nothing was checked.
    TOLD,
    /// No device orders such an event: the server did it by itself.
    SERVER
  }

  /// The changes, in the order of the history.
  ///
  /// @param events that concern the share, in their order
  /// @param orders who ordered them, each checked
  public static List<Change> of(
      Iterable<Recorded<Event>> events, ShareId share, Attribution orders) {
    return of(events, share).stream().map(change -> change.by(orders)).toList();
  }

  /// The same where no order was checked.
  ///
  /// @param events that concern the share, in their order
  public static List<Change> of(Iterable<Recorded<Event>> events, ShareId share) {
    var replay = new CustodyReplay();
    var changes = new ArrayList<Change>();
    var known = replay.protection(share);
    for (var recorded : events) {
      replay.apply(recorded);
      var now = replay.protection(share);
      var before = known.verdict();
      var after = now.verdict();
      if (!before.equals(after)) {
        changes.add(new Change(recorded, order(recorded.event()), before, after));
      }
      known = now;
    }
    return List.copyOf(changes);
  }

  private static Order order(Event event) {
    return switch (event) {
      case ShareEvent e -> ofShare(e);
      case AccountEvent e -> ofAccount(e);
      case Event _ -> new Order(Optional.empty(), Optional.empty(), Proof.TOLD);
    };
  }

  private static Order ofShare(ShareEvent event) {
    return switch (event) {
      case ShareEvent.ShareCreated e -> told(e.owner());
      case ShareEvent.EpochStarted e -> by(e.by(), Proof.SIGNED);
      case ShareEvent.KeyGranted e ->
          new Order(Optional.empty(), Optional.of(e.grant().grantedBy()), Proof.SIGNED);
      case ShareEvent.ParticipantInvited e -> by(e.by(), Proof.TOLD);
      case ShareEvent.InvitationWithdrawn e -> by(e.by(), Proof.TOLD);
      case ShareEvent.ParticipantJoined e -> by(e.by(), Proof.TOLD);
      case ShareEvent.ParticipantLeft e -> by(e.by(), Proof.TOLD);
      case ShareEvent.ParticipantRemoved e -> by(e.by(), Proof.TOLD);
      case ShareEvent.RoleChanged e -> by(e.by(), Proof.TOLD);
      case ShareEvent.LinkOpened e -> by(e.by(), Proof.TOLD);
      case ShareEvent.LinkClosed e -> by(e.by(), Proof.TOLD);
      case ShareEvent.CollaborationStarted e -> by(e.by(), Proof.TOLD);
      case ShareEvent.CollaborationEnded e -> by(e.by(), Proof.TOLD);
      case ShareEvent.EpochEscrowed e -> by(e.by(), Proof.TOLD);
      case ShareEvent.ShareEnded e -> by(e.by(), Proof.TOLD);
      case ShareEvent.ByChannel _ -> new Order(Optional.empty(), Optional.empty(), Proof.SERVER);
      case ShareEvent.ByClosing e ->
          new Order(Optional.of(e.closed()), Optional.empty(), Proof.SERVER);
      case ShareEvent.EscrowDestroyed _ ->
          new Order(Optional.empty(), Optional.empty(), Proof.SERVER);
    };
  }

  private static Order by(Actor actor, Proof proof) {
    return new Order(Optional.of(actor.account()), Optional.of(actor.device()), proof);
  }

  private static Order told(AccountId account) {
    return new Order(Optional.of(account), Optional.empty(), Proof.TOLD);
  }

  /// Rosters and the keys of an account are signed by its identity key; modes and escrows are not.
  private static Order ofAccount(AccountEvent event) {
    var account = Optional.of(event.account());
    return switch (event) {
      case AccountEvent.AccountOpened e ->
          new Order(account, Optional.of(e.device().id()), Proof.SIGNED);
      case AccountEvent.DeviceRevoked e ->
          new Order(account, Optional.of(e.revokedBy()), Proof.SIGNED);
      case AccountEvent.ServiceSecretRotated e ->
          new Order(account, Optional.of(e.rotatedBy()), Proof.SIGNED);
      case AccountEvent.CircleSecretRotated e ->
          new Order(account, Optional.of(e.rotatedBy()), Proof.SIGNED);
      case AccountEvent.AdvancedProtectionTurnedOn e ->
          new Order(account, Optional.of(e.device()), Proof.TOLD);
      case AccountEvent.AdvancedProtectionTurnedOff e ->
          new Order(account, Optional.of(e.device()), Proof.TOLD);
      case AccountEvent.ServiceSecretEscrowed e ->
          new Order(account, Optional.of(e.escrowedBy()), Proof.TOLD);
      case AccountEvent.ServiceSecretsDestroyed _ ->
          new Order(account, Optional.empty(), Proof.SERVER);
      case AccountEvent _ -> new Order(account, Optional.empty(), Proof.TOLD);
    };
  }
}
