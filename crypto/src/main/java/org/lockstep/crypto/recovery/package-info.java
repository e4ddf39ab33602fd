/// Recovery: how an account comes back from twenty-eight characters on paper.
///
/// ```
/// recovery key    28 characters of 0123456789ABCDEFGHJKMNPQRSTVWXYZ: 26 of random, 130 bits, and 2
///                 that check them (a Reed-Solomon code over GF(32): any two wrong or swapped
///                 characters are noticed)
/// header          0x01 || memory in KiB (4) || passes (4) || lanes (4) || salt (16)
/// root            Argon2id(the 28 characters in ASCII, salt, parameters, 32)
/// packet key      HKDF(root, tuple("lockstep/recovery-packet-key/1", account))
/// opening key     HPKE DeriveKeyPair of
///                 HKDF(root, tuple("lockstep/recovery-opening-key/1", account))
/// authenticator   Ed25519 seed = HKDF(root, tuple("lockstep/recovery-authenticator/1", account))
/// contents        tuple("lockstep/recovery-contents/1", identity seed,
///                       circle epoch, circle secret, service epoch, service secret)
/// packet          header || wrap of the contents under the packet key,
///                 context = tuple("lockstep/recovery-packet/1", account, header)
/// recovery keys   tuple("lockstep/recovery-keys/1", account, number,
///                       sealing key, authenticator's public key)
/// recovery proof  tuple("lockstep/recovery-proof/1", account, recovery, device, signing key,
///                       sealing key), signed by the authenticator
/// recovery seal   HPKE to the sealing key, info = tuple("lockstep/recovery-seal/1"),
///                 AAD = tuple("lockstep/recovery-slot/1", kind, account, epoch, sealing key)
/// ```
///
/// The server keeps the packet and the recovery keys, which the account's identity key signs. It
/// can check that somebody holds the recovery key without learning it, and what it stores can be
/// guessed at only through Argon2id against 130 random bits.
///
/// The recovery key is shown once, yet secrets rotate: each new one is sealed to the sealing key
/// that comes from the recovery key. A device does so only after it has verified the signature.
@NullMarked
package org.lockstep.crypto.recovery;

import org.jspecify.annotations.NullMarked;
