package org.lockstep.crypto.recovery;

import org.lockstep.crypto.account.DeviceKey;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.tuple.Tuple;

/// A recovery contact's part on its way: from the owner to a device of the contact, or from there
/// to
/// the device that comes back.
///
/// Guarantees: only that device opens it, and only for what it was sealed for. Before helping, the
/// contact's device compares the code that the person tells it with [RecoveryProof#code]: the seal
/// alone does not tell whose the device is.
public final class PartSeal {
  /// Longer than any seal of a part: a server refuses what is longer.
  public static final int MOST = 2048;

  private static final Tuple OFFER = Tuple.of("lockstep/recovery-part-offer/1");
  private static final Tuple HELP = Tuple.of("lockstep/recovery-part-help/1");

  private PartSeal() {}

  /// Seals a part to a device of the contact that it is for.
  public static byte[] offer(RosterDevice device, RecoveryPart part) {
    var terms = part.terms();
    var slot = offered(terms.account(), terms.number(), device.id(), device.sealingKey());
    return Seal.make(device.sealingKey(), OFFER, slot, part.encode());
  }

  /// Opens a part that an account has for this device; [SealRefused] for anything else, a part of
  /// another account or secret included.
  public static RecoveryPart openOffer(DeviceKey device, String account, long number, byte[] seal) {
    var slot = offered(account, number, device.id(), device.key().publicKey());
    var part = RecoveryPart.decode(device.key().open(seal, OFFER, slot));
    boolean same = part.terms().account().equals(account) && part.terms().number() == number;
    if (!same) throw new SealRefused(SealRefused.Reason.MALFORMED);
    return part;
  }

  private static Tuple offered(String account, long number, String device, SealingKey key) {
    return Tuple.of("lockstep/recovery-part-offered/1")
        .text(account)
        .number(number)
        .text(device)
        .bytes(key.bytes());
  }

  /// Seals a part to the device that comes back.
  ///
  /// @param recovery which recovery of the part's account it helps
  public static byte[] help(String recovery, RosterDevice device, RecoveryPart part) {
    var slot = helped(part.terms().account(), recovery, device.id(), device.sealingKey());
    return Seal.make(device.sealingKey(), HELP, slot, part.encode());
  }

  /// Opens, on the device that comes back, a part of the account; [SealRefused] otherwise.
  public static RecoveryPart openHelp(
      DeviceKey device, String account, String recovery, byte[] seal) {
    var slot = helped(account, recovery, device.id(), device.key().publicKey());
    var part = RecoveryPart.decode(device.key().open(seal, HELP, slot));
    if (!part.terms().account().equals(account)) {
      throw new SealRefused(SealRefused.Reason.MALFORMED);
    }
    return part;
  }

  private static Tuple helped(String account, String recovery, String device, SealingKey key) {
    return Tuple.of("lockstep/recovery-part-helped/1")
        .text(account)
        .text(recovery)
        .text(device)
        .bytes(key.bytes());
  }
}
