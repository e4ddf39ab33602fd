package org.lockstep.storage.journal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.group.GroupWriter;
import org.lockstep.storage.mongodb.Insertion;
import org.lockstep.storage.mongodb.Patience;

/// The writer of this process: takes all batches that wait, inserts them as a few documents that
/// follow each other, answers their callers. Other processes have writers of their own.
///
/// Two writers may give the same position. Then one of them finds the key taken: it looks at what
/// came first, and tries again behind it with what is still no conflict. An insertion whose outcome
/// is unknown is repeated, the same documents at the same place, until they are found to be there
/// or something else is: after that they can never be.
final class MongoCommit extends GroupWriter<PendingBatch> {
  /// A document holds few enough events that reading one of them does not mean reading many.
  private static final int MOST_EVENTS = 64;

  private static final int MOST_BYTES = 64 << 10;
  private static final int BATCH_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MongoChunks chunks;
  private final MongoHeads heads;
  private final MongoEnd end;

  MongoCommit(GroupQueue<PendingBatch> queue, MongoChunks chunks, MongoHeads heads, MongoEnd end) {
    super(queue);
    this.chunks = chunks;
    this.heads = heads;
    this.end = end;
  }

  /// An outcome that stays unknown ends nothing here: whatever is found in the store later, the
  /// next group comes behind it.
  @Override
  protected void commit(List<PendingBatch> batches) {
    try {
      var patience = new Patience();
      var left = heads.withoutConflicts(batches);
      while (!left.isEmpty()) {
        left = insert(left, patience);
      }
    } catch (OutcomeUnknown e) {
      fail(batches, e);
    }
  }

  /// Inserts as many as it can, and returns those that must be given other positions.
  private List<PendingBatch> insert(List<PendingBatch> batches, Patience patience) {
    var groups = groups(batches);
    var documents = groups.stream().map(group -> MongoChunk.document(group, batchId())).toList();
    return switch (chunks.insert(documents, patience)) {
      case Insertion.Whole() -> {
        landed(groups);
        yield List.of();
      }
      case Insertion.Taken(int index) -> {
        landed(groups.subList(0, index));
        yield renumbered(rest(groups, index), patience);
      }
      case Insertion.Refused(int index, var why) -> {
        landed(groups.subList(0, index));
        fail(groups.get(index).batches(), why);
        yield rest(groups, index + 1);
      }
    };
  }

  private void landed(List<Group> groups) {
    for (var group : groups) {
      end.landed(group);
      group.succeed();
    }
  }

  private static List<PendingBatch> rest(List<Group> groups, int from) {
    return groups.subList(from, groups.size()).stream()
        .flatMap(group -> group.batches().stream())
        .toList();
  }

  /// Somebody else was first: learns what they wrote, and answers whoever is in conflict with it.
  private List<PendingBatch> renumbered(List<PendingBatch> batches, Patience patience) {
    if (!end.catchUp()) {
      heads.ask(streams(batches));
      patience.pause();
    }
    return heads.withoutConflicts(batches);
  }

  private static Set<String> streams(List<PendingBatch> batches) {
    return batches.stream()
        .flatMap(batch -> batch.events().stream())
        .map(PreparedEvent::streamId)
        .collect(Collectors.toSet());
  }

  /// Batches as groups of which each becomes a document.
  private List<Group> groups(List<PendingBatch> batches) {
    var state = end.state();
    var groups = new ArrayList<Group>();
    int from = 0;
    while (from < batches.size()) {
      int to = endOfGroup(batches, from);
      var edge = groups.isEmpty() ? state.edge() : groups.getLast().edge();
      long millis = groups.isEmpty() ? state.millis() : groups.getLast().millis();
      groups.add(new Group(batches.subList(from, to), edge, millis));
      from = to;
    }
    return groups;
  }

  private static int endOfGroup(List<PendingBatch> batches, int from) {
    int to = from + 1;
    int events = batches.get(from).events().size();
    int bytes = batches.get(from).size();
    while (to < batches.size()) {
      events += batches.get(to).events().size();
      bytes += batches.get(to).size();
      if (events > MOST_EVENTS || bytes > MOST_BYTES) break;
      to++;
    }
    return to;
  }

  private static byte[] batchId() {
    var id = new byte[BATCH_BYTES];
    RANDOM.nextBytes(id);
    return id;
  }

  /// Those that were told their outcome already are not told again: a future completes once.
  private static void fail(List<PendingBatch> batches, StorageException why) {
    batches.forEach(batch -> batch.fail(why));
  }

  @Override
  protected JournalStopped stopped(Throwable cause) {
    return new JournalStopped("The journal's writer has failed. Restart the server.", cause);
  }
}
