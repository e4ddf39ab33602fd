package org.lockstep.vault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.storage.secrets.SecretChange;
import org.lockstep.storage.secrets.Secrets;

/// The records of escrowed secrets.
///
/// A record that is staged has a mark beside it, put in the same commit. Keeping takes the mark
/// away and writes nothing else: whatever destroys the record meanwhile, here or on another node,
/// keeping cannot bring it back.
///
/// What looks first and changes then, takes turns within this process.
final class EscrowedKeys {
  private static final byte[] MARK = {1};

  private final Secrets secrets;
  private final Records records;
  private final ReentrantLock turn = new ReentrantLock();

  EscrowedKeys(Secrets secrets, Records records) {
    this.secrets = secrets;
    this.records = records;
  }

  EscrowId stage(KeyName name, Secret secret) {
    var id = EscrowId.fresh(name);
    var changes = new ArrayList<>(records.putting(id.record(), secret.bytes()));
    changes.add(new SecretChange.Put(id.stagedMark(), MARK.clone()));
    secrets.apply(changes);
    return id;
  }

  /// Of several escrows of one name the last that was kept stands.
  void keep(EscrowId id) {
    inTurn(() -> keepStaged(id));
  }

  private void keepStaged(EscrowId id) {
    if (!isStaged(id)) return;
    var changes = new ArrayList<SecretChange>();
    held(EscrowId.prefix(id.name())).forEach(older -> changes.addAll(destroying(older)));
    changes.add(new SecretChange.Destroy(id.stagedMark()));
    secrets.apply(changes);
  }

  void discard(EscrowId id) {
    inTurn(
        () -> {
          if (isStaged(id)) secrets.apply(destroying(id));
        });
  }

  void settleStaged(RecordedEscrows recorded) {
    for (var id : ids("staged", "")) {
      var secret = open(id);
      if (secret.isPresent() && recorded.holds(id.name(), commitment(secret.get()))) keep(id);
      else discard(id);
    }
  }

  /// Destroys all escrows of an owner, staged ones too, and says how many epochs were held.
  int destroy(KeyName.Kind kind, String owner) {
    var prefix = EscrowId.prefix(kind, owner);
    turn.lock();
    try {
      long epochs = held(prefix).stream().map(EscrowId::name).distinct().count();
      var changes = new ArrayList<SecretChange>();
      ids("escrow", prefix).forEach(id -> changes.addAll(destroying(id)));
      if (!changes.isEmpty()) secrets.apply(changes);
      return Math.toIntExact(epochs);
    } finally {
      turn.unlock();
    }
  }

  /// The secrets of an owner that the vault holds, from the oldest epoch to the newest.
  List<KeyName> held(KeyName.Kind kind, String owner) {
    return held(EscrowId.prefix(kind, owner)).stream().map(EscrowId::name).toList();
  }

  boolean holds(KeyName name) {
    return !held(EscrowId.prefix(name)).isEmpty();
  }

  /// Opens a held secret. An escrow that another took the place of meanwhile is no reason to fail.
  Optional<EpochSecret> open(KeyName name) {
    while (true) {
      var ids = held(EscrowId.prefix(name));
      if (ids.isEmpty()) return Optional.empty();
      var secret = open(ids.getLast());
      if (secret.isPresent()) return secret;
    }
  }

  private Optional<EpochSecret> open(EscrowId id) {
    return switch (records.find(id.record())) {
      case Records.Found.Present(var content) ->
          Optional.of(new EpochSecret(id.name().keyEpoch(), Secret.of(content)));
      case Records.Found.Absent(), Records.Found.Erased() -> Optional.empty();
    };
  }

  private List<EscrowId> held(String prefix) {
    // In this order: a record that is staged in between is in neither list.
    var written = ids("escrow", prefix);
    var staged = new HashSet<>(ids("staged", prefix));
    return written.stream().filter(id -> !staged.contains(id)).toList();
  }

  private List<EscrowId> ids(String kind, String prefix) {
    return secrets.list(kind, prefix).stream().map(EscrowId::parse).toList();
  }

  private void inTurn(Runnable change) {
    turn.lock();
    try {
      change.run();
    } finally {
      turn.unlock();
    }
  }

  private boolean isStaged(EscrowId id) {
    return secrets.get(id.stagedMark()).isPresent();
  }

  private List<SecretChange> destroying(EscrowId id) {
    var changes = new ArrayList<>(records.destroying(id.record()));
    changes.add(new SecretChange.Destroy(id.stagedMark()));
    return changes;
  }

  private static Bytes commitment(EpochSecret secret) {
    return Bytes.of(secret.commitment());
  }
}
