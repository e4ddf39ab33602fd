package org.lockstep.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.storage.contract.Events.event;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.log.Edge;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.StorageFull;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Durability;

/// The writer, run on the test's own thread, when commits fail.
class GroupCommitTest {
  private final Database database;
  private final CommitSignal signal = new CommitSignal(Edge.EMPTY);

  GroupCommitTest(@TempDir Path directory) {
    this.database =
        Database.open(directory.resolve("journal.db"), JournalRows.SCHEMA, Durability.EVERY_COMMIT);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// Lets the writer take one group, until nothing is left.
  private List<PendingBatch> commit(GroupOf... groups) {
    var batches = new ArrayList<PendingBatch>();
    for (var group : groups) {
      batches.add(PendingBatch.of(group.events()));
    }
    var queue = new GroupQueue<PendingBatch>();
    batches.forEach(queue::add);
    queue.end(() -> new JournalStopped("end of the test"));
    new GroupCommit(database, queue, signal, end()).run();
    return batches;
  }

  private JournalStart.End end() {
    return new JournalStart.End(signal.edge(), 0, new StreamIndex());
  }

  private record GroupOf(List<NewEvent> events) {}

  private static GroupOf batch(NewEvent... events) {
    return new GroupOf(List.of(events));
  }

  private void sql(String... statements) {
    database.readInTurn(
        session -> {
          for (var statement : statements) {
            session.execute(statement);
          }
          return statements;
        });
  }

  @Test
  void a_conflict_within_a_group_leaves_no_gap() {
    var batches = commit(batch(event("a", 0)), batch(event("a", 0)), batch(event("a", 1)));
    assertThat(batches.get(0).await()).isEqualTo(new Appended(0, 0));
    assertThatThrownBy(() -> batches.get(1).await()).isInstanceOf(StreamConflict.class);
    assertThat(batches.get(2).await()).isEqualTo(new Appended(1, 1));
  }

  @Test
  void a_group_that_finds_no_room_fails_alone() {
    commit(batch(event("a", 0)));
    sql("PRAGMA max_page_count=1"); // it is raised to the pages that there are
    var refused = commit(batch(big(1)), batch(event("b", 0)));
    for (var batch : refused) {
      assertThatThrownBy(batch::await).isInstanceOf(StorageFull.class);
    }
    assertThat(signal.head()).isEqualTo(1);

    sql("PRAGMA max_page_count=100000");
    var accepted = commit(batch(event("b", 0)), batch(event("a", 1)));
    assertThat(accepted.get(0).await()).isEqualTo(new Appended(1, 1));
    assertThat(accepted.get(1).await()).isEqualTo(new Appended(2, 2));
  }

  private static NewEvent big(long sequence) {
    var small = event("a", sequence);
    return new NewEvent(
        small.streamType(),
        small.streamId(),
        small.streamSequence(),
        small.type(),
        small.revision(),
        small.recordedAt(),
        small.actor(),
        new byte[100_000],
        small.metadata());
  }

  @Test
  void a_group_that_cannot_file_fails_alone_and_loses_no_stream() {
    sql("CREATE TRIGGER full BEFORE INSERT ON stream_event BEGIN SELECT RAISE(ABORT, 'no'); END");
    var end = end();
    var queue = new GroupQueue<PendingBatch>();
    var first = queued(queue, "a", 0, StreamIndex.MOST_UNFILED);
    var second = queued(queue, "a", StreamIndex.MOST_UNFILED, 1);
    queue.end(() -> new JournalStopped("end of the test"));
    var writer = new GroupCommit(database, queue, signal, end);
    assertThatThrownBy(writer::run).isInstanceOf(StorageException.class); // it files at the end too
    assertThat(first).allSatisfy(batch -> assertThat(batch.await()).isNotNull());
    assertThat(second).allSatisfy(GroupCommitTest::assertRefused);
    assertThat(signal.head()).isEqualTo(StreamIndex.MOST_UNFILED);

    sql("DROP TRIGGER full");
    var again = new GroupQueue<PendingBatch>();
    var third = queued(again, "a", StreamIndex.MOST_UNFILED, 1);
    again.end(() -> new JournalStopped("end of the test"));
    new GroupCommit(database, again, signal, end).run();
    assertThat(third).allSatisfy(batch -> assertThat(batch.await()).isNotNull());
    List<StoredEvent> found = database.read(session -> end.index().read(session, "a", 0));
    assertThat(found).hasSize(StreamIndex.MOST_UNFILED + 1);
  }

  /// Events of one stream in as many batches as the writer takes at once.
  private static List<PendingBatch> queued(
      GroupQueue<PendingBatch> queue, String stream, int from, int count) {
    var batches = new ArrayList<PendingBatch>();
    int each = Math.ceilDiv(count, 256);
    for (int start = from; start < from + count; start += each) {
      var events = new ArrayList<NewEvent>();
      for (int sequence = start; sequence < start + each; sequence++) {
        events.add(event(stream, sequence));
      }
      batches.add(PendingBatch.of(events));
    }
    batches.forEach(queue::add);
    return batches;
  }

  private static void assertRefused(PendingBatch batch) {
    assertThatThrownBy(batch::await).isInstanceOf(StorageException.class);
  }

  @Test
  void a_commit_of_unknown_outcome_stops_the_writer_for_good() {
    commit(batch(event("a", 0)));
    failAtCommit();
    var queue = new GroupQueue<PendingBatch>();
    var batch = PendingBatch.of(List.of(event("a", 1)));
    queue.add(batch);
    new GroupCommit(database, queue, signal, end()).run(); // ends by itself
    assertThatThrownBy(batch::await)
        .isInstanceOf(JournalStopped.class)
        .hasMessageContaining("outcome of a commit is unknown");
    assertThatThrownBy(() -> queue.add(PendingBatch.of(List.of(event("a", 1)))))
        .isInstanceOf(JournalStopped.class);
    assertThat(signal.head()).isEqualTo(1);
  }

  /// A broken reference that is looked at as late as the commit.
  private void failAtCommit() {
    sql(
        "PRAGMA foreign_keys=ON",
        "CREATE TABLE whole (id INTEGER PRIMARY KEY)",
        "CREATE TABLE part (whole INTEGER REFERENCES whole DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TRIGGER late AFTER INSERT ON chunk BEGIN INSERT INTO part VALUES (1); END");
  }
}
