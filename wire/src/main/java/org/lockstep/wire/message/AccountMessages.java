package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.SecretEpochs;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// Messages about accounts, their devices, secrets and protection mode.
public final class AccountMessages {
  private AccountMessages() {}

  /// A device in its owner's words.
  public record DeviceDescription(
      DeviceId id,
      String name,
      String platform,
      SoftwareVersion version,
      Bytes signingKey,
      Bytes sealingKey) {}

  /// `POST /v1/accounts`, signed by the new device.
  ///
  /// @param password text; the server keeps a verifier only
  /// @param identitySeal the identity key sealed to the device
  /// @param escrow the service secret sealed to the vault
  public record OpenAccount(
      AccountId account,
      String handle,
      String name,
      String password,
      Bytes identityKey,
      DeviceDescription device,
      RosterProof roster,
      Bytes identitySeal,
      CircleEpoch circle,
      ServiceEpoch service,
      Bytes escrow) {}

  /// A device on a roster as everyone may see it.
  public record PublicDevice(DeviceId id, Bytes signingKey, Bytes sealingKey) {}

  /// The published half of an account's current service epoch.
  public record PublicService(
      int epoch, Bytes commitment, Map<Category, Bytes> categoryKeys, Bytes signature) {}

  /// An account as every other account may see it.
  public record PublicAccount(
      AccountId account,
      String handle,
      String name,
      Bytes identityKey,
      ProtectionMode mode,
      List<PublicDevice> devices,
      RosterProof roster,
      PublicService service) {}

  /// `GET /v1/accounts?handle=` and `?id=` (repeated): those that exist, in no order.
  public record Accounts(List<PublicAccount> accounts) {}

  /// A device as its owner sees it.
  public record OwnDevice(DeviceDescription device, Instant addedAt) {}

  /// `GET /v1/account`: the calling device's own account.
  ///
  /// @param recovery the public halves of each recovery method that there is
  /// @param recoveriesMade how many of them were ever made
  /// @param pending what this account owes for itself
  public record OwnAccount(
      AccountId account,
      String handle,
      String name,
      Bytes identityKey,
      ProtectionMode mode,
      long modeCounter,
      List<OwnDevice> devices,
      RosterProof roster,
      Map<RecoveryMethod, RecoveryKeys> recovery,
      int recoveriesMade,
      SecretEpochs service,
      SecretEpochs circle,
      List<ProtectionMessages.ObligationView> pending,
      long position) {}

  /// One epoch of a secret as the calling device can open it.
  ///
  /// @param signature the account identity's over what the epoch publishes
  /// @param seal the secret sealed to the calling device; left out where it reaches it only through
  ///     a later epoch
  /// @param previous the previous epoch's secret wrapped under this one; empty for the first
  public record SealedEpoch(
      int number, Bytes commitment, Bytes signature, Optional<Bytes> seal, Bytes previous) {}

  /// `GET /v1/account/secrets`: everything that the calling device needs to open its account's
  /// secrets.
  public record Secrets(Bytes identitySeal, List<SealedEpoch> circle, List<SealedEpoch> service) {}

  /// `PUT /v1/protection`.
  public record ChangeMode(ProtectionMode mode, long counter) {}

  /// `GET /v1/protection`.
  ///
  /// @param unmet what stands between the account and `ADVANCED`; empty when nothing does, or when
  ///     it is on
  /// @param backup whether devices back themselves up
  /// @param caldav whether reminders are synchronised through CalDAV
  /// @param categories the whole table of protection, in the order of its categories
  public record ProtectionStatus(
      AccountId account,
      ProtectionMode mode,
      long modeCounter,
      List<UnmetView> unmet,
      List<ProtectionMessages.ObligationView> pending,
      boolean backup,
      boolean caldav,
      List<OwnDataMessages.CategoryView> categories,
      long position) {}

