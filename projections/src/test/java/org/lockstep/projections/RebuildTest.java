package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Page;
import org.lockstep.storage.documents.Query;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.Write;

/// Read models are built anew beside those that answer: nobody waits, nothing is done twice, and a
/// process that dies in the middle goes on.
class RebuildTest {
  private static final int STEPS = 150;
  private static final int KILLED = 137;

  private final Path directory;

  RebuildTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static void play(World world, long seed) {
    var history = new RandomHistory(world, seed);
    for (int i = 0; i < STEPS; i++) history.step();
  }

  private static ReadModels open(Stores stores, Documents documents, Format format) {
    var options = new ReadModels.Options(Limits.DEFAULT, World.KEYS, java.time.Duration.ofDays(7));
    return ReadModels.open(stores.journal(), documents, stores.codec, options, format);
  }

  /// A false row in the side that answers.
  private static void forge(Stores stores) {
    Sides.live(stores.documents())
        .commit(
            List.of(
                new Write.Put(
                    org.lockstep.projections.Collections.DEVICES,
                    Some.device(1, 0).value(),
                    org.lockstep.projections.Collections.bytes(Some.account(2).value()),
                    Map.of())));
  }

  @Test
  void a_false_row_is_gone_once_the_new_ones_answer() {
    try (var stores = new Stores(directory);
        var models = stores.models()) {
      play(stores.world(), 5);
      var digest = digest(stores, models);
      forge(stores);
      assertThat(ModelDigest.of(stores.documents())).isNotEqualTo(digest);

      Stores.rebuilt(models);

      assertThat(ModelDigest.of(stores.documents())).isEqualTo(digest);
      assertThat(models.rebuilding()).isEmpty();
      Stores.rebuilt(models); // and back to the first side
      assertThat(ModelDigest.of(stores.documents())).isEqualTo(digest);
    }
  }

  private static String digest(Stores stores, ReadModels models) {
    Stores.caughtUp(models, stores.journal());
    return ModelDigest.of(stores.documents());
  }

  @Test
  void the_old_rows_answer_and_move_on_until_the_new_ones_have_caught_up() throws Exception {
    try (var stores = new Stores(directory)) {
      var world = stores.world();
      play(world, 6);
      var held = new HeldUp(stores.documents());
      try (var models = open(stores, held, Format.NOW)) {
        Stores.caughtUp(models, stores.journal());
        var heard = new LinkedBlockingQueue<Long>();
        try (var registration = models.onApplied(heard::add)) {
          assertThat(registration).isNotNull();
          world.begin(19);
          awaitHeard(heard, stores.journal().head() - 1);
          held.hold();
          models.rebuild();
          assertThat(held.reached.await(30, TimeUnit.SECONDS)).isTrue();

          long before = stores.journal().head();
          for (int n = 20; n < 30; n++) world.begin(n);
          Stores.caughtUp(models, stores.journal());
          assertThat(models.accounts().byHandle(Some.handle(25))).contains(Some.account(25));
          assertThat(models.rebuilding()).isPresent();

          held.release.countDown();
          assertThat(models.awaitRebuilt(Stores.PATIENCE)).isTrue();
          assertThat(models.accounts().byHandle(Some.handle(25))).contains(Some.account(25));
          world.begin(30);
          Stores.caughtUp(models, stores.journal());
          assertThat(models.accounts().byHandle(Some.handle(30))).contains(Some.account(30));
          assertThat(heard).as("nothing of the past is told again").allMatch(at -> at >= before);
        }
      }
      var digest = ModelDigest.of(stores.documents());
      try (var again = open(stores, stores.documents(), Format.NOW)) {
        Stores.caughtUp(Stores.rebuilt(again), stores.journal());
      }
      assertThat(ModelDigest.of(stores.documents())).isEqualTo(digest);
    }
  }

  /// Positions are told after they answer: what is told of them may come later.
  private static void awaitHeard(BlockingQueue<Long> heard, long position) throws Exception {
    Long told;
    do told = heard.poll(30, TimeUnit.SECONDS);
    while (told != null && told != position);
    assertThat(told).isEqualTo(position);
  }

