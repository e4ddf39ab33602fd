package org.lockstep.realtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.realtime.store.Desk.ALICE;
import static org.lockstep.realtime.store.Desk.LAPTOP;
import static org.lockstep.realtime.store.Desk.MINUTES;
import static org.lockstep.realtime.store.Desk.PLAN;
import static org.lockstep.realtime.store.Desk.SHARE;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.storage.updates.SealedVersion;
import org.lockstep.yjs.YUpdate;

class VersionsTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456Z");

  private final Desk desk;

  VersionsTest(@TempDir Path directory) {
    this.desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Versions versions() {
    return desk.documents();
  }

  private static Label label(String text) {
    return new Label(text, ALICE, NOON);
  }

  private void type(LiveDocument document, int number, char letter) {
    document.append(Edits.letter(number, letter)).toCompletableFuture().join();
  }

  @Test
  void a_version_keeps_what_the_document_held_whatever_comes_after() {
    try (var document = desk.open(PLAN).document()) {
      type(document, 0, 'A');
      type(document, 1, 'B');
      assertThat(versions().save(PLAN, label("draft"), LAPTOP))
          .hasValue(new Version(1, label("draft")));
      document.append(Edits.deletion(0)).toCompletableFuture().join();
      document.compact(3, desk.documents().read(PLAN, LAPTOP).orElseThrow());
      assertThat(versions().save(PLAN, label("final"), LAPTOP)).map(Version::number).hasValue(2L);
    }
    desk.restart();
    assertThat(versions().versions(PLAN, LAPTOP))
        .containsExactly(new Version(1, label("draft")), new Version(2, label("final")));
    assertThat(versions().version(PLAN, 1, LAPTOP)).map(Edits::text).hasValue("AB");
    assertThat(versions().version(PLAN, 2, LAPTOP)).map(Edits::text).hasValue("B");
    assertThat(versions().version(PLAN, 3, LAPTOP)).isEmpty();
  }

  @Test
  void a_document_that_is_not_there_has_no_versions() {
    desk.open(MINUTES).document().close();
    assertThat(versions().save(PLAN, label("draft"), LAPTOP)).isEmpty();
    assertThat(versions().versions(PLAN, LAPTOP)).isEmpty();
    assertThat(versions().version(PLAN, 1, LAPTOP)).isEmpty();
    assertThat(desk.documents().documents(SHARE)).containsExactly(MINUTES);
  }

  @Test
  void versions_end_with_their_document() { // R54
    desk.open(PLAN).document().close();
    versions().save(PLAN, label("draft"), LAPTOP);
    desk.documents().shred(SHARE);
    assertThat(versions().versions(PLAN, LAPTOP)).isEmpty();
    desk.open(PLAN).document().close();
    assertThat(versions().versions(PLAN, LAPTOP)).isEmpty();
  }

  @Test
  void a_version_that_was_put_in_anothers_place_is_refused() {
    desk.open(PLAN).document().close();
    versions().save(PLAN, label("draft"), LAPTOP);
    var log = SealedLiveDocument.logName(PLAN);
    var incarnation = desk.updates().incarnation(log).orElseThrow();
    var first = desk.updates().versions(log, incarnation).getFirst();
    var state = desk.updates().version(log, incarnation, 1).orElseThrow();
    desk.updates().keep(log, incarnation, new SealedVersion(2, first.label()), state);
    assertThatThrownBy(() -> versions().versions(PLAN, LAPTOP))
        .isInstanceOf(DamagedDocument.class)
        .hasMessageContaining("label 2");
    assertThatThrownBy(() -> versions().version(PLAN, 2, LAPTOP))
        .isInstanceOf(DamagedDocument.class)
        .hasMessageContaining("version 2");
    assertThat(versions().version(PLAN, 1, LAPTOP)).hasValue(YUpdate.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "\ud83d"})
  void a_label_is_plain_text(String text) {
    assertThatThrownBy(() -> label(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_label_has_an_end() {
    assertThat(Label.decode(label("x".repeat(100)).encode())).isEqualTo(label("x".repeat(100)));
    assertThatThrownBy(() -> label("x".repeat(101))).isInstanceOf(IllegalArgumentException.class);
  }
}
