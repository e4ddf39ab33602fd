/// The log's arithmetic: leaves, Merkle hashes, proofs, notes and checkpoints.
///
/// Every event of the history is one leaf of an append-only Merkle tree. Whoever holds a signed
/// root can check that an event is in the history ([InclusionProof]), that a later history only
/// added to an earlier one ([ConsistencyProof]), and that nothing was left out (by folding all
/// leaves with [Edge] and comparing roots).
///
/// | type | what it is |
/// | --- | --- |
/// | [LeafHeader] | the text that is hashed for an event; names everything but the payload |
/// | [Commitment] | the salted hash by which a header binds stored bytes without disclosing them |
/// | [Hash], [MerkleHash] | 32 bytes; the leaf and node hash of RFC 6962 |
/// | [Edge] | the right edge of the tree: takes leaves, gives the root and completed [TileNode]s |
/// | [TileSource], [MerkleTree] | stored hashes, and the proofs made from them |
/// | [TileName] | where a tile is found under the log's address |
/// | [Note], [NoteSigner], [VerifierKey] | signed text as in the C2SP signed-note format |
/// | [Checkpoint] | origin, size and root: what the log signs |
/// | [MlDsaCosigner], [MlDsaVerifierKey] | the second, quantum-safe signature of a checkpoint |
///
/// Stored rows are the leaf hashes (level 0) and one row per *full tile below* (levels 1 and up):
/// the hash at level `L`, index `i` is the root of leaves `[i * 256^L, (i + 1) * 256^L)`. Nothing
/// else needs to be stored; any tile, root or proof is computed from these.
///
/// Sources: RFC 6962 section 2.1 (the same as RFC 9162), C2SP `tlog-tiles`, `tlog-checkpoint`,
/// `signed-note` and `tlog-cosignature`.
@NullMarked
package org.lockstep.crypto.log;

import org.jspecify.annotations.NullMarked;
