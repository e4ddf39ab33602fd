/// The log seen by somebody who believes nothing but one public key.
///
/// | type | what it is |
/// | --- | --- |
/// | [LogSource] | where the log's files come from; trusted in nothing |
/// | [SignedCheckpoint] | a checkpoint whose signature was verified |
/// | [LogTiles] | tiles, each authenticated from the signed root downwards |
/// | [LogView] | the log at one checkpoint: entries, proofs, what it grew from |
/// | [WholeLog] | every entry held against every tile |
/// | [LogReceipt] | a proof that needs no log any more (C2SP tlog-proof) |
/// | [TrustPolicy] | whose cosignatures are wanted (C2SP tlog-policy) |
/// | [WitnessClient] | asks a witness to cosign (C2SP tlog-witness) |
/// | [LogFault] | what was refused, and where |
///
/// A [LogRefused] says that what was shown is wrong; a [LogUnavailable] that nothing could be told.
/// The addresses are those of C2SP `tlog-tiles`, below the log's prefix.
///
/// What a log at one checkpoint can never show: that others were shown the same one. Witnesses do.
@NullMarked
package org.lockstep.audit.log;

import org.jspecify.annotations.NullMarked;
