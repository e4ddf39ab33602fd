package org.lockstep.domain.account;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Decision;
import org.lockstep.domain.account.AccountCommand.EscrowServiceSecret;
import org.lockstep.domain.account.AccountCommand.RotateCircleSecret;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.id.DeviceId;

/// The rules of an account's two secrets: how new epochs take over, and which the vault may hold
/// (R20 to R25).
final class SecretRules {
  private SecretRules() {}

  static Decision<AccountEvent, AccountRejection> rotateService(RotateServiceSecret c, Open open) {
    var service = c.service();
    if (open.mode() == ProtectionMode.ADVANCED && open.service().held() > 0) {
      return reject(new AccountRejection.ServiceSecretsStillHeld(c.account()));
    }
    return faultOf(service.categoryKeys().keySet())
        .or(
            () ->
                faultOf(
                    service.number(),
                    service.seals().keySet(),
                    service.previous(),
                    open.service(),
                    open))
        .or(() -> unreachable(c.sealedFor(), open))
        .<Decision<AccountEvent, AccountRejection>>map(Decision::reject)
        .orElseGet(
            () -> accept(new AccountEvent.ServiceSecretRotated(c.account(), service, c.by())));
  }

  /// A published key of what others cannot seal to would open it to whoever has the secret (R24).
  private static Optional<AccountRejection> faultOf(Set<Category> published) {
    var missing = difference(Category.SHAREABLE, published);
    if (!missing.isEmpty()) return Optional.of(new AccountRejection.CategoryKeysMissing(missing));
    var foreign = difference(published, Category.SHAREABLE);
    if (foreign.isEmpty()) return Optional.empty();
    return Optional.of(new AccountRejection.CategoryKeysForeign(foreign));
  }

  static Decision<AccountEvent, AccountRejection> rotateCircle(RotateCircleSecret c, Open open) {
    var circle = c.circle();
    return faultOf(circle.number(), circle.seals().keySet(), circle.previous(), open.circle(), open)
        .or(() -> unreachable(c.sealedFor(), open))
        .<Decision<AccountEvent, AccountRejection>>map(Decision::reject)
        .orElseGet(() -> accept(new AccountEvent.CircleSecretRotated(c.account(), circle, c.by())));
  }

  private static Optional<AccountRejection> faultOf(
      int number, Set<DeviceId> sealedTo, Bytes previous, SecretEpochs epochs, Open open) {
    int next = epochs.current() + 1;
    if (number != next) return Optional.of(new AccountRejection.EpochNotNext(next, number));
    if (previous.isEmpty()) return Optional.of(new AccountRejection.PreviousSecretMissing(number));
    var roster = open.devices().keySet();
    if (sealedTo.equals(roster)) return Optional.empty();
    return Optional.of(
        new AccountRejection.SealsNotForRoster(
            difference(roster, sealedTo), difference(sealedTo, roster)));
  }

  /// Whether a recovery method would not reach the new secret. Nobody could make the seal up later:
  /// what opens it is kept on paper, by people, or remembered (R83).
  private static Optional<AccountRejection> unreachable(Set<Integer> sealedFor, Open open) {
    return RecoveryMethods.standing(open).stream()
        .filter(number -> !sealedFor.contains(number))
        .findFirst()
        .map(number -> new AccountRejection.RecoverySealMissing(number, sealedFor));
  }

  private static <T> Set<T> difference(Set<T> all, Set<T> without) {
    var rest = new HashSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  static Decision<AccountEvent, AccountRejection> escrow(EscrowServiceSecret c, Open open) {
    if (open.mode() == ProtectionMode.ADVANCED) {
      return reject(new AccountRejection.EscrowWhileAdvanced(c.account()));
    }
    int current = open.service().current();
    if (c.epoch() != current) {
      return reject(new AccountRejection.EscrowEpochNotCurrent(current, c.epoch()));
    }
    if (open.service().held() >= current) return accept();
    return accept(new AccountEvent.ServiceSecretEscrowed(c.account(), current, c.by()));
  }

  static Decision<AccountEvent, AccountRejection> recordDestroyed(Open open) {
    int held = open.service().held();
    if (held == 0) return accept();
    return accept(new AccountEvent.ServiceSecretsDestroyed(open.account(), held));
  }
}
