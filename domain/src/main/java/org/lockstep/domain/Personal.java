package org.lockstep.domain;

import java.util.Optional;
import org.lockstep.domain.id.AccountId;

/// Text about a person in an event: readable until the key of its subject is destroyed.
///
/// Storage seals a [Known] text under the subject's key, so that erasing that key leaves every
/// proof over the history whole.
/// Whoever has no key (a destroyed one, or another member who verifies the history) reads [Erased].
public sealed interface Personal {
  /// Whose data this is.
  AccountId subject();

  /// The text, unless it is erased.
  Optional<String> text();

  /// A text of `subject`.
  static Personal of(AccountId subject, String text) {
    return new Known(subject, text);
  }

  /// A text that can still be read.
  record Known(AccountId subject, String value) implements Personal {
    @Override
    public Optional<String> text() {
      return Optional.of(value);
    }

    /// Does not show the text: personal data stays out of logs.
    @Override
    public String toString() {
      return "Personal[" + subject.value() + "]";
    }
  }

  /// A text that cannot be read, or not here.
  record Erased(AccountId subject) implements Personal {
    @Override
    public Optional<String> text() {
      return Optional.empty();
    }
  }
}
