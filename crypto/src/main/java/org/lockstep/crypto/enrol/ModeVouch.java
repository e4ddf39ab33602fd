package org.lockstep.crypto.enrol;

import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Tuple;

/// What an approving device tells a new one of their account's protection mode.
///
/// Guarantees, once its signature by the account's identity key is verified: a device that holds
/// the identity key knew of this mode when it approved exactly these keys. It serves no other
/// device and no other account. That no later change is withheld, it does not tell.
///
/// @param account the account's id
/// @param device the device that is approved
/// @param mode the mode's name
/// @param counter of the mode change, 0 for the mode in which the account began
public record ModeVouch(String account, RosterDevice device, String mode, long counter) {
  /// Signs with the account's identity key.
  public byte[] sign(SigningKey identity) {
    return identity.sign(tuple());
  }

  /// Whether the account's identity key signed exactly this.
  public boolean verify(VerifyingKey identity, byte[] signature) {
    return identity.verify(tuple(), signature);
  }

  private Tuple tuple() {
    return Tuple.of("lockstep/mode-vouch/1")
        .text(account)
        .text(device.id())
        .bytes(device.signingKey().bytes())
        .bytes(device.sealingKey().bytes())
        .text(mode)
        .number(counter);
  }
}
