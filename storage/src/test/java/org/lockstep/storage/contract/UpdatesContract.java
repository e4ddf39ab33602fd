package org.lockstep.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.updates.Incarnation;
import org.lockstep.storage.updates.IncarnationMismatch;
import org.lockstep.storage.updates.Log;
import org.lockstep.storage.updates.LogName;
import org.lockstep.storage.updates.SealedUpdate;
import org.lockstep.storage.updates.SealedVersion;
import org.lockstep.storage.updates.SequenceConflict;
import org.lockstep.storage.updates.Updates;
import org.lockstep.storage.updates.UpdatesStopped;

/// What every [Updates] keeps.
public abstract class UpdatesContract {
  private static final LogName PLAN = new LogName("share1", "plan");

  protected Updates updates;

  @SuppressWarnings("NullAway.Init") // set before each test
  protected UpdatesContract() {}

  /// Opens the logs of this test, the same ones each time.
  protected abstract Updates open();

  @BeforeEach
  void openUpdates() {
    updates = open();
  }

  @AfterEach
  void closeUpdates() {
    updates.close();
  }

  private void reopen() {
    updates.close();
    updates = open();
  }

  private static SealedUpdate update(long sequence) {
    return new SealedUpdate(sequence, ("update " + sequence).getBytes(UTF_8));
  }

  private static SealedUpdate base(long through) {
    return new SealedUpdate(through, ("base through " + through).getBytes(UTF_8));
  }

  private CompletableFuture<Void> append(LogName name, Incarnation incarnation, long sequence) {
    return updates.append(name, incarnation, update(sequence)).toCompletableFuture();
  }

  /// A log with updates up to a sequence.
  private Incarnation filled(LogName name, int updatesToAdd) {
    var incarnation = updates.open(name).incarnation();
    for (int sequence = 1; sequence <= updatesToAdd; sequence++) {
      append(name, incarnation, sequence).join();
    }
    return incarnation;
  }

