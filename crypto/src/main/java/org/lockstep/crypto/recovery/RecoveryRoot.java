package org.lockstep.crypto.recovery;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Tuple;

/// A stretched recovery key: from it come the key of the packet and the key that authenticates a
/// recovery.
///
/// Guarantees: the two keys are independent, and neither leads back to the recovery key.
///
/// @param header how it was stretched
/// @param root the result, which never shows
public record RecoveryRoot(RecoveryHeader header, Secret root) {
  /// The key under which the account's packet is encrypted. A trusted device keeps it, wrapped
  /// under the circle secret, to renew the packet whenever a secret rotates.
  public Secret packetKey(String account) {
    return root.derive(Tuple.of("lockstep/recovery-packet-key/1").text(account));
  }

  /// The key that signs a recovery's requests. The server keeps its public half and so can tell the
  /// holder of the recovery key from anybody else without learning it.
  public SigningKey authenticator(String account) {
    var purpose = Tuple.of("lockstep/recovery-authenticator/1").text(account);
    return SigningKey.fromSeed(root.derive(purpose).bytes());
  }
}
