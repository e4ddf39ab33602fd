package org.lockstep.vault;

import org.lockstep.crypto.tuple.Bytes;

/// What leads from an epoch's secret to the one before it.
///
/// @param bundle the older secret wrapped under the newer one
/// @param olderCommitment what the owner published about the older secret
public record EpochLink(Bytes bundle, Bytes olderCommitment) {}
