package org.lockstep.storage.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.OutcomeUnknown;
import org.lockstep.storage.sqlite.Session;

/// The single writer: takes all batches that wait, commits them together, answers their callers.
///
/// A group that cannot be written fails alone. Once the outcome of a commit is unknown, numbers can
/// no longer be given safely, and the writer stops for good.
final class GroupCommit implements Runnable {
  private final Database database;
  private final AppendQueue queue;
  private final CommitSignal signal;
  private final StreamIndex index;
  private final StreamHeads heads;
  private long millis;

  /// @param end where the journal goes on
  GroupCommit(Database database, AppendQueue queue, CommitSignal signal, JournalStart.End end) {
    this.database = database;
    this.queue = queue;
    this.signal = signal;
    this.index = end.index();
    this.heads = new StreamHeads(index);
    this.millis = end.millis();
  }

  @Override
  public void run() {
    for (var batches = queue.take(); !batches.isEmpty(); batches = queue.take()) {
      try {
        commit(batches);
      } catch (OutcomeUnknown e) {
        stop(batches, e);
        return;
      } catch (StorageException e) {
        heads.forget();
        batches.forEach(batch -> batch.outcome().completeExceptionally(e));
      } catch (RuntimeException | Error e) {
        stop(batches, e);
        throw e;
      }
    }
    fileRest();
  }

  /// Leaves nothing to find again at the next start.
  private void fileRest() {
    if (index.isEmpty()) return;
    database.write(
        session -> {
          index.file(session);
          return index;
        });
    index.forget();
  }

  private void commit(List<PendingBatch> batches) {
    var accepted = database.readInTurn(session -> withoutConflicts(batches, session));
    if (accepted.isEmpty()) return;
    var group = new Group(accepted, signal.edge(), millis);
    write(group);
    heads.keep();
    millis = group.millis();
    signal.advance(group.edge());
    group.succeed();
    signal.tellListeners();
  }

  private void write(Group group) {
    boolean filing = index.isFull();
    database.write(
        session -> {
          if (filing) index.file(session);
          group.insert(session);
          return group;
        });
    if (filing) index.forget();
    index.add(group.places());
  }

  private List<PendingBatch> withoutConflicts(List<PendingBatch> batches, Session session)
      throws SQLException {
    var accepted = new ArrayList<PendingBatch>(batches.size());
    for (var batch : batches) {
      var conflict = heads.accept(batch, session);
      if (conflict == null) accepted.add(batch);
      else batch.outcome().completeExceptionally(conflict);
    }
    return accepted;
  }

  /// Batches that were told their outcome already are not told again: a future completes once.
  private void stop(List<PendingBatch> batches, Throwable cause) {
    var left = queue.abort(() -> stopped(cause));
    signal.close();
    batches.forEach(batch -> batch.outcome().completeExceptionally(stopped(cause)));
    left.forEach(batch -> batch.outcome().completeExceptionally(stopped(cause)));
  }

  private static JournalStopped stopped(Throwable cause) {
    return new JournalStopped(
        "The journal has stopped: the outcome of a commit is unknown. Restart to find out.", cause);
  }
}
