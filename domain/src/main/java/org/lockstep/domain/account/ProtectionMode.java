package org.lockstep.domain.account;

/// Who holds an account's service keys.
public enum ProtectionMode {
  /// The server holds them too, and can help with recovery (R02: every account starts so).
  STANDARD,
  /// Trusted devices alone hold them.
  ADVANCED
}
