package org.lockstep.client.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.live.LiveEnded;
import org.lockstep.client.live.LiveText;
import org.lockstep.client.share.NewShare;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.yjs.TextDocument;

/// People who write one text at the same time, through the real server.
class LiveStoryTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String PLAN = "the plan/2";

  private final Town town;
  private final LockstepClient alice;
  private final LockstepClient bob;
  private final ShareId share;

  LiveStoryTest(@TempDir Path directory) {
    this.town = new Town(directory);
    alice = town.advanced("alice");
    bob = town.advanced("bob");
    share = alice.shares().create(new NewShare(ShareKind.DOCUMENT, "Plan"));
    alice.shares().invite(share, "bob", Role.EDITOR);
    bob.shares().accept(share);
  }

  @AfterEach
  void stop() {
    town.close();
  }

  /// A text that tells when it has changed.
  private static final class Desk implements AutoCloseable {
    private final LiveText text;
    private boolean closed;

    Desk(LockstepClient client, ShareId share, boolean readOnly) throws TimeoutException {
      text = client.live().open(share, PLAN, readOnly, this::changed);
      text.awaitInStep(LONG);
    }

    private synchronized void changed() {
      notifyAll();
    }

    synchronized void awaitText(String expected) throws InterruptedException {
      while (!text.text().equals(expected)) {
        assertThat(text.ended()).isEmpty();
        wait(LONG.toMillis());
      }
    }

    synchronized void awaitHeldBack() throws InterruptedException {
      while (!text.isHeldBack()) {
        assertThat(text.ended()).isEmpty();
        wait(LONG.toMillis());
      }
    }

    /// Types one letter after the other, each when the one before is saved.
    ///
    /// @param underWay counted down when some are
    /// @return how many were saved
    int typeUntilTheEnd(char letter, CountDownLatch underWay) {
      int saved = 0;
      try {
        while (true) {
          text.append(String.valueOf(letter));
          text.awaitSaved(LONG);
          if (++saved == 10) underWay.countDown();
        }
      } catch (TimeoutException over) {
        assertThat(text.ended()).contains(LiveEnded.REVOKED);
        return saved;
      }
    }

    synchronized LiveEnded awaitEnd() throws InterruptedException {
      while (text.ended().isEmpty()) wait(LONG.toMillis());
      return text.ended().orElseThrow();
    }

    @Override
    public void close() {
      if (closed) return;
      closed = true;
      text.close();
    }
  }

  @Test
  void what_one_writes_the_other_reads_and_it_is_there_for_who_comes_later() throws Exception {
    alice.shares().startCollaboration(share);
    town.settle(alice);
    try (var hers = new Desk(alice, share, false);
        var his = new Desk(bob, share, false)) {
      hers.text.append("first line\n");
      hers.text.awaitSaved(LONG);
      his.awaitText("first line\n");
      his.text.insert(0, "> ");
      hers.awaitText("> first line\n");
      hers.text.delete(0, 2);
      his.awaitText("first line\n");
      hers.text.awaitSaved(LONG);
    }
    try (var later = new Desk(bob, share, true)) {
      assertThat(later.text.text()).isEqualTo("first line\n");
    }
  }

  @Test
  @Tag("R54")
  void it_ends_with_the_collaboration() throws Exception {
    alice.shares().startCollaboration(share);
    town.settle(alice);
    try (var his = new Desk(bob, share, false)) {
      his.text.append("text");
      his.text.awaitSaved(LONG);
      alice.live().end(share);
      assertThat(his.awaitEnd()).isEqualTo(LiveEnded.REVOKED);
    }
    town.settle(alice);
    assertThatThrownBy(() -> bob.live().open(share, PLAN, false, () -> {}))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  @Tag("R54")
  void what_is_typed_while_a_device_ends_it_shows_as_not_saved_and_comes_in_if_it_gives_up()
      throws Exception {
    alice.shares().startCollaboration(share);
    town.settle(alice);
    try (var hers = new Desk(alice, share, false);
        var his = new Desk(bob, share, false)) {
      hers.text.append("before");
      his.awaitText("before");
      try (var freeze = alice.live().freeze(share)) {
        his.awaitHeldBack();
        his.text.append(" and after");
        assertThat(his.text.isSaved()).isFalse();
        freeze.keep();
        assertThat(kept(alice.live().state(share, PLAN))).isEqualTo("before");
        assertThatThrownBy(() -> bob.live().end(share))
            .isInstanceOfSatisfying(
                ProblemException.class,
                refused -> assertThat(refused.problem().name()).isEqualTo("live-frozen"));
      }
      his.text.awaitSaved(LONG);
      hers.awaitText("before and after");
      assertThat(his.text.isHeldBack()).isFalse();
      assertThat(kept(alice.live().state(share, PLAN))).isEqualTo("before and after");
    }
  }

  private static String kept(byte[] state) {
    var document = new TextDocument(LiveText.TEXT);
    document.apply(state);
    return document.text();
  }

  @Test
  @Tag("R54")
  void nothing_that_was_acknowledged_before_the_end_is_missing_from_what_is_kept(
      @TempDir Path folder) throws Exception {
    alice.shares().startCollaboration(share);
    town.settle(alice);
    try (var hers = new Desk(alice, share, false);
        var his = new Desk(bob, share, false);
        var typing = Executors.newVirtualThreadPerTaskExecutor()) {
      var underWay = new CountDownLatch(2);
      var ofHers = typing.submit(() -> hers.typeUntilTheEnd('a', underWay));
      var ofHis = typing.submit(() -> his.typeUntilTheEnd('b', underWay));
      underWay.await();
      var kept = alice.live().end(share);
      assertThat(kept).hasSize(1);
      alice.items().get(share, kept.getFirst().name(), folder.resolve("kept"), (_, _) -> {});
      var text = kept(Files.readAllBytes(folder.resolve("kept")));
      assertThat(count(text, 'a')).isGreaterThanOrEqualTo(ofHers.get());
      assertThat(count(text, 'b')).isGreaterThanOrEqualTo(ofHis.get());
    }
  }

  private static long count(String text, char letter) {
    return text.chars().filter(c -> c == letter).count();
  }

  @Test
  void a_version_comes_back_by_new_edits_that_others_see() throws Exception {
    alice.shares().startCollaboration(share);
    town.settle(alice);
    try (var his = new Desk(bob, share, false)) {
      his.text.append("one\ntwo\n");
      his.text.awaitSaved(LONG);
      alice.live().save(share, PLAN, "good");
      int before = alice.live().state(share, PLAN).length;
      his.text.delete(0, 4);
      his.text.append("three\n");
      his.text.awaitSaved(LONG);

      var restored = alice.live().restore(share, PLAN, "good", LONG);

      his.awaitText("one\ntwo\n");
      assertThat(restored.version().number()).isEqualTo(1);
      assertThat(alice.live().state(share, PLAN).length).isGreaterThan(before);
      bob.live().restore(share, PLAN, Long.toString(restored.before().number()), LONG);
      his.awaitText("two\nthree\n");
    }
    assertThatThrownBy(() -> alice.live().restore(share, PLAN, "better", LONG))
        .isInstanceOf(NotFound.class);
  }

  @Test
  @Tag("R63")
  void a_viewer_restores_nothing() throws Exception {
    var carol = town.advanced("carol");
    alice.shares().invite(share, "carol", Role.VIEWER);
    carol.shares().accept(share);
    alice.shares().startCollaboration(share);
    town.settle(alice);
    try (var hers = new Desk(alice, share, false)) {
      hers.text.append("old");
      hers.text.awaitSaved(LONG);
      alice.live().save(share, PLAN, "old");
      hers.text.append(" and new");
      hers.text.awaitSaved(LONG);
    }
    assertThatThrownBy(() -> carol.live().restore(share, PLAN, "old", LONG))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().name()).isEqualTo("role-forbids"));
    assertThat(alice.live().versions(share, PLAN)).hasSize(1);
    try (var later = new Desk(bob, share, true)) {
      assertThat(later.text.text()).isEqualTo("old and new");
    }
  }

  @Test
  void who_only_reads_changes_nothing_for_others() throws Exception {
    alice.shares().startCollaboration(share);
    town.settle(alice);
    try (var hers = new Desk(alice, share, false);
        var his = new Desk(bob, share, true)) {
      his.text.append("not mine to write");
      hers.text.append("hers");
      hers.text.awaitSaved(LONG);
      try (var later = new Desk(bob, share, true)) {
        assertThat(later.text.text()).isEqualTo("hers");
      }
      assertThat(his.text.isSaved()).isFalse();
    }
  }
}
