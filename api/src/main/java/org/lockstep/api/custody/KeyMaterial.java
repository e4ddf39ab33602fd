package org.lockstep.api.custody;

import org.lockstep.api.problem.ApiProblem.KeyMaterialMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.account.MessagesKeys;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.recovery.RecoverySeal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.ServiceEpoch;

/// Checks the form of keys, seals and commitments: what does not have it can be of no use to
/// anyone.
///
/// Each method refuses with a [KeyMaterialMalformed] that points to the member at fault.
public final class KeyMaterial {
  private static final int DIGEST = 32;
  private static final int SIGNATURE = 64;

  private KeyMaterial() {}

  /// An Ed25519 public key.
  public static VerifyingKey verifyingKey(String member, Bytes key) {
    try {
      return VerifyingKey.of(key.toArray());
    } catch (IllegalArgumentException e) {
      throw malformed(member, "an Ed25519 public key of 32 bytes");
    }
  }

  /// A public key of the suite that new keys are made with.
  public static SealingKey sealingKey(String member, Bytes key) {
    try {
      var read = SealingKey.of(key.toArray());
      if (read.suite() == Suite.DEFAULT) return read;
    } catch (SealRefused e) {
      throw malformed(member, "a public key of suite " + Suite.DEFAULT);
    }
    throw malformed(member, "a public key of suite " + Suite.DEFAULT);
  }

  /// A commitment, a digest or a verifier.
  public static void digest(String member, Bytes digest) {
    length(member, digest, DIGEST);
  }

  /// A signature.
  public static void signature(String member, Bytes signature) {
    length(member, signature, SIGNATURE);
  }

  /// A secret sealed to a device or a recovery key.
  public static void secretSeal(String member, Bytes seal) {
    length(member, seal, SecretSeal.LENGTH);
  }

  /// A new secret sealed to the account's recovery key.
  public static void recoverySeal(Bytes seal) {
    length("/recovery/seal", seal, RecoverySeal.LENGTH);
  }

  /// The predecessor that an epoch wraps; the first has none.
  public static void previous(String member, int number, Bytes previous) {
    length(member, previous, number == 1 ? 0 : EpochBundle.LENGTH);
  }

  /// A device's keys.
  public static void device(Device device) {
    verifyingKey("/device/signingKey", device.signingKey());
    sealingKey("/device/sealingKey", device.sealingKey());
  }

  /// The seals that a newly trusted device receives.
  public static void keyring(Keyring keyring) {
    secretSeal("/keyring/identity", keyring.identity());
    secretSeal("/keyring/circle", keyring.circle());
    secretSeal("/keyring/service", keyring.service());
  }

  /// An epoch of a service secret.
  public static void service(ServiceEpoch epoch) {
    digest("/service/commitment", epoch.commitment());
    previous("/service/previous", epoch.number(), epoch.previous());
    epoch.seals().forEach((device, seal) -> secretSeal("/service/seals/" + device, seal));
    epoch
        .categoryKeys()
        .forEach((category, key) -> sealingKey("/service/categoryKeys/" + category, key));
  }

  /// An epoch of a circle secret.
  public static void circle(CircleEpoch epoch) {
    digest("/circle/commitment", epoch.commitment());
    previous("/circle/previous", epoch.number(), epoch.previous());
    epoch.seals().forEach((device, seal) -> secretSeal("/circle/seals/" + device, seal));
  }

  /// A messages key.
  public static void messages(MessagesKey key) {
    digest("/key/commitment", key.commitment());
    length("/key/kept", key.kept(), MessagesKeys.KEPT_LENGTH);
    previous("/key/previous", key.number(), key.previous());
  }

  /// A copy of a messages key.
  public static void copy(BackupCopy copy) {
    length("/copy/seal", copy.seal(), MessagesKeys.COPY_LENGTH);
  }

  /// At least one byte, and at most so many.
  public static void atMost(String member, Bytes bytes, int most) {
    if (bytes.isEmpty() || bytes.length() > most) {
      throw malformed(member, "between 1 and " + most + " bytes");
    }
  }

  /// Exactly so many bytes.
  public static void length(String member, Bytes bytes, int length) {
    if (bytes.length() != length) throw malformed(member, length + " bytes");
  }

  private static Refused malformed(String member, String expected) {
    return new Refused(new KeyMaterialMalformed(member, expected));
  }
}
