package org.lockstep.crypto.recovery;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Tuple;

/// A stretched recovery key, or another secret of full entropy that brings an account back: from it
/// come the keys of the packet, of later seals, and of authentication.
///
/// Guarantees: the three keys are independent, and none leads back to the recovery key.
///
/// @param header how it was stretched; where nothing is, it makes the packet one of its own
/// @param root the result, which never shows
public record RecoveryRoot(RecoveryHeader header, Secret root) {
  /// The key to which devices seal each new secret of the account, so that the recovery key stays
  /// useful after any number of rotations without being typed again.
  public OpeningKey openingKey(String account) {
    return OpeningKey.derive(derive("lockstep/recovery-opening-key/1", account).bytes());
  }

  /// The key that signs a recovery's requests. The server keeps its public half and so can tell the
  /// holder of the recovery key from anybody else without learning it.
  public SigningKey authenticator(String account) {
    return SigningKey.fromSeed(derive("lockstep/recovery-authenticator/1", account).bytes());
  }

  /// What an account publishes of this recovery key, to be signed by its identity.
  public RecoveryKeys keys(String account, long number) {
    return keys(RecoveryKind.KEY, account, number);
  }

  /// What an account publishes of this root, to be signed by its identity.
  public RecoveryKeys keys(RecoveryKind kind, String account, long number) {
    return new RecoveryKeys(
        kind, account, number, openingKey(account).publicKey(), authenticator(account).publicKey());
  }

  Secret packetKey(String account) {
    return derive("lockstep/recovery-packet-key/1", account);
  }

  private Secret derive(String label, String account) {
    return root.derive(Tuple.of(label).text(account));
  }
}
