package org.lockstep.storage.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.group.GroupWriter;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Session;

/// The journal's single writer.
final class GroupCommit extends GroupWriter<PendingBatch> {
  private final Database database;
  private final CommitSignal signal;
  private final StreamIndex index;
  private final StreamHeads heads;
  private long millis;

  /// @param end where the journal goes on
  GroupCommit(
      Database database,
      GroupQueue<PendingBatch> queue,
      CommitSignal signal,
      JournalStart.End end) {
    super(queue);
    this.database = database;
    this.signal = signal;
    this.index = end.index();
    this.heads = new StreamHeads(index);
    this.millis = end.millis();
  }

  @Override
  protected void undo() {
    heads.forget();
  }

  /// Leaves nothing to find again at the next start.
  @Override
  protected void finish() {
    if (index.isEmpty()) return;
    database.write(
        session -> {
          index.file(session);
          return index;
        });
    index.forget();
  }

  @Override
  protected void commit(List<PendingBatch> batches) {
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
    var rows = new GroupRows(group);
    database.write(
        session -> {
          if (filing) index.file(session);
          rows.insert(session);
          return group;
        });
    if (filing) index.forget();
    index.add(rows.places());
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

  @Override
  protected void stop() {
    signal.close();
  }

  @Override
  protected JournalStopped stopped(Throwable cause) {
    return new JournalStopped(
        "The journal has stopped: the outcome of a commit is unknown. Restart to find out.", cause);
  }
}
