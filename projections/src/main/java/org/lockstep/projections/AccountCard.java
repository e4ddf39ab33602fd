package org.lockstep.projections;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.custody.CategoryProtection;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.PublicService;
import org.lockstep.wire.message.AccountMessages.SealedEpoch;
import org.lockstep.wire.message.AccountMessages.Secrets;

/// Everything that an account's own events say of it, its seals included.
///
/// @param service every epoch of the service secret, oldest first, sealed to each device that was
///     ever given it
/// @param circle the same of the circle secret
/// @param identitySeals the identity key sealed to each device that was ever trusted
/// @param recovery the public halves of each recovery method that there is
/// @param table how the account's own data is protected, category by category
public record AccountCard(
    Account account,
    List<ServiceEpoch> service,
    List<CircleEpoch> circle,
    Map<DeviceId, Bytes> identitySeals,
    Map<RecoveryMethod, RecoveryKeys> recovery,
    List<CategoryProtection> table) {
  /// Copies what is mutable.
  public AccountCard {
    service = List.copyOf(service);
    circle = List.copyOf(circle);
    identitySeals = Map.copyOf(identitySeals);
    recovery = Map.copyOf(recovery);
    table = List.copyOf(table);
  }

  /// The published half of the current service epoch.
  public PublicService publicService() {
    var now = service.getLast();
    return new PublicService(now.number(), now.commitment(), now.categoryKeys(), now.signature());
  }

  /// What `device` needs to open the account's secrets; empty if it is not trusted.
  public Optional<Secrets> secrets(DeviceId device) {
    if (!account.state().devices().containsKey(device)) return Optional.empty();
    var identity = Objects.requireNonNull(identitySeals.get(device), "sealed when it was added");
    return Optional.of(
        new Secrets(
            identity,
            circle.stream().map(epoch -> sealed(epoch, device)).toList(),
            service.stream().map(epoch -> sealed(epoch, device)).toList()));
  }

  private static SealedEpoch sealed(CircleEpoch e, DeviceId device) {
    var seal = Optional.ofNullable(e.seals().get(device));
    return new SealedEpoch(e.number(), e.commitment(), e.signature(), seal, e.previous());
  }

  private static SealedEpoch sealed(ServiceEpoch e, DeviceId device) {
    var seal = Optional.ofNullable(e.seals().get(device));
    return new SealedEpoch(e.number(), e.commitment(), e.signature(), seal, e.previous());
  }
}
