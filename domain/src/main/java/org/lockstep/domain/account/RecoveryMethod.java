package org.lockstep.domain.account;

/// By what somebody proves that an account is theirs when no trusted device is left (R80 to R85).
public enum RecoveryMethod {
  /// The 28 characters on paper (R83).
  KEY,
  /// People whom the account's owner chose to help (R80 to R82).
  CONTACTS
}
