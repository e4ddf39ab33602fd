package org.lockstep.vault;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.secrets.Secrets;

/// Small secrets of other features, wrapped under the root key, with real destruction: password
/// verifiers, recovery packets, pending enrolments.
///
/// A kind is a word of lower-case letters, digits and dashes; any other is refused with an
/// [IllegalArgumentException]. Each change is durable on return. Safe for use by many threads; of
/// two puts at the same time one stands.
public final class SealedRecords {
  private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,64}");

  private final Secrets secrets;
  private final Records records;

  SealedRecords(Secrets secrets, Records records) {
    this.secrets = secrets;
    this.records = records;
  }

  /// Puts a record in place of whatever had its name; what was there before is destroyed.
  public void put(String kind, String id, byte[] content) {
    secrets.apply(records.putting(name(kind, id), content));
  }

  /// The record of that name; [DamagedRecord] if it was altered or moved.
  public Optional<byte[]> get(String kind, String id) {
    return switch (records.find(name(kind, id))) {
      case Records.Found.Present(var content) -> Optional.of(content);
      case Records.Found.Absent(), Records.Found.Erased() -> Optional.empty();
    };
  }

  /// Destroys a record, if it is there.
  public void destroy(String kind, String id) {
    secrets.apply(records.destroying(name(kind, id)));
  }

  /// The ids of a kind, in order.
  public List<String> list(String kind) {
    return list(kind, "");
  }

  /// The ids of a kind that begin with the prefix, in order.
  public List<String> list(String kind, String prefix) {
    return secrets.list(name(kind, "").kind(), prefix);
  }

  private static SecretName name(String kind, String id) {
    if (!KIND.matcher(kind).matches()) throw new IllegalArgumentException("not a kind of records");
    return new SecretName("sealed." + kind, id);
  }
}
