/// Recovery: how an account comes back from twenty-eight characters on paper.
///
/// ```
/// recovery key    28 characters of 0123456789ABCDEFGHJKMNPQRSTVWXYZ: 26 of random, 130 bits, and 2
///                 that check them (a Reed-Solomon code over GF(32): any two wrong or swapped
///                 characters are noticed)
/// header          0x01 || memory in KiB (4) || passes (4) || lanes (4) || salt (16)
/// root            Argon2id(the 28 characters in ASCII, salt, parameters, 32)
/// packet key      HKDF(root, tuple("lockstep/recovery-packet-key/1", account))
/// authenticator   Ed25519 seed = HKDF(root, tuple("lockstep/recovery-authenticator/1", account))
/// contents        tuple("lockstep/recovery-contents/1", identity epoch, identity seed,
///                       circle epoch, circle secret, service epoch, service secret)
/// packet          header || wrap of the contents under the packet key,
///                 context = tuple("lockstep/recovery-packet/1", account, header)
/// ```
///
/// The server keeps the packet and the authenticator's public half. It can check that somebody
/// holds the recovery key without learning it, and what it stores can be guessed at only through
/// Argon2id against 130 random bits.
///
/// Devices keep the packet key under the circle secret: so each rotation renews the packet without
/// anybody typing the recovery key again. The packet key does not lead to the authenticator.
@NullMarked
package org.lockstep.crypto.recovery;

import org.jspecify.annotations.NullMarked;
