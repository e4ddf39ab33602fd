package org.lockstep.storage.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.StorageFull;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Durability;

/// The writer, run on the test's own thread, when commits fail.
class FailingCommitsTest {
  private static final LogName PLAN = new LogName("share", "plan");

  private final Database database;

  FailingCommitsTest(@TempDir Path directory) {
    this.database =
        Database.open(directory.resolve("updates.db"), LogRows.SCHEMA, Durability.EVERY_COMMIT);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void commit(GroupQueue<Change> queue, Change... changes) {
    List.of(changes).forEach(queue::add);
    queue.end(() -> new UpdatesStopped("end of the test"));
    new ChangeWriter(database, queue).run();
  }

  private void commit(Change... changes) {
    commit(new GroupQueue<>(), changes);
  }

  private static Change begin() {
    return new Change(0, session -> LogRows.begin(session, PLAN));
  }

  private Change append(long sequence, int bytes) {
    return new Change(
        bytes,
        session -> {
          var head = LogRows.head(session, PLAN);
          if (head == null) throw new AssertionError("the log is there");
          LogRows.append(session, head, new SealedUpdate(sequence, new byte[bytes]));
        });
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

  private long last() {
    return database.read(session -> session.number("SELECT last FROM log"));
  }

  @Test
  void a_group_that_finds_no_room_fails_alone_and_leaves_no_gap() {
    commit(begin(), append(1, 10));
    sql("PRAGMA max_page_count=1"); // it is raised to the pages that there are
    var small = append(2, 10);
    var large = append(3, 100_000);
    commit(small, large);
    assertThatThrownBy(small::await).isInstanceOf(StorageFull.class);
    assertThatThrownBy(large::await).isInstanceOf(StorageFull.class);
    assertThat(last()).isEqualTo(1);

    sql("PRAGMA max_page_count=100000");
    var again = append(2, 100_000);
    commit(again);
    again.await();
    assertThat(last()).isEqualTo(2);
  }

  @Test
  void a_commit_of_unknown_outcome_stops_the_writer_for_good() {
    commit(begin(), append(1, 10));
    failAtCommit();
    var queue = new GroupQueue<Change>();
    var lost = append(2, 10);
    commit(queue, lost);
    assertThatThrownBy(lost::await)
        .isInstanceOf(UpdatesStopped.class)
        .hasMessageContaining("outcome of a commit is unknown");
    assertThatThrownBy(() -> queue.add(append(2, 10))).isInstanceOf(UpdatesStopped.class);
    assertThat(last()).isEqualTo(1);
  }

  /// A broken reference that is looked at as late as the commit.
  private void failAtCommit() {
    sql(
        "PRAGMA foreign_keys=ON",
        "CREATE TABLE whole (id INTEGER PRIMARY KEY)",
        "CREATE TABLE part (whole INTEGER REFERENCES whole DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TRIGGER late AFTER INSERT ON record BEGIN INSERT INTO part VALUES (1); END");
  }
}
