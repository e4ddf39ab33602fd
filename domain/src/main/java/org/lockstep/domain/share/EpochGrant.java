package org.lockstep.domain.share;

/// A grant of the secret of one epoch.
///
/// The epoch stands beside the grant, since its signature covers it: recorded under another epoch,
/// the grant is one that its device never made, and every client refuses the history for ever.
///
/// @param epoch the epoch of the share
public record EpochGrant(int epoch, Grant grant) {}
