package org.lockstep.crypto.account;

import org.lockstep.crypto.seal.OpeningKey;

/// A device's own side of its roster entry: its id and the private half of its sealing key.
///
/// @param id the device's id
/// @param key its private key
public record DeviceKey(String id, OpeningKey key) {}
