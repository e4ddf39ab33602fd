package org.lockstep.domain.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// What an account's events add up to.
public sealed interface AccountState {
  /// Before the first event.
  AccountState UNBORN = new Unborn();

  /// The account as it is, or last was; empty before its first event.
  Optional<Open> lived();

  /// There is no such account yet.
  record Unborn() implements AccountState {
    @Override
    public Optional<Open> lived() {
      return Optional.empty();
    }
  }

  /// An account that was closed: it takes no command any more (R102). What its keys have reached
  /// stays true, so its last state goes on to count for the shares that it was in.
  ///
  /// @param last as it was, without the names of its devices
  /// @param erased what was destroyed, once all of it is
  record Closed(Open last, Optional<Erasure> erased) implements AccountState {
    @Override
    public Optional<Open> lived() {
      return Optional.of(last);
    }
  }

  /// An account that lives.
  ///
  /// @param formerDevices every device that was ever revoked
  /// @param recovery the recovery key's number, 0 if there is none
  /// @param recoveriesMade how many recovery keys and contacts' secrets were ever made
  /// @param service where the service secret stands
  /// @param circle where the circle secret stands; the vault never reaches it
  /// @param signIn the ways in beside the trusted devices
  /// @param own what was chosen for data of its own
  record Open(
      AccountId account,
      Bytes identityKey,
      ProtectionMode mode,
      long modeCounter,
      Map<DeviceId, Device> devices,
      Set<DeviceId> formerDevices,
      long rosterCounter,
      int recovery,
      int recoveriesMade,
      SecretEpochs service,
      SecretEpochs circle,
      SignIn signIn,
      OwnData own)
      implements AccountState {
    /// Copies what is mutable.
    public Open {
      devices = Map.copyOf(devices);
      formerDevices = Set.copyOf(formerDevices);
    }

    @Override
    public Optional<Open> lived() {
      return Optional.of(this);
    }

    Open withMode(ProtectionMode newMode, long counter) {
      return new Open(
          account,
          identityKey,
          newMode,
          counter,
          devices,
          formerDevices,
          rosterCounter,
          recovery,
          recoveriesMade,
          service,
          circle,
          signIn,
          own);
    }

    Open withDevices(Map<DeviceId, Device> now, Set<DeviceId> former, long counter) {
      return new Open(
          account,
          identityKey,
          mode,
          modeCounter,
          now,
          former,
          counter,
          recovery,
          recoveriesMade,
          service,
          circle,
          signIn,
          own);
    }

    Open withRecovery(int number, int made) {
      return new Open(
          account,
          identityKey,
          mode,
          modeCounter,
          devices,
          formerDevices,
          rosterCounter,
          number,
          made,
          service,
          circle,
          signIn,
          own);
    }

    Open withSecrets(SecretEpochs newService, SecretEpochs newCircle) {
      return new Open(
          account,
          identityKey,
          mode,
          modeCounter,
          devices,
          formerDevices,
          rosterCounter,
          recovery,
          recoveriesMade,
          newService,
          newCircle,
          signIn,
          own);
    }

    Open withSignIn(SignIn now) {
      return new Open(
          account,
          identityKey,
          mode,
          modeCounter,
          devices,
          formerDevices,
          rosterCounter,
          recovery,
          recoveriesMade,
          service,
          circle,
          now,
          own);
    }

    Open withOwn(OwnData now) {
      return new Open(
          account,
          identityKey,
          mode,
          modeCounter,
          devices,
          formerDevices,
          rosterCounter,
          recovery,
          recoveriesMade,
          service,
          circle,
          signIn,
          now);
    }
  }
}
