/// The log seen by somebody who believes nothing but one public key.
///
/// | type | what it is |
/// | --- | --- |
/// | [org.lockstep.audit.log.LogSource] | where the log's files come from; trusted in nothing |
/// | [org.lockstep.audit.log.SignedCheckpoint] | a checkpoint whose signature was verified |
/// | [org.lockstep.audit.log.LogTiles] | tiles, each authenticated from the signed root downwards |
/// | [org.lockstep.audit.log.LogView] | the log at one checkpoint: entries, proofs, growth |
/// | [org.lockstep.audit.log.WholeLog] | every entry held against every tile |
/// | [org.lockstep.audit.log.LogReceipt] | a proof that needs no log any more (C2SP tlog-proof) |
/// | [org.lockstep.audit.log.TrustPolicy] | whose cosignatures are wanted (C2SP tlog-policy) |
/// | [org.lockstep.audit.log.WitnessClient] | asks a witness to cosign (C2SP tlog-witness) |
/// | [org.lockstep.audit.log.LogFault] | what was refused, and where |
///
/// A [org.lockstep.audit.log.LogRefused] says that what was shown is wrong; a
/// [org.lockstep.audit.log.LogUnavailable] that nothing could be told. The addresses are those of
/// C2SP `tlog-tiles`, below the log's prefix.
///
/// What a log at one checkpoint can never show: that others were shown the same one. Witnesses do.
@NullMarked
package org.lockstep.audit.log;

import org.jspecify.annotations.NullMarked;
