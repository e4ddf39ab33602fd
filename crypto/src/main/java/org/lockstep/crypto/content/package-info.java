/// Content of items, encrypted on devices: the `LSC1` format.
///
/// ## What it guarantees
///
/// - *Secrecy and integrity* against everybody who lacks the content key, the server first of all:
///   any changed, moved, missing or added byte is refused, and so is a whole blob that stands in
///   for another item, version, share, category, epoch or author.
/// - *Authorship* against those who hold the content key too: another member of the share, even
///   together with the server, cannot make content that passes for the author's. This needs the
///   whole content: [ContentReader] checks it before it hands out the last chunk; [ContentRanges]
///   cannot and says so.
/// - *One meaning*: a blob opens under one key alone (the header commits to it).
/// - Lengths are hidden only as far as [Padding] goes.
///
/// ## The format
///
/// ```
/// blob       = header || chunk 0 || chunk 1 || ... || last chunk
/// header     = "LSC1" || suite (1) = 0x01 || salt (32) || commitment (32)
/// stream key = HKDF-SHA256(content key, salt, tuple("lockstep/content-stream/1", suite), 32)
/// commitment = HKDF-SHA256(content key, salt, tuple("lockstep/content-commitment/1", suite), 32)
/// stream     = padding code (1) || length of the content (8, big-endian) || content || zeros
/// part i     = stream bytes [65536 i, 65536 (i + 1)), fewer in the last
/// chunk i    = AES-256-GCM(stream key, nonce i, AAD, part i), its tag (16) at the end
/// nonce i    = i (11 bytes, big-endian) || 0x01 for the last chunk, else 0x00
/// context    = item, version, share, category, epoch, author device
/// AAD        = tuple("lockstep/content-chunk/1", context, SHA-256(header))
/// ```
///
/// The stream has at least nine bytes, so there is always a chunk and none is empty. The length
/// before the content makes the whole layout known once the first chunk is open. All chunks but the
/// last are full. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar 2015), which
/// allows opening any chunk alone.
///
/// The author's signature, kept beside the blob:
///
/// ```
/// Ed25519(author device, tuple("lockstep/content-author/1", context, header, root))
/// root = RFC 6962 root over the chunks as stored (ciphertext and tag), one leaf for each
/// ```
///
/// The leaves are whole chunks and not tags alone: whoever knows the key can make another
/// ciphertext with the same GCM tag, and could then put words under the author's signature. Nobody
/// needs the key to check the signature.
///
/// In tuples, version, epoch and suite are numbers, the other parts of the context texts.
///
/// The content key is wrapped under the share's secret in the form of [org.lockstep.crypto.derive],
/// with this as its context:
///
/// ```
/// tuple("lockstep/content-wrap/1", share, item, version, epoch)
/// ```
@NullMarked
package org.lockstep.crypto.content;

import org.jspecify.annotations.NullMarked;
