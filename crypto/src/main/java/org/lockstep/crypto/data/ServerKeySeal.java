package org.lockstep.crypto.data;

import org.lockstep.crypto.account.DeviceKey;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.tuple.Tuple;

/// A key that the server made for a category, sealed to a device of the account.
///
/// Guarantees: only that device opens it, and only as the key of that account and category. That
/// the server can read all that is written under it is the point of such a key: a device must ask
/// for one in no other category.
public final class ServerKeySeal {
  /// Length of a seal in bytes.
  public static final int LENGTH = Suite.DEFAULT.sealLength(Secret.LENGTH);

  private static final Tuple INFO = Tuple.of("lockstep/server-key-seal/1");

  private ServerKeySeal() {}

  /// What a seal is for.
  public record Slot(String account, String category, String device) {
    private Tuple tuple(SealingKey key) {
      return Tuple.of("lockstep/server-key-slot/1")
          .text(account)
          .text(category)
          .text(device)
          .bytes(key.bytes());
    }
  }

  /// Seals the key to the device.
  public static byte[] make(SealingKey device, Slot slot, Secret key) {
    return Seal.make(device, INFO, slot.tuple(device), key.bytes());
  }

  /// Opens it on the device; [SealRefused] if it was made for another place.
  public static Secret open(DeviceKey device, Slot slot, byte[] seal) {
    if (seal.length != LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
    return Secret.of(device.key().open(seal, INFO, slot.tuple(device.key().publicKey())));
  }
}
