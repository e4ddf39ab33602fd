package org.lockstep.api.server;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.axon.Commands;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.UseId;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.vault.KeyUse;
import org.lockstep.vault.UseLog;

/// Writes each use of a vault key into the history, before it happens (R101).
///
/// The history's events are sealed under keys of the vault, so the vault comes first and learns of
/// the history by [#into]. Until then it uses no key.
final class RecordedUses implements UseLog {
  private static final int ID_LENGTH = 16;

  private final AtomicReference<@Nullable Commands> commands = new AtomicReference<>();
  private final SecureRandom random = new SecureRandom();

  void into(Commands history) {
    commands.set(history);
  }

  @Override
  public void record(KeyUse use) {
    var history = commands.get();
    if (history == null) throw new IllegalStateException("no history yet to record a use in");
    history.record(
        new KeyUsed(freshId(), ref(use), KeyUsed.Reason.valueOf(use.reason()), use.beneficiary()));
  }

  private UseId freshId() {
    var bytes = new byte[ID_LENGTH];
    random.nextBytes(bytes);
    return new UseId(IdText.of(bytes));
  }

  private static KeyRef ref(KeyUse use) {
    var kind =
        switch (use.key().kind()) {
          case SERVICE -> KeyRef.Kind.SERVICE;
          case SHARE -> KeyRef.Kind.SHARE;
          case MAIL -> KeyRef.Kind.MAIL;
          case CONTACTS -> KeyRef.Kind.CONTACTS;
          case CALENDARS -> KeyRef.Kind.CALENDARS;
          case REMINDERS -> KeyRef.Kind.REMINDERS;
        };
    return new KeyRef(kind, use.key().owner(), use.key().epoch());
  }
}
