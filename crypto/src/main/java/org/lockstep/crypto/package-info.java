/// All of Lockstep's cryptography: what both sides compute, and nothing that only one of them does.
///
/// The module knows no other module. Ids are texts here, keys and ciphertexts are bytes; who may do
/// what is decided elsewhere. From the bottom up:
///
/// - [tuple][org.lockstep.crypto.tuple]: the byte form of everything that is signed or bound
/// - [sign][org.lockstep.crypto.sign]: Ed25519
/// - [seal][org.lockstep.crypto.seal]: HPKE, a key encrypted to a key
/// - [derive][org.lockstep.crypto.derive]: HKDF, Argon2id, and the 32-byte secret with its wraps
///   and commitments
/// - [epoch][org.lockstep.crypto.epoch]: the generations of a secret and the bundles that link them
/// - [account][org.lockstep.crypto.account]: roster, category keys, secrets on their way to devices
/// - [share][org.lockstep.crypto.share]: grants and sealed metadata
/// - [escrow][org.lockstep.crypto.escrow]: secrets handed to the vault
/// - [recovery][org.lockstep.crypto.recovery], [enrol][org.lockstep.crypto.enrol],
///   [link][org.lockstep.crypto.link], [password][org.lockstep.crypto.password]: what people type,
///   read aloud or pass on
/// - [content][org.lockstep.crypto.content]: files and other content, in chunks, by their author
/// - [request][org.lockstep.crypto.request]: what devices order, as HTTP message signatures
/// - [log][org.lockstep.crypto.log]: the history's leaves, Merkle tree, proofs and signed notes
///
/// Whatever is altered, cut or moved elsewhere is refused: with
/// [SealRefused][org.lockstep.crypto.seal.SealRefused], with
/// [ContentRefused][org.lockstep.crypto.content.ContentRefused], or as a fault or verdict that says
/// so. Every format is pinned by vectors under `src/test/resources/vectors`, which other clients
/// check themselves against.
@NullMarked
package org.lockstep.crypto;

import org.jspecify.annotations.NullMarked;
