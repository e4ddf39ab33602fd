package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.storage.journal.StoredEvent;

/// Whoever reads the pages of a share's history computes what the server computes.
class HistoryTest {
  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void after_every_page_the_reader_knows_the_verdict_at_its_end(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int limit) {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models()) {
            var history = new RandomHistory(stores.world(), seed);
            var readers = new TreeMap<Integer, Reader>();
            for (int round = 0; round < 3; round++) {
              for (int i = 0; i < 40; i++) history.step();
              Stores.caughtUp(models, stores.journal());
              for (int n = 0; n < RandomHistory.SHARES; n++) {
                var share = Some.share(n);
                readers.computeIfAbsent(n, _ -> new Reader(share)).catchUp(models, stores, limit);
              }
            }
          }
        });
  }

  @Test
  void an_account_that_joins_brings_its_earlier_events_along() {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models()) {
            var world = stores.world();
            world.begin(2);
            world.begin(1);
            world.create(1, ShareKind.FOLDER, 1);
            Stores.caughtUp(models, stores.journal());
            var first = models.history().page(Some.share(1), -1, 100).orElseThrow();
            assertThat(first.events()).extracting(StoredEvent::position).startsWith(2L, 3L);
            world.join(1, 2, Role.VIEWER);
            Stores.caughtUp(models, stores.journal());
            var second = models.history().page(Some.share(1), first.complete(), 100).orElseThrow();
            assertThat(second.events()).extracting(StoredEvent::position).startsWith(0L, 1L);
            assertThat(second.complete()).isEqualTo(stores.journal().head() - 1);
            assertThat(second.more()).isFalse();
          }
        });
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void a_page_is_the_same_whether_the_events_nearby_are_read_through_or_looked_up(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int limit,
      @ForAll @IntRange(min = 1, max = 60) int near) {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models()) {
            var history = new RandomHistory(stores.world(), seed);
            for (int i = 0; i < 120; i++) history.step();
            Stores.caughtUp(models, stores.journal());
            var through =
                new HistoryModel(
                    new Gate(models.position()),
                    Sides.live(stores.documents()),
                    new Streams(stores.journal(), stores.codec),
                    near);
            for (int n = 0; n < RandomHistory.SHARES; n++) {
              for (long after = -1; after < models.position(); after += 7) {
                assertSame(
                    through.page(Some.share(n), after, limit),
                    models.history().page(Some.share(n), after, limit));
              }
            }
          }
        });
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void every_event_of_every_item_is_told_page_by_page(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int limit) {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models()) {
            var history = new RandomHistory(stores.world(), seed);
            for (int i = 0; i < 150; i++) history.step();
            Stores.caughtUp(models, stores.journal());
            for (int n = 0; n < RandomHistory.SHARES; n++) {
              var share = Some.share(n);
              if (models.shares().protection(share).isEmpty()) continue;
              assertThat(itemEvents(models, share, limit))
                  .containsExactlyElementsOf(itemEvents(stores, share));
            }
          }
        });
  }

  private static List<Long> itemEvents(ReadModels models, ShareId share, int limit) {
    var told = new ArrayList<Long>();
    long complete = -1;
    boolean more = true;
    while (more) {
      var page = models.history().ofItems(share, complete, limit).orElseThrow();
      assertThat(page.events()).hasSizeLessThanOrEqualTo(limit);
      page.events().forEach(event -> told.add(event.position()));
      complete = page.complete();
      more = page.more();
    }
    assertThat(complete).isEqualTo(models.position() - 1);
    return told;
  }

  /// By reading through the whole journal.
  private static List<Long> itemEvents(Stores stores, ShareId share) {
    var all = new ArrayList<Long>();
    stores
        .journal()
        .forEach(
            0,
            stores.journal().head(),
            event -> {
              boolean isItem =
                  Decoded.of(event, stores.codec).event() instanceof ItemEvent e
                      && e.share().equals(share);
              if (isItem) all.add(event.position());
            });
    return all;
  }

  private static void assertSame(Optional<HistoryPage> one, Optional<HistoryPage> other) {
    assertThat(one.map(HistoryPage::complete)).isEqualTo(other.map(HistoryPage::complete));
    assertThat(one.map(HistoryPage::more)).isEqualTo(other.map(HistoryPage::more));
    assertThat(positions(one)).isEqualTo(positions(other));
  }

  private static List<Long> positions(Optional<HistoryPage> page) {
    return page.map(HistoryPage::events).orElse(List.of()).stream()
        .map(StoredEvent::position)
        .toList();
  }

  @Test
  void an_unknown_share_has_no_history() {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models()) {
            assertThat(models.history().page(Some.share(1), -1, 10)).isEqualTo(Optional.empty());
            assertThat(models.history().concerning(Some.share(1), 5)).isEmpty();
            assertThat(models.shares().protection(Some.share(1))).isEmpty();
          }
        });
  }

  /// Keeps what it was shown, as a client does.
  private static final class Reader {
    private final ShareId share;
    private final Map<Long, StoredEvent> held = new TreeMap<>();
    private long complete = -1;

    Reader(ShareId share) {
      this.share = share;
    }

    void catchUp(ReadModels models, Stores stores, int limit) {
      boolean more = true;
      while (more) {
        var page = models.history().page(share, complete, limit);
        if (page.isEmpty()) return;
        assertThat(page.get().events())
            .isSortedAccordingTo(Comparator.comparingLong(StoredEvent::position));
        page.get()
            .events()
            .forEach(event -> assertThat(held.put(event.position(), event)).isNull());
        complete = page.get().complete();
        more = page.get().more();
        check(stores);
        checkConcerning(models);
      }
      assertThat(complete).isEqualTo(models.position() - 1);
    }

    private void check(Stores stores) {
      var mine = new CustodyReplay();
      held.values().forEach(e -> mine.apply(Decoded.of(e, stores.codec).recorded()));
      assertThat(mine.protection(share)).isEqualTo(truth(stores));
    }

    private ShareProtection truth(Stores stores) {
      var truth = new CustodyReplay();
      stores
          .journal()
          .forEach(0, complete + 1, e -> truth.apply(Decoded.of(e, stores.codec).recorded()));
      return truth.protection(share);
    }

    private void checkConcerning(ReadModels models) {
      var positions = new HashSet<Long>();
      models.history().concerning(share, complete).forEach(e -> positions.add(e.position()));
      assertThat(positions).isEqualTo(held.keySet());
    }
  }
}