  @Test
  void a_new_form_is_built_beside_an_old_one_that_can_still_be_read() {
    try (var stores = new Stores(directory)) {
      var older = new Format("read-models-1", List.of());
      try (var models = open(stores, stores.documents(), older)) {
        play(stores.world(), 7);
        Stores.caughtUp(models, stores.journal());
      }
      assertThat(stores.documents().token("read-models-1")).isNotEqualTo(Token.NONE);
      var newer = new Format(Applier.TOKEN, List.of("read-models-1"));
      try (var models = open(stores, stores.documents(), newer)) {
        assertThat(models.position()).as("it answers at once").isEqualTo(stores.journal().head());
        Stores.rebuilt(models);
        assertThat(models.rows("shares", null, 1).form()).isEqualTo(Applier.TOKEN);
      }
      assertThat(stores.documents().token("read-models-1")).isEqualTo(Token.NONE);
      assertThat(Sides.live(stores.documents()).token(Applier.TOKEN))
          .isEqualTo(stores.journal().head() - 1);
    }
  }

  @Test
  void a_form_that_cannot_be_read_begins_at_the_beginning() {
    try (var stores = new Stores(directory)) {
      try (var models = open(stores, stores.documents(), new Format("read-models-0", List.of()))) {
        play(stores.world(), 8);
        Stores.caughtUp(models, stores.journal());
      }
      forge(stores);
      try (var models = open(stores, stores.documents(), Format.NOW)) {
        Stores.caughtUp(models, stores.journal());
        var digest = ModelDigest.of(stores.documents());
        Stores.rebuilt(models);
        assertThat(ModelDigest.of(stores.documents())).isEqualTo(digest);
      }
    }
  }

  @Test
  void who_is_killed_in_the_middle_goes_on_where_he_was() throws Exception {
    String digest;
    try (var stores = new Stores(directory)) {
      play(stores.world(), 9);
      try (var models = stores.models()) {
        digest = digest(stores, models);
      }
    }
    long left = killedAfter(40);
    try (var stores = new Stores(directory)) {
      assertThat(ModelDigest.of(stores.documents())).as("the old ones are whole").isEqualTo(digest);
      var sides = Sides.open(stores.documents(), Format.NOW);
      long reached = sides.documents(sides.building().orElseThrow()).token(Applier.TOKEN) + 1;
      assertThat(reached).isBetween(left, stores.journal().head());
      try (var models = stores.models()) {
        assertThat(models.awaitRebuilt(Stores.PATIENCE)).isTrue();
        Stores.caughtUp(models, stores.journal());
      }
      assertThat(sides.building()).isEmpty();
      assertThat(stores.documents().token(Side.SECOND.name(Applier.TOKEN)))
          .isEqualTo(stores.journal().head() - 1);
      assertThat(ModelDigest.of(stores.documents())).isEqualTo(digest);
    }
  }

  /// Lets a process build anew until so many events are applied, and kills it there.
  private long killedAfter(long events) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Doomed.class.getName(),
                directory.toString(),
                Long.toString(events))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var told =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      long reached = Long.parseLong(told.readLine());
      process.destroyForcibly();
      assertThat(process.waitFor()).isEqualTo(KILLED);
      return reached;
    }
  }

  /// Builds anew event by event, stops at one, says so, and waits to be killed.
  static final class Doomed {
    private Doomed() {}

    /// Runs until it is killed.
    ///
    /// @param arguments the directory, and how many events
    public static void main(String[] arguments) throws InterruptedException {
      long stop = Long.parseLong(arguments[1]);
      var never = new CountDownLatch(1);
      try (var stores = new Stores(Path.of(arguments[0]))) {
        var held =
            new HeldUp(stores.documents()) {
              @Override
              void onBuilding(Token token) {
                if (token.after() < stop) return;
                System.out.println(token.before() + 1);
                System.out.flush();
                HeldUp.awaiting(never);
              }
            };
        try (var models = stores.models(held, new Limits(1, 1, 1, 1, 1, 1))) {
          Stores.caughtUp(models, stores.journal());
          models.rebuild();
          never.await();
        }
      }
    }
  }

  /// A store in which the side that is being built can be held up.
  private static class HeldUp implements Documents {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean holding = new AtomicBoolean();
    private final Documents inner;

    HeldUp(Documents inner) {
      this.inner = inner;
    }

    void hold() {
      holding.set(true);
    }

    static void awaiting(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void onBuilding(Token token) {
      if (!holding.get()) return;
      reached.countDown();
      awaiting(release);
    }

    @Override
    public void commit(Token token, List<Write> writes) {
      if (token.name().equals(Side.SECOND.name(Applier.TOKEN))) onBuilding(token);
      inner.commit(token, writes);
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
