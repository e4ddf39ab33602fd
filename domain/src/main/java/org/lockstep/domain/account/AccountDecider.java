package org.lockstep.domain.account;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Decision;
import org.lockstep.domain.account.AccountCommand.AddDevice;
import org.lockstep.domain.account.AccountCommand.ByDevice;
import org.lockstep.domain.account.AccountCommand.EscrowServiceSecret;
import org.lockstep.domain.account.AccountCommand.OpenAccount;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryKey;
import org.lockstep.domain.account.AccountCommand.RevokeDevice;
import org.lockstep.domain.account.AccountCommand.RotateCircleSecret;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountCommand.SetRecoveryKey;
import org.lockstep.domain.account.AccountCommand.TurnOffAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.TurnOnAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.UpdateDeviceSoftware;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.AccountState.Unborn;
import org.lockstep.domain.id.DeviceId;

/// The rules of an account: which command is accepted in which state. Its counterpart that looks
/// back is [AccountEvolution].
public final class AccountDecider {
  private AccountDecider() {}

  /// What other streams and the operator know when a command is decided.
  ///
  /// @param policy what the operator configures
  /// @param deviceAge how long ago the signing device was added
  public record Facts(AccountPolicy policy, Duration deviceAge) {}

  /// Decides `command` against `state`.
  public static Decision<AccountEvent, AccountRejection> decide(
      AccountCommand command, AccountState state, Facts facts) {
    return switch (state) {
      case Unborn _ -> whenUnborn(command);
      case Open open -> whenOpen(command, open, facts);
      case AccountState.Closed closed -> ClosingRules.whenClosed(command, closed);
    };
  }

  private static Decision<AccountEvent, AccountRejection> whenUnborn(AccountCommand command) {
    return switch (command) {
      case OpenAccount c when isWellFormed(c) ->
          accept(
              new AccountEvent.AccountOpened(
                  c.account(),
                  c.handleId(),
                  c.handle(),
                  c.name(),
                  c.identityKey(),
                  c.device(),
                  c.roster(),
                  c.identitySeal(),
                  c.circle(),
                  c.service()),
              new AccountEvent.ServiceSecretEscrowed(c.account(), 1, c.device().id()));
      case OpenAccount c -> reject(new AccountRejection.OpeningMalformed(c.account()));
      case ByDevice c -> reject(new AccountRejection.AccountUnknown(c.account()));
      case AccountCommand.ByNewcomer c -> reject(new AccountRejection.AccountUnknown(c.account()));
      case AccountCommand.ByServer c -> reject(new AccountRejection.AccountUnknown(c.account()));
    };
  }

  private static boolean isWellFormed(OpenAccount c) {
    var first = Set.of(c.device().id());
    return c.roster().counter() == 1
        && c.circle().number() == 1
        && c.service().number() == 1
        && c.circle().seals().keySet().equals(first)
        && c.service().seals().keySet().equals(first)
        && c.service().categoryKeys().keySet().equals(Category.SHAREABLE);
  }

  private static Decision<AccountEvent, AccountRejection> whenOpen(
      AccountCommand command, Open open, Facts facts) {
    return switch (command) {
      case OpenAccount c -> reject(new AccountRejection.AccountAlreadyOpen(c.account()));
      case RecordServiceSecretsDestroyed _ -> SecretRules.recordDestroyed(open);
      case AccountCommand.RecordWebSessionEnded c -> WebRules.record(c, open);
      case AccountCommand.RecordContactConfirmed c -> RecoveryMethodRules.confirmed(c, open);
      case AccountCommand.ByNewcomer c -> RecoveryRules.decide(c, open, facts.policy());
      case AccountCommand.RecordAccountErased _ -> accept(); // nothing was closed
      case ByDevice c when !open.devices().containsKey(c.by()) ->
          reject(new AccountRejection.DeviceNotTrusted(c.by()));
      case ByDevice c -> byTrustedDevice(c, open, facts);
    };
  }

