package org.lockstep.crypto.epoch;

import org.lockstep.crypto.derive.Secret;

/// A secret and the epoch that it belongs to.
///
/// @param epoch which generation of whose secret
/// @param secret the secret itself, which never shows
public record EpochSecret(KeyEpoch epoch, Secret secret) {
  /// A fresh secret for an epoch.
  public static EpochSecret random(KeyEpoch epoch) {
    return new EpochSecret(epoch, Secret.random());
  }

  /// What the owner publishes about it, 32 bytes.
  public byte[] commitment() {
    return epoch.commitment(secret);
  }
}
