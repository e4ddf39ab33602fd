package org.lockstep.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.storage.secrets.SecretName;

/// The keys that the server makes for data of accounts' own that it must read: mail, contacts,
/// calendars, and reminders that go through CalDAV (R34).
///
/// A key is made when it is first used, and is then the same for all who ask, on any node. Each use
/// is recorded before it happens (R101). Safe for use by many threads.
public final class ServerMadeKeys {
  private static final String KIND = "made";

  private final Records records;
  private final UseLog log;

  ServerMadeKeys(Records records, UseLog log) {
    this.records = records;
    this.log = log;
  }

  /// Records the use, then gives the key to the work, which must not let it outlive it.
  ///
  /// @throws IllegalArgumentException if the key is none that the server makes
  public <T> T use(KeyUse use, Function<Secret, T> work) {
    var name = use.key();
    if (!name.kind().isServerMade()) {
      throw new IllegalArgumentException("the server makes no such key");
    }
    log.record(use);
    var record = record(name.owner(), name.kind());
    return switch (records.findOrMake(record, () -> Secret.random().bytes())) {
      case Records.Found.Present(var content) -> work.apply(Secret.of(content));
      case Records.Found.Absent(), Records.Found.Erased() ->
          throw new KeyUnreachable(name, KeyUnreachable.Reason.NOT_HELD, name);
    };
  }

  /// Destroys all of an account's, for ever: none of them is made again (R102).
  public void destroyAll(String account) {
    kinds().forEach(kind -> records.erase(record(account, kind)));
  }

  /// Whether a key was made and is not destroyed.
  public boolean holds(KeyName name) {
    return records.find(record(name.owner(), name.kind())) instanceof Records.Found.Present;
  }

  /// How many of an account's there are.
  public int count(String account) {
    return Math.toIntExact(
        kinds().stream().filter(kind -> holds(KeyName.serverMade(kind, account))).count());
  }

  private static List<KeyName.Kind> kinds() {
    return Arrays.stream(KeyName.Kind.values()).filter(KeyName.Kind::isServerMade).toList();
  }

  private static SecretName record(String account, KeyName.Kind kind) {
    KeyName.requireOwner(account);
    return new SecretName(KIND, account + "/" + kind.name().toLowerCase(Locale.ROOT));
  }
}