  /// One unmet condition for turning advanced protection on.
  ///
  /// @param condition a kebab-case word such as `device-software-too-old`
  /// @param device the device to update or remove, where it is about one
  /// @param remedy what to do
  public record UnmetView(String condition, Optional<DeviceId> device, String remedy) {}

  /// `PUT /v1/recovery/key`.
  ///
  /// @param packet identity key and secrets, encrypted under the recovery key
  public record SetRecoveryKey(RecoveryKeys keys, Bytes packet) {}

  /// A new secret for whoever brings the account back.
  ///
  /// @param number of the recovery method that it is sealed for
  public record SealedForRecovery(int number, Bytes seal) {}

  /// `POST /v1/account/service-epochs`.
  ///
  /// @param recovery the new secret, sealed for each recovery method that there is
  public record RotateService(ServiceEpoch service, List<SealedForRecovery> recovery) {
    /// Copies the list.
    public RotateService {
      recovery = List.copyOf(recovery);
    }
  }

  /// `POST /v1/account/circle-epochs`.
  ///
  /// @param recovery the new secret, sealed for each recovery method that there is
  public record RotateCircle(CircleEpoch circle, List<SealedForRecovery> recovery) {
    /// Copies the list.
    public RotateCircle {
      recovery = List.copyOf(recovery);
    }
  }

  /// `PUT /v1/account/service-escrow`.
  ///
  /// @param seal the epoch's secret sealed to the vault
  public record EscrowService(int epoch, Bytes seal) {}

  /// What a device that approves another tells it of their account's mode.
  ///
  /// @param counter of the mode change
  /// @param signature the account identity's over both, for that device alone
  public record VouchedMode(ProtectionMode mode, long counter, Bytes signature) {}

  /// `POST /v1/devices`, signed by a trusted device.
  ///
  /// @param enrolment the request that is approved
  /// @param mode left out if the approving device knows the mode by the server's word alone
  public record AddDevice(
      String enrolment,
      DeviceDescription device,
      RosterProof roster,
      Keyring keyring,
      Optional<VouchedMode> mode) {
    /// Of a device that vouches for no mode.
    public AddDevice(
        String enrolment, DeviceDescription device, RosterProof roster, Keyring keyring) {
      this(enrolment, device, roster, keyring, Optional.empty());
    }
  }

  /// `POST /v1/devices/{id}/revocation`.
  public record RevokeDevice(RosterProof roster) {}

  /// `PUT /v1/devices/current/software`.
  public record UpdateSoftware(SoftwareVersion version) {}

  /// `POST /v1/enrolments`, signed by the device that asks to be trusted.
  ///
  /// @param enrolment an id that the device chose
  /// @param proof binds the device's keys to the six-digit code that it shows
  /// @param password given by whoever knows it; the approving device is told whether it was right
  public record Enrol(
      String enrolment,
      String handle,
      DeviceDescription device,
      Bytes proof,
      Optional<String> password,
      Optional<String> authenticatorCode) {}

  /// Where an enrolment stands.
  public enum EnrolmentState {
    /// No trusted device has answered.
    PENDING,
    /// The device is on the roster.
    APPROVED
  }

  /// `GET /v1/enrolments/{id}`, signed by the device that asks; the answer to its `POST` too.
  ///
  /// @param account whose roster the device is on, once approved
  /// @param mode what the approving device vouched for, if it did
  public record EnrolmentStatus(
      EnrolmentState state,
      Instant expires,
      Optional<AccountId> account,
      Optional<VouchedMode> mode) {}

  /// A device that waits for approval.
  ///
  /// @param authenticatorProven whether it gave a right code of the account's authenticator; empty
  ///     if it gave none, or the account has no authenticator
  public record PendingEnrolment(
      String enrolment,
      DeviceDescription device,
      Bytes proof,
      boolean passwordProven,
      Optional<Boolean> authenticatorProven,
      Instant requestedAt,
      Instant expires) {}

  /// `GET /v1/enrolments`, signed by a trusted device.
  public record PendingEnrolments(List<PendingEnrolment> enrolments) {}
}
