package org.lockstep.domain.keyuse;

/// A key that the vault may hold.
///
/// @param owner the id of the account or share
/// @param epoch which generation
public record KeyRef(Kind kind, String owner, int epoch) {
  /// What kind of secret it is.
  public enum Kind {
    /// An account's service secret.
    SERVICE,
    /// A share's secret.
    SHARE,
    /// The key that the server made for an account's mail.
    MAIL,
    /// The key that the server made for an account's contacts.
    CONTACTS,
    /// The key that the server made for an account's calendars.
    CALENDARS,
    /// The key that the server made for an account's reminders, while they go through CalDAV (R34).
    REMINDERS
  }
}
