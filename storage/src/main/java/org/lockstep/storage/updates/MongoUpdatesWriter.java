package org.lockstep.storage.updates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.group.GroupWriter;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.Insertion;
import org.lockstep.storage.mongodb.Patience;
import org.lockstep.storage.mongodb.SureInsert;

/// The writer of this process. Other processes may write the same logs: whoever comes second finds
/// the sequence taken.
///
/// What was inserted is looked at once more before it is confirmed: if its log has ended meanwhile,
/// or a base has been put in place of its sequence, it was too late, and is taken back.
final class MongoUpdatesWriter extends GroupWriter<MongoAppend> {
  private static final int REMEMBERED = 10_000;

  private final MongoLogs logs;
  private final SureInsert inserting;
  private final Map<Incarnation, Long> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Incarnation, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  MongoUpdatesWriter(GroupQueue<MongoAppend> queue, MongoLogs logs) {
    super(queue);
    this.logs = logs;
    this.inserting = new SureInsert(logs.updates(), "mark");
  }

  @Override
  protected void commit(List<MongoAppend> group) {
    try {
      var patience = new Patience();
      var left = group;
      while (!left.isEmpty()) {
        left = insert(accepted(left), patience);
      }
    } catch (OutcomeUnknown e) {
      undo();
      group.forEach(append -> append.fail(e));
    }
  }

  /// Whatever was thought of their ends is asked again.
  @Override
  protected void undo() {
    last.clear();
  }

  /// Answers those that do not continue a log that is there.
  private List<MongoAppend> accepted(List<MongoAppend> appends) {
    var there = logs.incarnations(appends.stream().map(MongoAppend::name).toList());
    var moved = new HashMap<Incarnation, Long>();
    var accepted = new ArrayList<MongoAppend>();
    for (var append : appends) {
      var incarnation = append.incarnation();
      long next = moved.computeIfAbsent(incarnation, this::last) + 1;
      if (!incarnation.equals(there.get(append.name()))) {
        append.fail(new IncarnationMismatch(incarnation));
      } else if (append.update().sequence() != next) {
        append.fail(conflict(append, next));
      } else {
        moved.put(incarnation, next);
        accepted.add(append);
      }
    }
    return accepted;
  }

  private static SequenceConflict conflict(MongoAppend append, long next) {
    return new SequenceConflict(append.name(), append.update().sequence(), next + " next");
  }

  private long last(Incarnation incarnation) {
    return last.computeIfAbsent(incarnation, logs::last);
  }

  /// Inserts as many as it can, and returns those that must be looked at again.
  private List<MongoAppend> insert(List<MongoAppend> appends, Patience patience) {
    if (appends.isEmpty()) return List.of();
    var documents = appends.stream().map(MongoAppend::document).toList();
    return switch (inserting.insert(documents, patience)) {
      case Insertion.Whole() -> {
        landed(appends, documents);
        yield List.of();
      }
      case Insertion.Taken(int index) -> {
        landed(appends.subList(0, index), documents);
        undo();
        yield appends.subList(index, appends.size());
      }
      case Insertion.Refused(int index, var why) -> {
        landed(appends.subList(0, index), documents);
        appends.get(index).fail(why);
        yield appends.subList(index + 1, appends.size());
      }
    };
  }

  private void landed(List<MongoAppend> appends, List<BsonDocument> documents) {
    try {
      confirm(appends, documents);
    } catch (StorageException e) {
      throw new OutcomeUnknown("Updates were written, and are not known to be in time.", e);
    }
  }

  private void confirm(List<MongoAppend> appends, List<BsonDocument> documents) {
    var there = logs.incarnations(appends.stream().map(MongoAppend::name).toList());
    var through = logs.through(appends.stream().map(MongoAppend::incarnation).toList());
    for (int nth = 0; nth < appends.size(); nth++) {
      var append = appends.get(nth);
      var incarnation = append.incarnation();
      if (!incarnation.equals(there.get(append.name()))) {
        takeBack(documents.get(nth));
        append.fail(new IncarnationMismatch(incarnation));
      } else if (through.getOrDefault(incarnation, 0L) >= append.update().sequence()) {
        takeBack(documents.get(nth));
        append.fail(conflict(append, logs.last(incarnation) + 1));
      } else {
        last.put(incarnation, append.update().sequence());
        append.outcome().complete(null);
      }
    }
  }

  private void takeBack(BsonDocument document) {
    undo();
    logs.updates()
        .delete(Fields.of("_id", document.getString("_id"), "mark", document.getBinary("mark")));
  }

  @Override
  protected UpdatesStopped stopped(Throwable cause) {
    return new UpdatesStopped("The updates' writer has failed. Restart the server.", cause);
  }
}
