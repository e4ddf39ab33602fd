package org.lockstep.domain.account;

/// A kind of data that has a key pair of its own in every account, derived from the account's
/// service secret.
public enum Category {
  /// Documents and any other saved file.
  DRIVE,
  /// Photos and videos.
  PHOTOS,
  /// Notes.
  NOTES,
  /// Reminders.
  REMINDERS,
  /// Boards.
  FREEFORM,
  /// Calendars; what is shared under it is escrowed, for CalDAV has no end-to-end encryption.
  CALENDARS
}
