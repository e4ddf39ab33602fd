package org.lockstep.domain.account;

import java.util.Map;
import java.util.Set;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// What an account's events add up to.
public sealed interface AccountState {
  /// Before the first event.
  AccountState UNBORN = new Unborn();

  /// There is no such account yet.
  record Unborn() implements AccountState {}

  /// An account that lives.
  ///
  /// @param formerDevices every device that was ever revoked
  /// @param recovery the recovery key's number, 0 if there is none
  /// @param recoveriesMade how many recovery keys were ever made
  /// @param service where the service secret stands
  /// @param circle where the circle secret stands; the vault never reaches it
  /// @param signIn the ways in beside the trusted devices
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
      SignIn signIn)
      implements AccountState {
    /// Copies what is mutable.
    public Open {
      devices = Map.copyOf(devices);
      formerDevices = Set.copyOf(formerDevices);
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
          signIn);
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
          signIn);
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
          signIn);
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
          signIn);
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
          now);
    }
  }
}
