package org.lockstep.domain.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountCommand.EscrowServiceSecret;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountCommand.RotateCircleSecret;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountCommand.StartMessagesKey;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.OwnDataRules;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RecoveryMethods;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.custody.Obligation;
import org.lockstep.domain.custody.Obligations;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.ShareCommand.EscrowEpoch;
import org.lockstep.domain.share.ShareCommand.GrantKey;
import org.lockstep.domain.share.ShareCommand.RecordEscrowDestroyed;
import org.lockstep.domain.share.ShareCommand.StartEpoch;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareState.Active;

/// Does in a trial what the server, the planning account's devices and its shares' owners do when
/// something is owed. What other accounts owe themselves stays owed, and so does what is refused.
final class Duties {
  /// Stands for every secret: a decider reads none.
  private static final Bytes SEALED = Bytes.of(new byte[] {1});

  private static final int ROUNDS = 3;

  private final Trial trial;

  Duties(Trial trial) {
    this.trial = trial;
  }

  /// The account's own, and then those of its shares.
  void meetAll() {
    ofAccount();
    ofShares();
  }

  /// Those of its shares alone.
  void ofShares() {
    trial.shares().forEach(this::ofShare);
  }

  private void ofAccount() {
    var account = trial.own().account();
    if (trial.own().mode() == ProtectionMode.ADVANCED && trial.own().service().held() > 0) {
      trial.order(new RecordServiceSecretsDestroyed(account));
    }
    var recovery = RecoveryMethods.standing(trial.own());
    if (Obligations.owesServiceRotation(trial.own())) {
      trial.order(new RotateServiceSecret(account, device(trial.own()), nextService(), recovery));
    }
    if (trial.own().circle().isCompromised()) {
      trial.order(new RotateCircleSecret(account, device(trial.own()), nextCircle(), recovery));
    }
    var service = trial.own().service();
    if (trial.own().mode() == ProtectionMode.STANDARD && service.held() < service.current()) {
      trial.order(new EscrowServiceSecret(account, device(trial.own()), service.current()));
    }
    if (OwnDataRules.owesMessagesKey(trial.own())) trial.order(nextMessages());
  }

  private StartMessagesKey nextMessages() {
    var own = trial.own();
    int number = own.own().messages().current() + 1;
    var key = new MessagesKey(number, SEALED, SEALED, own.circle().current(), SEALED, SEALED);
    var copy = Optional.of(new BackupCopy(number, own.service().current(), SEALED));
    return new StartMessagesKey(
        own.account(), device(own), key, copy.filter(_ -> own.own().backup()));
  }

  private ServiceEpoch nextService() {
    int number = trial.own().service().current() + 1;
    var keys = Category.SHAREABLE.stream().collect(sealedEach());
    return new ServiceEpoch(number, SEALED, keys, SEALED, seals(), SEALED);
  }

  private CircleEpoch nextCircle() {
    return new CircleEpoch(trial.own().circle().current() + 1, SEALED, SEALED, seals(), SEALED);
  }

  private Map<DeviceId, Bytes> seals() {
    return trial.own().devices().keySet().stream().collect(sealedEach());
  }

  private static <T> Collector<T, ?, Map<T, Bytes>> sealedEach() {
    return Collectors.toMap(Function.identity(), _ -> SEALED);
  }

  /// Some duties come up when others have been met.
  private void ofShare(ShareId share) {
    Set<Obligation> before = Set.of();
    for (int round = 0; round < ROUNDS; round++) {
      var owed = trial.protection(share).pending().keySet();
      if (owed.equals(before)) return;
      before = Set.copyOf(owed);
      List.copyOf(owed).stream().sorted(Obligation.ORDER).forEach(duty -> meet(share, duty));
    }
  }

  private void meet(ShareId id, Obligation owed) {
    var share = trial.protection(id).share().orElseThrow();
    switch (owed) {
      case Obligation.DestroyEscrow() -> trial.order(new RecordEscrowDestroyed(id));
      case Obligation.RotateShare() -> rotate(share);
      case Obligation.EscrowShare() ->
          owner(share)
              .ifPresent(by -> trial.order(new EscrowEpoch(id, share.keys().current(), by)));
      case Obligation.SealToMember(var account) -> seal(share, account);
      case Obligation.RotateService(_),
          Obligation.EscrowService(_),
          Obligation.DestroyServiceSecrets(_) -> {}
    }
  }

  private void rotate(Active share) {
    if (!Obligations.mayRotate(share, trial)) return;
    owner(share)
        .ifPresent(
            by -> {
              var grants =
                  share.participants().keySet().stream()
                      .flatMap(account -> grant(share, account, by).stream())
                      .toList();
              int next = share.keys().current() + 1;
              var epoch = new ShareEpoch(next, SEALED, grants, SEALED);
              trial.order(new StartEpoch(share.share(), epoch, by));
            });
  }

  private void seal(Active share, AccountId account) {
    owner(share)
        .ifPresent(
            by ->
                trial.order(
                    new GrantKey(
                        share.share(),
                        share.keys().current(),
                        grant(share, account, by).stream().toList(),
                        by)));
  }

  private Optional<Grant> grant(Active share, AccountId account, Actor by) {
    return trial
        .account(account)
        .flatMap(
            open ->
                share
                    .roleOf(account)
                    .map(
                        role ->
                            new Grant(
                                account,
                                open.service().current(),
                                role,
                                SEALED,
                                by.device(),
                                SEALED)));
  }

  private Optional<Actor> owner(Active share) {
    return trial.account(share.owner()).map(open -> new Actor(share.owner(), device(open)));
  }

  /// Any device will do: which one it is changes no verdict.
  static DeviceId device(Open open) {
    return open.devices().keySet().stream()
        .min(Comparator.comparing(DeviceId::value))
        .orElseThrow();
  }
}
