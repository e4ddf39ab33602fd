package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;
import org.lockstep.storage.journal.Journal;

/// What is followed event by event is what is folded from scratch, whatever happens to the caches.
class HotAndColdTest {
  private static final int STEPS = 80;

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void followed_shares_equal_the_fold_of_the_whole_history_at_every_step(@ForAll long seed) {
    history(seed, Limits.DEFAULT);
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void constant_eviction_changes_nothing(@ForAll long seed) {
    history(seed, new Limits(1, 1, 1, 1, 1, 3));
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void large_batches_end_where_small_ones_do(@ForAll long seed) {
    inTemporary(
        directory -> {
          try (var stores = new Stores(directory)) {
            var history = new RandomHistory(stores.world(), seed);
            for (int i = 0; i < STEPS; i++) history.step();
            try (var models = Stores.caughtUp(stores.models(), stores.journal())) {
              check(models, stores);
              for (int i = 0; i < STEPS; i++) history.step();
              Stores.caughtUp(models, stores.journal());
              check(models, stores);
            }
          }
        });
  }

  private static void history(long seed, Limits limits) {
    inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models(limits)) {
            var history = new RandomHistory(stores.world(), seed);
            var random = new Random(seed);
            for (int i = 0; i < STEPS; i++) {
              history.step();
              Stores.caughtUp(models, stores.journal());
              if (random.nextInt(3) > 0) check(models, stores);
            }
            check(models, stores);
          }
        });
  }

  private static void check(ReadModels models, Stores stores) {
    var truth = replay(stores, stores.journal().head());
    for (int n = 0; n < RandomHistory.SHARES; n++) {
      var share = Some.share(n);
      assertThat(protection(models, share)).isEqualTo(truth.protection(share));
      assertThat(models.consistently(() -> protection(models, share)))
          .isEqualTo(truth.protection(share));
    }
    checkThePast(models, stores);
    for (int n = 0; n < RandomHistory.ACCOUNTS; n++) {
      assertThat(models.accounts().state(Some.account(n)))
          .isEqualTo(truth.account(Some.account(n)));
    }
  }

  private static void checkThePast(ReadModels models, Stores stores) {
    long then = stores.journal().head() / 2;
    var truth = replay(stores, then + 1);
    for (int n = 0; n < RandomHistory.SHARES; n++) {
      assertThat(models.shares().protectionAt(Some.share(n), then).orElse(ShareProtection.NONE))
          .isEqualTo(truth.protection(Some.share(n)));
    }
  }

  private static ShareProtection protection(ReadModels models, ShareId share) {
    return models.shares().protection(share).orElse(ShareProtection.NONE);
  }

  private static CustodyReplay replay(Stores stores, long end) {
    var replay = new CustodyReplay();
    Journal journal = stores.journal();
    journal.forEach(0, end, e -> replay.apply(Decoded.of(e, stores.codec).recorded()));
    return replay;
  }

  static void inTemporary(Consumer<Path> work) {
    try {
      var directory = Files.createTempDirectory("read-models");
      try {
        work.accept(directory.resolve("data"));
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure)
              throws IOException {
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
