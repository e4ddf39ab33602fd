package org.lockstep.client.account;

/// Whether a recovery key would bring the account back today.
public sealed interface Rehearsal {
  /// There is no recovery key, or the server keeps nothing for it.
  record Nothing() implements Rehearsal {}

  /// All that can be told without the key is right: what waits for it is there, and the account's
  /// history vouches for it.
  record LooksRight() implements Rehearsal {}

  /// The key opened everything.
  record Works() implements Rehearsal {}

  /// It would not work.
  ///
  /// @param fault one line for a person
  record Fails(String fault) implements Rehearsal {}
}
