package org.lockstep.storage.secrets;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The vault's records, each sealed by its writer, with real destruction.
///
/// Every change is durable on return. After a record was destroyed or replaced, its bytes are in no
/// file of this store any more: not in the database, not in its journal. What the medium below
/// keeps of overwritten blocks (wear levelling, snapshots, backups) is beyond its reach; that is
/// why records are sealed.
///
/// Every method may be called from any thread.
public interface Secrets extends AutoCloseable {

  /// The record of that name.
  Optional<byte[]> get(SecretName name);

  /// Puts a record in place of whatever had its name; what was there before is destroyed.
  default void put(SecretName name, byte[] sealed) {
    apply(List.of(new SecretChange.Put(name, sealed)));
  }

  /// Puts a record unless one of that name is there, and says whether it did.
  boolean putIfAbsent(SecretName name, byte[] sealed);

  /// Destroys a record, if it is there.
  default void destroy(SecretName name) {
    apply(List.of(new SecretChange.Destroy(name)));
  }

  /// Makes all changes, in order, or none.
  void apply(List<SecretChange> changes);

  /// The ids of a kind that begin with the prefix, in order.
  List<String> list(String kind, String prefix);

  /// Adds one to a counter, which begins at zero, and returns it; durable before it returns.
  long incrementCounter(String id);

  /// The counter's value, zero if it was never incremented.
  long counter(String id);

  /// Sets a counter back to zero.
  default void resetCounter(String id) {
    apply(List.of(new SecretChange.ResetCounter(id)));
  }

  /// Hands over everything that is here, in no order, for a copy. Changes that are made meanwhile
  /// may be seen or not.
  void forEach(Consumer<SecretEntry> consumer);

  @Override
  void close();
}
