package org.lockstep.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.secrets.SecretChange;
import org.lockstep.storage.secrets.SecretEntry;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.secrets.Secrets;

/// A real store that remembers which records were read and can lose its power before a change.
final class WatchedSecrets implements Secrets {
  final List<SecretName> read = new ArrayList<>();

  private final Secrets store;
  private int changesUntilPowerLoss = Integer.MAX_VALUE;

  WatchedSecrets(Secrets store) {
    this.store = store;
  }

  void losePowerAfter(int changes) {
    changesUntilPowerLoss = changes;
  }

  private void change() {
    if (changesUntilPowerLoss-- <= 0) throw new StorageException("the power is gone");
  }

  @Override
  public Optional<byte[]> get(SecretName name) {
    read.add(name);
    return store.get(name);
  }

  @Override
  public boolean putIfAbsent(SecretName name, byte[] sealed) {
    change();
    return store.putIfAbsent(name, sealed);
  }

  @Override
  public void apply(List<SecretChange> changes) {
    change();
    store.apply(changes);
  }

  @Override
  public List<String> list(String kind, String prefix) {
    return store.list(kind, prefix);
  }

  @Override
  public void forEach(Consumer<SecretEntry> consumer) {
    store.forEach(consumer);
  }

  @Override
  public long incrementCounter(String id) {
    return store.incrementCounter(id);
  }

  @Override
  public long counter(String id) {
    return store.counter(id);
  }

  @Override
  public void close() {
    store.close();
  }
}
