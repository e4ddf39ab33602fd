package org.lockstep.client.home;

import org.lockstep.crypto.recovery.RecoveryKeys;
import org.lockstep.domain.Bytes;

/// The newest recovery key of the own account that this device knows of, as far as it is public.
///
/// @param number counts the account's recovery keys, from 1
/// @param sealingKey what new secrets are sealed to
public record KnownRecovery(int number, Bytes sealingKey) {
  /// What is remembered of a recovery key whose signature was verified.
  public static KnownRecovery of(RecoveryKeys keys) {
    return new KnownRecovery(Math.toIntExact(keys.number()), Bytes.of(keys.sealingKey().bytes()));
  }

  /// Whether another one is this one, or made later.
  public boolean isFollowedBy(KnownRecovery other) {
    return other.number > number || other.equals(this);
  }
}
