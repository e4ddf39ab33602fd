package org.lockstep.storage.group;

import java.util.List;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;

/// The single writer of a file: takes all that waits, commits it together, answers the callers.
///
/// A group that cannot be written fails alone. Once the outcome of a commit is unknown, numbers can
/// no longer be given safely, and the writer stops for good.
public abstract class GroupWriter<T extends Pending> implements Runnable {
  private final GroupQueue<T> queue;

  protected GroupWriter(GroupQueue<T> queue) {
    this.queue = queue;
  }

  /// Writes a group and tells its callers.
  ///
  /// @throws OutcomeUnknown if it is open whether it was written
  /// @throws StorageException if nothing of it was written
  protected abstract void commit(List<T> group);

  /// Forgets what was thought of a group that was not written.
  protected void undo() {}

  /// Comes after the last group, unless the writer has stopped before.
  protected void finish() {}

  /// Comes when the writer stops for good.
  protected void stop() {}

  /// What callers are told from then on.
  protected abstract StorageException stopped(Throwable cause);

  @Override
  public final void run() {
    for (var group = queue.take(); !group.isEmpty(); group = queue.take()) {
      try {
        commit(group);
      } catch (OutcomeUnknown e) {
        stop(group, e);
        return;
      } catch (StorageException e) {
        undo();
        group.forEach(pending -> pending.fail(e));
      } catch (RuntimeException | Error e) {
        stop(group, e);
        throw e;
      }
    }
    finish();
  }

  private void stop(List<T> group, Throwable cause) {
    var left = queue.abort(() -> stopped(cause));
    stop();
    group.forEach(pending -> pending.fail(stopped(cause)));
    left.forEach(pending -> pending.fail(stopped(cause)));
  }
}
