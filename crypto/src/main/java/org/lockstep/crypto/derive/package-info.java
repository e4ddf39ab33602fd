/// Derivation: from one secret to many keys, each for one purpose.
///
/// - [Hkdf] derives from strong secrets (RFC 5869, SHA-256); the info is always a labelled tuple.
/// - [Argon2] stretches what people type (RFC 9106, Argon2id) with a floor that nobody can talk a
///   client below.
/// - [Secret] is a 32-byte value that commits to itself, wraps bytes, and never shows itself.
///
/// ## Form of a wrap
///
/// ```
/// 0x01 || nonce (12) || AES-256-GCM ciphertext || tag (16)
/// key = HKDF(secret, salt = none, info = tuple("lockstep/wrap-key/1", context), 32)
/// AAD = context
/// ```
///
/// where `context` is the encoded tuple that says what is wrapped and where it belongs. The key
/// depends on the context, so random nonces never come near their bound and a wrap moved elsewhere
/// fails twice over.
@NullMarked
package org.lockstep.crypto.derive;

import org.jspecify.annotations.NullMarked;
