package org.lockstep.projections;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.DeviceAdded;
import org.lockstep.domain.account.AccountEvent.DeviceRevoked;
import org.lockstep.domain.account.AccountEvolution;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.OwnDataRules;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.custody.Obligations;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

/// An account that has opened, without its seals: what most requests ask for.
///
/// An immutable step of a fold over the account's own events. The texts of handle and name may be
/// erased.
///
/// @param life open or, for ever, closed
/// @param addedAt when each trusted device was added
/// @param roster the identity key's signature over the devices as they are
/// @param owed what the account owes for itself, and the server owes it, each since when
public record Account(
    AccountState life,
    HandleId handleId,
    Personal handle,
    Personal name,
    Map<DeviceId, Instant> addedAt,
    RosterProof roster,
    Map<ObligationName, Moment> owed) {
  /// Copies the maps.
  public Account {
    addedAt = Map.copyOf(addedAt);
    owed = Map.copyOf(owed);
  }

  /// The account as it is, or last was.
  public Open state() {
    return life.lived().orElseThrow();
  }

  /// Whether it takes commands no more (R102).
  public boolean isClosed() {
    return life instanceof AccountState.Closed;
  }

  /// The account after the event that opens it.
  static Account opened(AccountOpened e, Moment at) {
    var open = (Open) AccountEvolution.evolve(AccountState.UNBORN, e);
    return new Account(
        open,
        e.handleId(),
        e.handle(),
        e.name(),
        Map.of(e.device().id(), at.at()),
        e.roster(),
        carried(Map.of(), duties(open), at));
  }

  /// The account after one more of its events.
  Account after(AccountEvent event, Moment at) {
    return switch (AccountEvolution.evolve(life, event)) {
      case AccountState.Unborn _ -> this;
      case AccountState.Closed closed -> closed(closed);
      case Open open -> {
        var devices = new HashMap<>(addedAt);
        brought(event).ifPresent(device -> devices.put(device, at.at()));
        devices.keySet().retainAll(open.devices().keySet());
        var now = carried(owed, duties(open), at);
        yield new Account(open, handleId, handle, name, devices, rosterAfter(event), now);
      }
    };
  }

  private static Optional<DeviceId> brought(AccountEvent event) {
    return switch (event) {
      case DeviceAdded e -> Optional.of(e.device().id());
      case AccountEvent.DeviceRecovered e -> Optional.of(e.device().id());
      default -> Optional.empty(); // the events that bring no device
    };
  }

  /// Nothing is owed to it any more, and nothing tells of its person.
  private Account closed(AccountState.Closed closed) {
    var nobody = new Personal.Erased(closed.last().account());
    return new Account(closed, handleId, nobody, nobody, addedAt, roster, Map.of());
  }

  private RosterProof rosterAfter(AccountEvent event) {
    return switch (event) {
      case DeviceAdded e -> e.roster();
      case AccountEvent.DeviceRecovered e -> e.roster();
      case DeviceRevoked e -> e.roster();
      default -> roster; // the events that leave the devices as they are
    };
  }

  /// Folds the account's events, from its first one on; empty if there is none.
  static Optional<Account> fold(Iterable<Decoded> events) {
    Account account = null;
    for (var decoded : events) {
      if (!(decoded.event() instanceof AccountEvent event)) continue;
      if (account != null) account = account.after(event, decoded.moment());
      else if (event instanceof AccountOpened o) account = opened(o, decoded.moment());
    }
    return Optional.ofNullable(account);
  }

  private static Set<ObligationName> duties(Open open) {
    var duties = EnumSet.noneOf(ObligationName.class);
    var service = open.service();
    if (Obligations.owesServiceRotation(open)) duties.add(ObligationName.ROTATE_SERVICE);
    if (OwnDataRules.owesMessagesKey(open)) duties.add(ObligationName.ROTATE_MESSAGES);
    if (open.circle().isCompromised()) duties.add(ObligationName.ROTATE_CIRCLE);
    switch (open.mode()) {
      case STANDARD -> {
        if (service.held() < service.current()) duties.add(ObligationName.ESCROW_SERVICE);
      }
      case ADVANCED -> {
        if (service.held() > 0) duties.add(ObligationName.DESTROY_SERVICE_SECRETS);
      }
    }
    return duties;
  }

  private static Map<ObligationName, Moment> carried(
      Map<ObligationName, Moment> before, Set<ObligationName> now, Moment at) {
    var carried = new EnumMap<ObligationName, Moment>(ObligationName.class);
    now.forEach(duty -> carried.put(duty, before.getOrDefault(duty, at)));
    return carried;
  }
}
