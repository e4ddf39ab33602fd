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
/// With recovery contacts the root comes from a random secret that they hold parts of:
///
/// ```
/// contacts' secret  32 random bytes, shared byte by byte over the field of AES (Shamir 1979)
/// root              HKDF(secret, tuple("lockstep/recovery-contacts-root/1", account, number))
/// check             HMAC(secret, tuple("lockstep/recovery-contacts-check/1", account, number))
/// part              tuple("lockstep/recovery-part/1", account, number, threshold, contact, index,
///                         share, check, confirmation, signature)
/// signature         the identity's over the same fields before it, labelled
///                   "lockstep/recovery-part-terms/1"
/// offer             HPKE to a contact's device, info =
///                   tuple("lockstep/recovery-part-offer/1"), AAD =
///                   tuple("lockstep/recovery-part-offered/1", account, number, device, key)
/// help              HPKE to the device that comes back, info =
///                   tuple("lockstep/recovery-part-help/1"), AAD =
///                   tuple("lockstep/recovery-part-helped/1", account, recovery, device, key)
/// request code      the first 80 bits of SHA-256(tuple("lockstep/recovery-request-code/1", as the
///                   recovery proof)): told by the person who comes back to the contact
/// answer code       the first 80 bits of the check: told by the contact in return
/// ```
///
/// The request code keeps a server from having a part sealed to a device of its own; the answer
/// code
/// keeps it from passing off a secret of its own as the contacts'. Both are told by voice.
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
