package org.lockstep.domain.account;

/// Why a web session ended (R90, R94, R72).
public enum WebSessionEnd {
  /// The browser signed out.
  SIGNED_OUT,
  /// A trusted device ended it.
  ENDED_BY_DEVICE,
  /// Its hour was over.
  EXPIRED,
  /// The device that approved it was revoked.
  DEVICE_REVOKED,
  /// The account's protection mode changed.
  MODE_CHANGED,
  /// Web access was turned off.
  WEB_OFF,
  /// The account was closed.
  ACCOUNT_CLOSED
}
