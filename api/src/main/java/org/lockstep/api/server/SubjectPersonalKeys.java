package org.lockstep.api.server;

import java.util.Optional;
import org.lockstep.domain.id.AccountId;
import org.lockstep.vault.SubjectKey;
import org.lockstep.vault.SubjectKeys;
import org.lockstep.wire.event.PersonalKey;
import org.lockstep.wire.event.PersonalKeys;

/// The vault's keys of subjects as the event codec asks for them.
record SubjectPersonalKeys(SubjectKeys keys) implements PersonalKeys {
  @Override
  public Optional<PersonalKey> key(AccountId subject) {
    return keys.get(subject.value()).map(SubjectPersonalKeys::personal);
  }

  @Override
  public PersonalKey keyFor(AccountId subject) {
    return personal(keys.getOrCreate(subject.value()));
  }

  private static PersonalKey personal(SubjectKey key) {
    return new PersonalKey(key.id(), key.secret());
  }
}
