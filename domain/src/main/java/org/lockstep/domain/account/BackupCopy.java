package org.lockstep.domain.account;

import org.lockstep.domain.Bytes;

/// A copy of the messages key in an account's backup: whoever can open the backup reads the
/// messages too (R33).
///
/// @param number of the messages key
/// @param serviceEpoch the epoch of the service secret that the backup's key derives from
/// @param seal the messages key, sealed to the backup's key
public record BackupCopy(int number, int serviceEpoch, Bytes seal) {}
