package org.lockstep.domain.custody;

import java.util.Comparator;
import org.lockstep.domain.id.AccountId;

/// A reason why a share is not end-to-end encrypted.
public sealed interface Cause {
  /// The order in which causes that begin at the same moment are told.
  Comparator<Cause> ORDER =
      Comparator.<Cause>comparingInt(
              cause ->
                  switch (cause) {
                    case Kind() -> 0;
                    case OpenLink() -> 1;
                    case LiveCollaboration() -> 2;
                    case Participant(_) -> 3;
                  })
          .thenComparing(cause -> cause instanceof Participant(var account) ? account.value() : "");

  /// A participant is `STANDARD` (R50, R56), or its keys are within the vault's reach.
  record Participant(AccountId account) implements Cause {}

  /// An "anyone with the link" link is open (R53).
  record OpenLink() implements Cause {}

  /// Live collaboration is on (R54).
  record LiveCollaboration() implements Cause {}

  /// The kind supports no end-to-end sharing (R55).
  record Kind() implements Cause {}
}
