package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Page;
import org.lockstep.storage.documents.Query;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.Write;

/// Each event is applied once: after restarts, after a crash between the commit and what follows
/// it, after failures of the store, and when everything is built anew.
class ExactlyOnceTest {
  private static final int STEPS = 100;

  private Path directory;

  @BeforeEach
  void choose(@TempDir Path temporary) {
    directory = temporary;
  }

  private static void play(Stores stores, long seed) {
    var history = new RandomHistory(stores.world(), seed);
    for (int i = 0; i < STEPS; i++) history.step();
  }

  @Test
  void a_restart_goes_on_from_the_token() {
    try (var stores = new Stores(directory)) {
      var world = stores.world();
      world.begin(1);
      try (var models = Stores.caughtUp(stores.models(), stores.journal())) {
        assertThat(models.position()).isEqualTo(2);
      }
      world.create(1, ShareKind.FOLDER, 1);
      try (var models = stores.models()) {
        assertThat(models.position()).isGreaterThanOrEqualTo(2);
        Stores.caughtUp(models, stores.journal());
        assertThat(models.accounts().byHandle(Some.handle(1))).contains(Some.account(1));
        assertThat(models.shares().ofAccount(Some.account(1))).containsExactly(Some.share(1));
      }
    }
  }

  @Test
  void a_batch_whose_commit_failed_is_applied_again_as_a_whole() throws InterruptedException {
    try (var stores = new Stores(directory)) {
      stores.world().begin(1);
      var failing = new FailingOnce(stores.documents(), false);
      try (var models = stores.models(failing, Limits.DEFAULT)) {
        assertThat(models.await(1, Stores.PATIENCE)).isTrue();
        assertThat(failing.failures).isOne();
        assertThat(models.accounts().trusted(Some.device(1, 0))).isPresent();
        assertThat(models.failure()).isEmpty();
      }
    }
  }

  @Test
  void a_commit_that_nobody_heard_of_is_not_applied_twice() throws InterruptedException {
    try (var stores = new Stores(directory)) {
      play(stores, 7);
      try (var models = stores.models(new FailingOnce(stores.documents(), true), Limits.DEFAULT)) {
        assertThat(models.await(stores.journal().head() - 1, Duration.ofSeconds(30))).isTrue();
      }
      var afterTheCrash = contents(stores.documents());
      try (var models = stores.models()) {
        Stores.rebuilt(models);
      }
      assertThat(contents(stores.documents())).isEqualTo(afterTheCrash);
    }
  }

  @Test
  void building_anew_gives_the_same_documents_and_verdicts() {
    try (var stores = new Stores(directory)) {
      play(stores, 42);
      try (var models = Stores.caughtUp(stores.models(), stores.journal())) {
        var documents = contents(stores.documents());
        var verdicts = verdicts(models);
        Stores.rebuilt(models);
        assertThat(documents).isNotEmpty();
        assertThat(contents(stores.documents())).isEqualTo(documents);
        assertThat(verdicts(models)).isEqualTo(verdicts);
      }
    }
  }

  @Test
  void the_size_of_batches_leaves_no_trace_in_the_documents() {
    try (var stores = new Stores(directory)) {
      play(stores, 99);
      try (var models = Stores.caughtUp(stores.models(), stores.journal())) {
        assertThat(models.position()).isEqualTo(stores.journal().head());
      }
      var atOnce = contents(stores.documents());
      try (var models = stores.models(new Limits(1, 1, 1, 1, 1, 1))) {
        Stores.rebuilt(models);
        assertThat(contents(stores.documents())).isEqualTo(atOnce);
      }
    }
  }

  @Test
  void documents_of_another_journal_are_refused() {
    try (var stores = new Stores(directory)) {
      Collections.declare(stores.documents());
      stores.documents().commit(new Token(Applier.TOKEN, Token.NONE, 5), List.of());
      assertThatThrownBy(stores::models)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ahead of the journal");
    }
  }

  private static List<ShareProtection> verdicts(ReadModels models) {
    var all = new ArrayList<ShareProtection>();
    for (int n = 0; n < RandomHistory.SHARES; n++) {
      all.add(models.shares().protection(Some.share(n)).orElse(ShareProtection.NONE));
    }
    return all;
  }

  private record Content(String collection, String key, String value) {}

  private static List<Content> contents(Documents documents) {
    var all = new ArrayList<Content>();
    for (var collection : Collections.names()) {
      for (var found :
          Sides.live(documents).find(Query.all(collection).limit(100_000)).documents()) {
        var value = Bytes.of(found.value()).toString();
        all.add(new Content(collection, found.key(), value));
      }
    }
    return all;
  }

  /// A store whose first commit fails, before or after it has happened.
  private static final class FailingOnce implements Documents {
    private final Documents inner;
    private final boolean afterwards;
    private volatile int failures;

    FailingOnce(Documents inner, boolean afterwards) {
      this.inner = inner;
      this.afterwards = afterwards;
    }

    @Override
    public void commit(Token token, List<Write> writes) {
      if (failures > 0) {
        inner.commit(token, writes);
        return;
      }
      failures = 1;
      if (afterwards) inner.commit(token, writes);
      throw new StorageException("the disk is asleep");
    }

    @Override
    public void declare(Collection collection) {
      inner.declare(collection);
    }

    @Override
    public Optional<Document> get(String collection, String key) {
      return inner.get(collection, key);
    }

    @Override
    public Page find(Query query) {
      return inner.find(query);
    }

    @Override
    public void commit(List<Write> writes) {
      inner.commit(writes);
    }

    @Override
    public long token(String name) {
      return inner.token(name);
    }

    @Override
    public void reset(String token, List<String> collections) {
      inner.reset(token, collections);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
