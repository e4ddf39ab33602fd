/// Seals: a key encrypted to another key, by single-shot HPKE in base mode (RFC 9180, section 6.1).
///
/// ## Form
///
/// ```
/// sealing key = suite (1) || public key
/// seed        = suite (1) || private key (32)      how an opening key is stored
/// seal        = suite (1) || encapsulation || ciphertext || tag (16)
/// ```
///
/// | suite | KEM | public key | encapsulation | made | read |
/// | --- | --- | --- | --- | --- | --- |
/// | 0x01 | DHKEM(X25519, HKDF-SHA256), 0x0020 | 32 | 32 | no | yes |
/// | 0x02 | X-Wing, 0x647a | 1216 | 1120 | yes | yes |
///
/// The KDF is HKDF-SHA256 (0x0001) and the AEAD AES-256-GCM (0x0002) in both. X-Wing
/// (draft-connolly-cfrg-xwing-kem) joins X25519 and ML-KEM-768: a seal holds as long as one of the
/// two does. Its key pairs are derived by `DeriveKeyPair` of draft-ietf-hpke-pq (SHAKE256,
/// labelled).
///
/// A seal proves nothing about who made it. What must have a known author is signed on top, see
/// [Grant][org.lockstep.crypto.share.Grant], or checked against a signed commitment.
@NullMarked
package org.lockstep.crypto.seal;

import org.jspecify.annotations.NullMarked;
