package org.lockstep.domain.custody;

import org.lockstep.domain.id.AccountId;

/// A reason why a share is not end-to-end encrypted.
public sealed interface Cause {
  /// A participant is `STANDARD` (R50, R56), or its keys are within the vault's reach.
  record Participant(AccountId account) implements Cause {}

  /// An "anyone with the link" link is open (R53).
  record OpenLink() implements Cause {}

  /// Live collaboration is on (R54).
  record LiveCollaboration() implements Cause {}

  /// The kind supports no end-to-end sharing (R55).
  record Kind() implements Cause {}
}
