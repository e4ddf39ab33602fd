package org.lockstep.domain.account;

import org.lockstep.domain.Bytes;

/// What a newly trusted holder receives, each sealed to its sealing key: the identity key and the
/// current secrets.
///
/// Older epochs follow from the current ones, since each epoch wraps its predecessor.
public record Keyring(Bytes identity, Bytes circle, Bytes service) {}