  private static Decision<AccountEvent, AccountRejection> byTrustedDevice(
      ByDevice command, Open open, Facts facts) {
    return switch (command) {
      case AddDevice c -> addDevice(c, open, facts.policy());
      case RevokeDevice c -> revokeDevice(c, open);
      case UpdateDeviceSoftware c -> updateSoftware(c, open, facts.policy());
      case SetRecoveryKey c -> setRecoveryKey(c, open);
      case RemoveRecoveryKey c -> removeRecoveryKey(c, open);
      case TurnOnAdvancedProtection c -> turnOn(c, open, facts);
      case TurnOffAdvancedProtection c -> turnOff(c, open);
      case RotateServiceSecret c -> SecretRules.rotateService(c, open);
      case RotateCircleSecret c -> SecretRules.rotateCircle(c, open);
      case EscrowServiceSecret c -> SecretRules.escrow(c, open);
      case AccountCommand.AboutSignIn c -> SignInRules.decide(c, open);
      case AccountCommand.HandOverCategory c ->
          WebRules.handOver(c, open, facts.policy().webCategories());
      case AccountCommand.CloseAccount c -> ClosingRules.close(c, open);
      case AccountCommand.AboutOwnData c -> OwnDataRules.decide(c, open);
    };
  }

  private static Decision<AccountEvent, AccountRejection> addDevice(
      AddDevice c, Open open, AccountPolicy policy) {
    var device = c.device();
    if (open.devices().containsKey(device.id()) || open.formerDevices().contains(device.id())) {
      return reject(new AccountRejection.DeviceIdTaken(device.id()));
    }
    if (c.roster().counter() != open.rosterCounter() + 1) {
      return rosterNotNext(open, c.roster());
    }
    if (mustRefuse(device.platform(), device.version(), open, policy)) {
      return reject(belowMinimum(device, device.version(), policy));
    }
    return accept(
        new AccountEvent.DeviceAdded(c.account(), device, c.roster(), c.keyring(), c.by()));
  }

  private static Decision<AccountEvent, AccountRejection> revokeDevice(RevokeDevice c, Open open) {
    if (!open.devices().containsKey(c.device())) {
      return reject(new AccountRejection.DeviceUnknown(c.device()));
    }
    if (open.devices().size() == 1) {
      return reject(new AccountRejection.LastDeviceStays(c.device()));
    }
    if (c.roster().counter() != open.rosterCounter() + 1) {
      return rosterNotNext(open, c.roster());
    }
    var revoked = new AccountEvent.DeviceRevoked(c.account(), c.device(), c.roster(), c.by());
    return WebRules.revoked(revoked, c.device(), open);
  }

  private static Decision<AccountEvent, AccountRejection> updateSoftware(
      UpdateDeviceSoftware c, Open open, AccountPolicy policy) {
    var device = Objects.requireNonNull(open.devices().get(c.by()));
    if (mustRefuse(device.platform(), c.version(), open, policy)) {
      return reject(belowMinimum(device, c.version(), policy));
    }
    if (device.version().equals(c.version())) return accept();
    return accept(new AccountEvent.DeviceSoftwareUpdated(c.account(), c.by(), c.version()));
  }

  static boolean mustRefuse(
      String platform, SoftwareVersion version, Open open, AccountPolicy policy) {
    return open.mode() == ProtectionMode.ADVANCED && !policy.supports(platform, version);
  }

  static AccountRejection belowMinimum(
      Device device, SoftwareVersion version, AccountPolicy policy) {
    return new AccountRejection.DeviceBelowMinimum(
        device.id(), device.platform(), version, policy.minimumFor(device.platform()));
  }

  static Decision<AccountEvent, AccountRejection> rosterNotNext(Open open, RosterProof given) {
    return reject(
        new AccountRejection.RosterCounterNotNext(open.rosterCounter() + 1, given.counter()));
  }

