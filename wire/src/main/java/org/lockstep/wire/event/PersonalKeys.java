package org.lockstep.wire.event;

import java.util.Optional;
import org.lockstep.domain.id.AccountId;

/// The keys that personal texts in events are sealed under, one for each subject.
///
/// A subject has one key for ever. Once it is destroyed, [#key] stays empty and [#keyFor] refuses:
/// a second key would make the older texts look forged instead of erased.
/// Adapters are safe for use by many threads.
public interface PersonalKeys {
  /// No keys at all, as auditors and clients have them: every personal text reads as erased, and
  /// nothing can be sealed.
  PersonalKeys NONE =
      new PersonalKeys() {
        @Override
        public Optional<PersonalKey> key(AccountId subject) {
          return Optional.empty();
        }

        @Override
        public PersonalKey keyFor(AccountId subject) {
          throw new UnsupportedOperationException("without keys no personal text can be sealed");
        }
      };

  /// The key that opens the texts of a subject; empty if it was destroyed or never made.
  Optional<PersonalKey> key(AccountId subject);

  /// The key to seal a text of a subject under, made if there is none yet.
  ///
  /// @throws IllegalStateException if the subject's key was destroyed
  PersonalKey keyFor(AccountId subject);
}
