package org.lockstep.crypto.epoch;

/// Whose secret an epoch belongs to and what it is for.
public enum KeyKind {
  /// An account's secret that never leaves its trusted devices.
  CIRCLE("circle"),
  /// An account's secret that under standard protection the vault holds too.
  SERVICE("service"),
  /// The key of an account's messages.
  MESSAGES("messages"),
  /// A share's secret.
  SHARE("share");

  private final String text;

  KeyKind(String text) {
    this.text = text;
  }

  /// The word that stands for this kind in every tuple.
  public String text() {
    return text;
  }
}
