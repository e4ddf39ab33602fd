package org.lockstep.domain.custody;

/// A reason why an account's own data of a category is not end-to-end encrypted.
public enum CategoryCause {
  /// The server made the key: its protocol has no end-to-end encryption.
  SERVER_MADE,
  /// The data is synchronised through CalDAV (R34).
  CALDAV,
  /// The account is `STANDARD`: the vault holds the service secret.
  STANDARD_PROTECTION,
  /// The backup holds a copy of the key (R33).
  BACKUP_COPY,
  /// The vault has had the key and may have kept it; a new one is owed.
  KEY_WAS_HELD
}
