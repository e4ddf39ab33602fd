package org.lockstep.projections;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.ServiceEpoch;
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
/// @param recovery the recovery key, if there is one
public record AccountCard(
    Account account,
    List<ServiceEpoch> service,
    List<CircleEpoch> circle,
    Map<DeviceId, Bytes> identitySeals,
    Optional<RecoveryKey> recovery) {
  /// Copies what is mutable.
  public AccountCard {
    service = List.copyOf(service);
    circle = List.copyOf(circle);
    identitySeals = Map.copyOf(identitySeals);
  }

  /// What others need of a recovery key.
  ///
  /// @param sealingKey what new secrets are sealed to for it
  /// @param verifier Ed25519 public key by which its holder is recognised
  public record RecoveryKey(int number, Bytes sealingKey, Bytes verifier) {}

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
            circle.stream()
                .map(e -> sealed(e.number(), e.commitment(), e.seals().get(device), e.previous()))
                .toList(),
            service.stream()
                .map(e -> sealed(e.number(), e.commitment(), e.seals().get(device), e.previous()))
                .toList()));
  }

  private static SealedEpoch sealed(
      int number, Bytes commitment, @Nullable Bytes seal, Bytes previous) {
    return new SealedEpoch(number, commitment, Optional.ofNullable(seal), previous);
  }
}
