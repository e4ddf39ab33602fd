package org.lockstep.wire.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.domain.id.AccountId;

/// Keys made of their subjects' ids, but for those subjects whose key was destroyed.
record TestKeys(Set<AccountId> destroyed) implements PersonalKeys {
  /// All keys are there.
  static final TestKeys ALL = new TestKeys(Set.of());

  /// The key of [Ids#GONE] was destroyed.
  static final TestKeys AFTER_ERASURE = new TestKeys(Set.of(Ids.GONE));

  @Override
  public Optional<PersonalKey> key(AccountId subject) {
    return destroyed.contains(subject) ? Optional.empty() : Optional.of(make(subject));
  }

  @Override
  public PersonalKey keyFor(AccountId subject) {
    return key(subject).orElseThrow(() -> new IllegalStateException("the key was destroyed"));
  }

  private static PersonalKey make(AccountId subject) {
    var secret = Arrays.copyOf(subject.value().getBytes(US_ASCII), Secret.LENGTH);
    return new PersonalKey("key-of-" + subject, Secret.of(secret));
  }
}
