package org.lockstep.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.storage.secrets.SecretChange;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.secrets.Secrets;

/// Records under record keys under the root key; the package comment gives their form.
///
/// Every method leaves the store in a state that each other method understands, wherever a crash or
/// another node cuts in. Safe for use by many threads.
final class Records {
  private static final String KEY_KIND = "record-key";
  private static final byte[] ERASED = {0};

  private final Secrets secrets;
  private final Secret root;

  Records(Secrets secrets, RootKey root) {
    this.secrets = secrets;
    this.root = root.secret();
  }

  /// What is found under a name.
  sealed interface Found {
    /// Nothing.
    record Absent() implements Found {}

    /// The mark that something was destroyed here for ever.
    record Erased() implements Found {}

    /// A record.
    ///
    /// @param content held by the caller alone
    @SuppressWarnings("ArrayRecordComponent") // handed over, not copied
    record Present(byte[] content) implements Found {
      @Override
      public String toString() {
        return "Present[hidden]";
      }
    }
  }

  static boolean noneIn(Secrets secrets) {
    return secrets.list(KEY_KIND, "").isEmpty();
  }

  /// The changes that put a record, under a record key of its own, in place of what had its name.
  List<SecretChange> putting(SecretName name, byte[] content) {
    var key = Secret.random();
    return List.of(
        new SecretChange.Put(keyOf(name), wrapKey(name, key)),
        new SecretChange.Put(name, key.wrap(context(name), content)));
  }

  /// The changes that destroy a record and, first, its key.
  List<SecretChange> destroying(SecretName name) {
    return List.of(new SecretChange.Destroy(keyOf(name)), new SecretChange.Destroy(name));
  }

  /// Destroys a record and leaves a mark, so that none of that name is made again.
  void erase(SecretName name) {
    secrets.apply(
        List.of(new SecretChange.Destroy(keyOf(name)), new SecretChange.Put(name, ERASED.clone())));
  }

  boolean exists(SecretName name) {
    return secrets.get(name).isPresent();
  }

  /// Opens a record; [DamagedRecord] if it does not belong under this name.
  Found find(SecretName name) {
    while (true) {
      var sealed = secrets.get(name);
      if (sealed.isEmpty()) return new Found.Absent();
      if (Arrays.equals(sealed.get(), ERASED)) return new Found.Erased();
      var content = unwrap(name, sealed.get());
      if (content.isPresent()) return new Found.Present(content.get());
      // Record and key are two reads: a change between them is no damage.
      if (isStill(name, sealed.get())) {
        throw damaged(name);
      }
    }
  }

  /// The record of that name, made from a fresh content if there is none. All who ask, on any node,
  /// are given the same; only [Found.Erased] stands in the way.
  Found findOrMake(SecretName name, Supplier<byte[]> fresh) {
    var found = find(name);
    return switch (found) {
      case Found.Absent() -> make(name, fresh.get());
      case Found.Erased(), Found.Present(_) -> found;
    };
  }

  /// Whoever puts the key first decides the key, whoever puts the record first decides the record;
  /// a key without a record is a making that was cut off, and is completed here.
  private Found make(SecretName name, byte[] content) {
    secrets.putIfAbsent(keyOf(name), wrapKey(name, Secret.random()));
    secrets.get(keyOf(name)).ifPresent(wrapped -> complete(name, wrapped, content));
    var found = find(name);
    if (found instanceof Found.Erased) secrets.destroy(keyOf(name));
    return found;
  }

  private void complete(SecretName name, byte[] wrappedKey, byte[] content) {
    try {
      var key = unwrapKey(name, wrappedKey);
      secrets.putIfAbsent(name, key.wrap(context(name), content));
    } catch (SealRefused refused) {
      throw damaged(name);
    }
  }

  private Optional<byte[]> unwrap(SecretName name, byte[] sealed) {
    try {
      return secrets
          .get(keyOf(name))
          .map(wrapped -> unwrapKey(name, wrapped).unwrap(context(name), sealed));
    } catch (SealRefused refused) {
      return Optional.empty();
    }
  }

  private boolean isStill(SecretName name, byte[] sealed) {
    return secrets.get(name).filter(now -> Arrays.equals(now, sealed)).isPresent();
  }

  private byte[] wrapKey(SecretName name, Secret key) {
    return root.wrap(keyContext(name), key.bytes());
  }

  private Secret unwrapKey(SecretName name, byte[] wrapped) {
    return root.unwrapSecret(keyContext(name), wrapped);
  }

  private static DamagedRecord damaged(SecretName name) {
    return new DamagedRecord(name.kind(), name.id(), "it does not open under this name");
  }

  private static SecretName keyOf(SecretName name) {
    return new SecretName(KEY_KIND, name.kind() + "/" + name.id());
  }

  private static Tuple context(SecretName name) {
    return Tuple.of("lockstep/vault-record/1").text(name.kind()).text(name.id());
  }

  private static Tuple keyContext(SecretName name) {
    return Tuple.of("lockstep/vault-record-key/1").text(name.kind()).text(name.id());
  }
}