  private static void assertFails(CompletableFuture<?> outcome, Class<? extends Throwable> type) {
    assertThatThrownBy(outcome::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(type);
  }

  private static List<String> texts(List<SealedUpdate> sealed) {
    return sealed.stream().map(update -> new String(update.bytes(), UTF_8)).toList();
  }

  private static List<String> texts(Log log) {
    var all = new ArrayList<SealedUpdate>();
    log.base().ifPresent(all::add);
    all.addAll(log.tail());
    return texts(all);
  }

  @Test
  void a_log_begins_empty_and_keeps_its_incarnation() {
    assertThat(updates.find(PLAN)).isEmpty();
    var begun = updates.open(PLAN);
    assertThat(begun.last()).isZero();
    assertThat(begun.base()).isEmpty();
    assertThat(begun.tail()).isEmpty();
    reopen();
    assertThat(updates.open(PLAN).incarnation()).isEqualTo(begun.incarnation());
    assertThat(updates.find(PLAN)).map(Log::incarnation).hasValue(begun.incarnation());
    assertThat(updates.incarnation(PLAN)).hasValue(begun.incarnation());
    assertThat(updates.incarnation(new LogName("share1", "other"))).isEmpty();
  }

  @Test
  void acknowledged_updates_are_there_in_order_after_a_restart() {
    filled(PLAN, 3);
    reopen();
    var log = updates.open(PLAN);
    assertThat(texts(log)).containsExactly("update 1", "update 2", "update 3");
    assertThat(log.last()).isEqualTo(3);
  }

  @Test
  void calls_take_effect_in_their_order_without_waiting() {
    var incarnation = updates.open(PLAN).incarnation();
    var outcomes = new ArrayList<CompletableFuture<Void>>();
    for (int sequence = 1; sequence <= 2000; sequence++) {
      outcomes.add(append(PLAN, incarnation, sequence));
    }
    outcomes.forEach(CompletableFuture::join);
    assertThat(updates.open(PLAN).last()).isEqualTo(2000);
  }

  @Test
  void no_sequence_is_given_twice_or_left_out() {
    var incarnation = filled(PLAN, 2);
    assertFails(append(PLAN, incarnation, 2), SequenceConflict.class);
    assertFails(append(PLAN, incarnation, 4), SequenceConflict.class);
    append(PLAN, incarnation, 3).join();
    assertThat(texts(updates.open(PLAN))).containsExactly("update 1", "update 2", "update 3");
  }

  @Test
  void a_refused_update_does_no_harm_to_those_beside_it() {
    var incarnation = updates.open(PLAN).incarnation();
    var first = append(PLAN, incarnation, 1);
    var slip = append(PLAN, incarnation, 7);
    var second = append(PLAN, incarnation, 2);
    first.join();
    second.join();
    assertFails(slip, SequenceConflict.class);
    assertThat(updates.open(PLAN).last()).isEqualTo(2);
  }

  @Test
  void many_documents_are_written_at_once() {
    Together.run(
        40,
        number -> {
          var name = new LogName("share" + number % 3, "document" + number);
          filled(name, 25);
          assertThat(updates.open(name).last()).isEqualTo(25);
        });
    assertThat(updates.shares()).containsExactly("share0", "share1", "share2");
  }

  @Test
  void of_those_who_begin_a_log_at_once_all_get_the_same() {
    var found = ConcurrentHashMap.<Incarnation>newKeySet();
    Together.run(20, _ -> found.add(updates.open(PLAN).incarnation()));
    assertThat(found).hasSize(1);
  }

  @Test
  void a_base_takes_the_place_of_all_up_to_it() {
    var incarnation = filled(PLAN, 5);
    updates.compact(PLAN, incarnation, base(3));
    reopen();
    assertThat(texts(updates.open(PLAN))).containsExactly("base through 3", "update 4", "update 5");
    updates.compact(PLAN, incarnation, base(5));
    assertThat(texts(updates.open(PLAN))).containsExactly("base through 5");
  }

  @Test
  void sequences_go_on_after_a_compaction() {
    var incarnation = filled(PLAN, 2);
    updates.compact(PLAN, incarnation, base(2));
    reopen();
    assertThat(updates.open(PLAN).last()).isEqualTo(2);
    assertFails(append(PLAN, incarnation, 1), SequenceConflict.class);
    append(PLAN, incarnation, 3).join();
    assertThat(texts(updates.open(PLAN))).containsExactly("base through 2", "update 3");
  }

  @Test
  void a_base_may_be_written_anew() {
    var incarnation = filled(PLAN, 2);
    updates.compact(PLAN, incarnation, base(2));
    updates.compact(PLAN, incarnation, new SealedUpdate(2, "smaller".getBytes(UTF_8)));
    assertThat(texts(updates.open(PLAN))).containsExactly("smaller");
  }

  @Test
  void no_base_takes_away_what_it_does_not_cover() {
    var incarnation = filled(PLAN, 4);
    updates.compact(PLAN, incarnation, base(3));
    assertThatThrownBy(() -> updates.compact(PLAN, incarnation, base(2)))
        .isInstanceOf(SequenceConflict.class);
    assertThatThrownBy(() -> updates.compact(PLAN, incarnation, base(5)))
        .isInstanceOf(SequenceConflict.class);
    assertThat(texts(updates.open(PLAN))).containsExactly("base through 3", "update 4");
  }

  @Test
  void a_deleted_log_is_gone_and_its_name_begins_another() {
    var before = filled(PLAN, 2);
    updates.keep(PLAN, before, new SealedVersion(1, new byte[] {1}), new byte[] {2});
    updates.delete(PLAN);
    updates.delete(PLAN);
    reopen();
    assertThat(updates.find(PLAN)).isEmpty();
    var after = updates.open(PLAN);
    assertThat(after.incarnation()).isNotEqualTo(before);
    assertThat(after.last()).isZero();
    assertThat(updates.versions(PLAN, after.incarnation())).isEmpty();
  }

  @Test
  void what_comes_late_for_an_ended_log_is_refused() {
    var before = filled(PLAN, 2);
    updates.delete(PLAN);
    assertRefusesAll(before);
    var after = updates.open(PLAN).incarnation();
    assertRefusesAll(before);
    assertThat(updates.open(PLAN).last()).isZero();
    assertThat(updates.versions(PLAN, after)).isEmpty();
  }

  private void assertRefusesAll(Incarnation ended) {
    assertFails(append(PLAN, ended, 1), IncarnationMismatch.class);
    assertFails(append(PLAN, ended, 3), IncarnationMismatch.class);
    assertThatThrownBy(() -> updates.compact(PLAN, ended, base(2)))
        .isInstanceOf(IncarnationMismatch.class);
    var version = new SealedVersion(1, new byte[0]);
    assertThatThrownBy(() -> updates.keep(PLAN, ended, version, new byte[0]))
        .isInstanceOf(IncarnationMismatch.class);
    assertThatThrownBy(() -> updates.versions(PLAN, ended)).isInstanceOf(IncarnationMismatch.class);
    assertThatThrownBy(() -> updates.version(PLAN, ended, 1))
        .isInstanceOf(IncarnationMismatch.class);
  }

  @Test
  void all_logs_of_a_share_end_together_and_no_other() {
    filled(PLAN, 1);
    filled(new LogName("share1", "minutes/march"), 1);
    var other = filled(new LogName("share2", "plan"), 1);
    updates.deleteAll("share1");
    updates.deleteAll("nothing");
    reopen();
    assertThat(updates.shares()).containsExactly("share2");
    assertThat(updates.open(new LogName("share2", "plan")).incarnation()).isEqualTo(other);
  }

  @Test
  void documents_are_listed_by_share() {
    filled(new LogName("share1", "plan"), 0);
    filled(new LogName("share1", "minutes"), 1);
    filled(new LogName("share10", "other"), 1);
    assertThat(updates.documents("share1")).containsExactly("minutes", "plan");
    assertThat(updates.documents("share")).isEmpty();
    assertThat(updates.shares()).containsExactly("share1", "share10");
  }

  @Test
  void versions_are_kept_beside_the_updates() {
    var incarnation = filled(PLAN, 2);
    updates.keep(PLAN, incarnation, version(1, "draft"), "one".getBytes(UTF_8));
    updates.compact(PLAN, incarnation, base(2));
    updates.keep(PLAN, incarnation, version(2, "final"), "two".getBytes(UTF_8));
    reopen();
    assertThat(updates.versions(PLAN, incarnation))
        .extracting(version -> version.number() + " " + new String(version.label(), UTF_8))
        .containsExactly("1 draft", "2 final");
    assertThat(updates.version(PLAN, incarnation, 1)).hasValue("one".getBytes(UTF_8));
    assertThat(updates.version(PLAN, incarnation, 3)).isEmpty();
    assertThat(texts(updates.open(PLAN))).containsExactly("base through 2");
  }

  private static SealedVersion version(long number, String label) {
    return new SealedVersion(number, label.getBytes(UTF_8));
  }

  @Test
  void no_version_replaces_another() {
    var incarnation = filled(PLAN, 0);
    updates.keep(PLAN, incarnation, version(1, "draft"), "one".getBytes(UTF_8));
    for (long number : new long[] {1, 3}) {
      assertThatThrownBy(
              () -> updates.keep(PLAN, incarnation, version(number, "x"), new byte[] {9}))
          .isInstanceOf(SequenceConflict.class);
    }
    assertThat(updates.version(PLAN, incarnation, 1)).hasValue("one".getBytes(UTF_8));
  }

  @Test
  void what_is_handed_in_before_the_end_is_written_and_nothing_after() {
    var incarnation = filled(PLAN, 0);
    var outcomes = new ArrayList<CompletableFuture<Void>>();
    for (int sequence = 1; sequence <= 100; sequence++) {
      outcomes.add(append(PLAN, incarnation, sequence));
    }
    updates.close();
    outcomes.forEach(CompletableFuture::join);
    assertFails(append(PLAN, incarnation, 101), UpdatesStopped.class);
    updates = open();
    assertThat(updates.open(PLAN).last()).isEqualTo(100);
  }

  @Test
  void large_updates_are_kept_whole() {
    var incarnation = filled(PLAN, 0);
    var large = new byte[10 << 20];
    large[large.length - 1] = 7;
    updates.append(PLAN, incarnation, new SealedUpdate(1, large)).toCompletableFuture().join();
    assertThat(updates.open(PLAN).tail().getFirst().bytes()).isEqualTo(large);
  }

  @Test
  void bytes_do_not_appear_in_texts() {
    assertThat(new SealedUpdate(1, new byte[] {77})).asString().doesNotContain("77");
    assertThat(new SealedVersion(1, new byte[] {77})).asString().doesNotContain("77");
  }
}
