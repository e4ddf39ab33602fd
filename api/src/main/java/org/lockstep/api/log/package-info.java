/// The log over the history: every event is a leaf of one Merkle tree whose root the server signs.
///
/// ```
/// GET /v1/log/vkey                         the key that signs, as its verifier key text
/// GET /v1/log/vkey/ml-dsa-44               the key that cosigns
/// GET /v1/log/checkpoint                   the last signed size and root, a note
/// GET /v1/log/tile/L/N[.p/W]               hashes of the tree
/// GET /v1/log/tile/entries/N[.p/W]         the entries: headers of events, never their content
/// GET /v1/log/proof/POSITION               a receipt of one event (C2SP tlog-proof)
/// ```
///
/// as C2SP tlog-tiles has them, for anybody. Events themselves are shown to participants of the
/// share that they concern, and to auditors ([LoggedEventController]). Nothing of them is stored
/// beside the journal's rows: tiles are computed, so none can differ from the history.
///
/// At most once a second, if events were recorded, the [Checkpointer] signs the tree: it writes the
/// note beside the journal, anchors it outside of it, and only then serves it. So nobody has ever
/// seen a checkpoint that the anchor does not know, and no event is shown here before a checkpoint
/// covers it. At each start [LogStart] compares rows, tree and anchor; a store that does not go on
/// where the log was is refused, since going on from it would sign a second history under the same
/// name. The way on is a new name, whose first event ([org.lockstep.domain.log.LogBegun]) cites
/// what was signed under the old one.
@NullMarked
package org.lockstep.api.log;

import org.jspecify.annotations.NullMarked;
