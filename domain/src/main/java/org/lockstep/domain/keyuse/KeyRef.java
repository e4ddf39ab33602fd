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
    SHARE
  }
}