  private static Decision<AccountEvent, AccountRejection> setRecoveryKey(
      SetRecoveryKey c, Open open) {
    int next = open.recoveriesMade() + 1;
    int given = c.keys().number();
    if (given != next) return reject(new AccountRejection.RecoveryNumberNotNext(next, given));
    return accept(new AccountEvent.RecoveryKeySet(c.account(), c.keys(), c.by()));
  }

  private static Decision<AccountEvent, AccountRejection> removeRecoveryKey(
      RemoveRecoveryKey c, Open open) {
    if (open.recovery() == 0) return reject(new AccountRejection.RecoveryKeyMissing(c.account()));
    if (open.mode() == ProtectionMode.ADVANCED && !RecoveryMethods.keepWithoutKey(open)) {
      return reject(new AccountRejection.LastRecoveryMethodStays(c.account()));
    }
    return accept(new AccountEvent.RecoveryKeyRemoved(c.account(), open.recovery(), c.by()));
  }

  private static Decision<AccountEvent, AccountRejection> turnOn(
      TurnOnAdvancedProtection c, Open open, Facts facts) {
    if (open.mode() == ProtectionMode.ADVANCED) {
      return reject(new AccountRejection.AlreadyInMode(open.mode()));
    }
    if (c.counter() <= open.modeCounter()) {
      return reject(new AccountRejection.ModeCounterNotAbove(open.modeCounter(), c.counter()));
    }
    var unmet = unmetConditions(c.by(), open, facts);
    if (!unmet.isEmpty()) return reject(new AccountRejection.ConditionsUnmet(unmet));
    var on = new AccountEvent.AdvancedProtectionTurnedOn(c.account(), c.by(), c.counter());
    return WebRules.modeChanged(on, ProtectionMode.ADVANCED, c.by(), open);
  }

  /// What stands between an account and Advanced Data Protection (R03, R09, R12).
  ///
  /// R03 (a) holds by construction: an account has a password verifier and a trusted device from
  /// its first moment (R01).
  public static List<UnmetCondition> unmetConditions(DeviceId by, Open open, Facts facts) {
    var policy = facts.policy();
    var unmet = new ArrayList<UnmetCondition>();
    if (!policy.advancedAllowed()) unmet.add(new UnmetCondition.ForbiddenByOperator());
    if (open.recovery() == 0 && !RecoveryMethods.keepWithoutKey(open)) {
      unmet.add(new UnmetCondition.RecoveryMethodMissing());
    }
    open.devices().values().stream()
        .filter(device -> !policy.supports(device.platform(), device.version()))
        .map(device -> tooOld(device, policy.minimumFor(device.platform())))
        .forEach(unmet::add);
    if (facts.deviceAge().compareTo(policy.minimumDeviceAge()) < 0) {
      unmet.add(
          new UnmetCondition.DeviceTooYoung(by, facts.deviceAge(), policy.minimumDeviceAge()));
    }
    return List.copyOf(unmet);
  }

  private static UnmetCondition tooOld(Device device, Optional<SoftwareVersion> minimum) {
    return new UnmetCondition.DeviceSoftwareTooOld(
        device.id(), device.platform(), device.version(), minimum);
  }

  private static Decision<AccountEvent, AccountRejection> turnOff(
      TurnOffAdvancedProtection c, Open open) {
    if (open.mode() == ProtectionMode.STANDARD) {
      return reject(new AccountRejection.AlreadyInMode(open.mode()));
    }
    if (c.counter() <= open.modeCounter()) {
      return reject(new AccountRejection.ModeCounterNotAbove(open.modeCounter(), c.counter()));
    }
    var off = new AccountEvent.AdvancedProtectionTurnedOff(c.account(), c.by(), c.counter());
    return WebRules.modeChanged(off, ProtectionMode.STANDARD, c.by(), open);
  }
}
