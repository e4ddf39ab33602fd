package org.lockstep.realtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.realtime.store.Desk.LAPTOP;
import static org.lockstep.realtime.store.Desk.MINUTES;
import static org.lockstep.realtime.store.Desk.OTHERS_PLAN;
import static org.lockstep.realtime.store.Desk.OTHER_SHARE;
import static org.lockstep.realtime.store.Desk.PLAN;
import static org.lockstep.realtime.store.Desk.SHARE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.updates.IncarnationMismatch;
import org.lockstep.storage.updates.SealedUpdate;
import org.lockstep.yjs.YUpdate;

class SealedLiveDocumentsTest {
  private final Desk desk;

  SealedLiveDocumentsTest(@TempDir Path directory) {
    this.desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static long await(CompletionStage<Long> appended) {
    return appended.toCompletableFuture().join();
  }

  /// Types letters from the first one on, in a document that is then closed.
  private void type(DocumentName name, String letters) {
    try (var document = desk.open(name).document()) {
      for (int number = 0; number < letters.length(); number++) {
        await(document.append(Edits.letter(number, letters.charAt(number))));
      }
    }
  }

  @Test
  void a_document_begins_with_nothing() {
    var opened = desk.open(PLAN);
    assertThat(opened.sequence()).isZero();
    assertThat(opened.base()).isEqualTo(YUpdate.empty());
    assertThat(opened.tail()).isEmpty();
    assertThat(opened.document().name()).isEqualTo(PLAN);
  }

  @Test
  void what_was_acknowledged_is_there_after_a_restart() {
    type(PLAN, "ABC");
    var before = desk.open(PLAN).document().incarnation();
    desk.restart();
    var after = desk.open(PLAN);
    assertThat(after.document().incarnation()).isEqualTo(before);
    assertThat(after.sequence()).isEqualTo(3);
    assertThat(after.tail()).extracting(Edits::text).containsExactly("A", "B", "C");
  }

  @Test
  void sequences_are_given_in_the_order_of_the_calls() {
    var document = desk.open(PLAN).document();
    var outcomes = new ArrayList<CompletableFuture<Long>>();
    for (int number = 0; number < 500; number++) {
      outcomes.add(document.append(Edits.letter(number, 'A')).toCompletableFuture());
    }
    for (int number = 0; number < 500; number++) {
      assertThat(outcomes.get(number).join()).isEqualTo(number + 1);
    }
  }

  @Test
  void a_document_is_open_once() {
    var document = desk.open(PLAN).document();
    assertThatThrownBy(() -> desk.open(PLAN)).isInstanceOf(IllegalStateException.class);
    desk.open(MINUTES).document().close();
    document.close();
    document.close();
    desk.open(PLAN).document().close();
  }

  @Test
  void a_compacted_document_goes_on() {
    type(PLAN, "ABC");
    var opened = desk.open(PLAN);
    opened.document().compact(2, Compaction.fold(opened.base(), opened.tail().subList(0, 2)));
    await(opened.document().append(Edits.letter(3, 'D')));
    opened.document().close();
    desk.restart();
    assertThat(desk.texts(PLAN)).containsExactly("AB", "C", "D");
    assertThat(desk.documents().read(PLAN, LAPTOP)).map(Edits::text).hasValue("ABCD");
  }

  @Test
  void compaction_is_due_after_a_while_and_then_no_more() {
    var document = desk.open(PLAN).document();
    for (int number = 0; number < Compaction.DEFAULT.records() - 1; number++) {
      var unused = document.append(Edits.letter(number, 'A'));
    }
    assertThat(document.isCompactionDue()).isFalse();
    long last = await(document.append(Edits.letter(999, 'A')));
    assertThat(document.isCompactionDue()).isTrue();
    document.compact(last, YUpdate.empty());
    assertThat(document.isCompactionDue()).isFalse();
  }

  @Test
  void a_document_is_read_beside_whoever_has_it_open() {
    var document = desk.open(PLAN).document();
    await(document.append(Edits.letter(0, 'A')));
    assertThat(desk.documents().read(PLAN, LAPTOP)).map(Edits::text).hasValue("A");
    assertThat(desk.documents().read(MINUTES, LAPTOP)).isEmpty();
    assertThat(desk.documents().documents(SHARE)).containsExactly(PLAN);
  }

  @Test
  void the_vault_is_asked_once_a_session_and_told_for_whom() {
    var plan = desk.open(PLAN).document();
    var minutes = desk.open(MINUTES).document();
    plan.close();
    desk.open(PLAN).document().close();
    assertThat(desk.keys.uses()).containsExactly(SHARE + " 1 " + LAPTOP);
    minutes.close();
    desk.open(PLAN).document().close();
    assertThat(desk.keys.uses()).hasSize(2);
  }

  @Test
  void without_the_shares_key_nothing_opens_and_nothing_is_made() {
    desk.keys.destroy(SHARE);
    assertThatThrownBy(() -> desk.open(PLAN)).isInstanceOf(ShareKeyMissing.class);
    assertThat(desk.documents().documents(SHARE)).isEmpty();
    desk.keys.escrow(SHARE, 1);
    desk.open(PLAN).document().close();
  }

  @Test
  void another_secret_of_the_same_epoch_does_not_open_it() {
    type(PLAN, "A");
    desk.keys.escrow(SHARE, 1);
    assertThatThrownBy(() -> desk.open(PLAN)).isInstanceOf(DamagedDocument.class);
  }

  @Test
  void a_new_epoch_takes_the_live_key_over() {
    type(PLAN, "A");
    desk.keys.escrow(SHARE, 2);
    assertThat(desk.texts(PLAN)).containsExactly("", "A");
    desk.keys.destroy(SHARE, 1);
    desk.restart();
    assertThat(desk.texts(PLAN)).containsExactly("", "A");
  }

  @Test
  void a_shredded_share_has_neither_log_nor_key() { // R54
    type(PLAN, "A");
    type(OTHERS_PLAN, "B");
    desk.documents().shred(SHARE);
    desk.documents().shred(SHARE);
    assertThat(desk.secrets().list("live-key", "")).containsExactly(OTHER_SHARE.value());
    assertThat(desk.updates().shares()).containsExactly(OTHER_SHARE.value());
    assertThat(desk.documents().read(PLAN, LAPTOP)).isEmpty();
    assertThat(desk.texts(OTHERS_PLAN)).containsExactly("", "B");
  }

  @Test
  void whoever_has_a_shredded_document_open_can_write_no_more() { // R54
    var ended = desk.open(PLAN).document();
    await(ended.append(Edits.letter(0, 'A')));
    desk.documents().shred(SHARE);
    assertEnded(ended.append(Edits.letter(1, 'B')));
    assertThatThrownBy(() -> ended.compact(1, YUpdate.empty()))
        .isInstanceOf(IncarnationMismatch.class);

    var begun = desk.open(PLAN);
    assertThat(begun.document().incarnation()).isNotEqualTo(ended.incarnation());
    assertThat(begun.sequence()).isZero();
    assertEnded(ended.append(Edits.letter(1, 'B')));
    ended.close();
    assertThat(await(begun.document().append(Edits.letter(0, 'C')))).isEqualTo(1);
    begun.document().close();
    assertThat(desk.texts(PLAN)).containsExactly("", "C");
  }

  private static void assertEnded(CompletionStage<Long> appended) {
    assertThatThrownBy(() -> await(appended)).hasCauseInstanceOf(IncarnationMismatch.class);
  }

  @Test
  void an_end_that_a_crash_cut_short_is_brought_to_its_end() { // R54
    type(PLAN, "A");
    type(MINUTES, "B");
    desk.secrets().destroy(Desk.liveKey(SHARE)); // the logs are still there
    desk.restart();
    assertThat(desk.documents().shares()).containsExactly(SHARE);
    assertThat(desk.documents().read(PLAN, LAPTOP)).isEmpty();
    assertThat(desk.texts(PLAN)).containsExactly("");
    assertThat(desk.documents().documents(SHARE)).containsExactly(PLAN);
  }

  @Test
  void an_update_that_was_moved_to_another_document_is_refused() {
    type(PLAN, "A");
    type(MINUTES, "B");
    var stolen = desk.updates().find(SealedLiveDocument.logName(PLAN)).orElseThrow();
    var target = SealedLiveDocument.logName(MINUTES);
    var incarnation = desk.updates().incarnation(target).orElseThrow();
    var moved = new SealedUpdate(2, stolen.tail().getFirst().bytes());
    desk.updates().append(target, incarnation, moved).toCompletableFuture().join();
    assertThatThrownBy(() -> desk.open(MINUTES))
        .isInstanceOf(DamagedDocument.class)
        .hasMessageContaining("update 2 of " + MINUTES);
    assertThat(desk.texts(PLAN)).containsExactly("", "A");
  }

  @Test
  void nothing_readable_lies_on_the_disk() throws IOException {
    var letters = "THEQUICKBROWNFOX";
    type(PLAN, letters);
    var opened = desk.open(PLAN);
    opened.document().compact(opened.sequence(), Compaction.fold(opened.base(), opened.tail()));
    for (var stored : desk.files()) {
      assertThat(stored).doesNotContain(letters).doesNotContain("\u0004text\u0001T");
    }
    assertThat(List.of(Edits.text(desk.documents().read(PLAN, LAPTOP).orElseThrow())))
        .containsExactly(letters);
  }
}
