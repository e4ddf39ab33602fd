package org.lockstep.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.updates.Incarnation;
import org.lockstep.storage.updates.IncarnationMismatch;
import org.lockstep.storage.updates.Log;
import org.lockstep.storage.updates.LogName;
import org.lockstep.storage.updates.SealedUpdate;
import org.lockstep.storage.updates.SequenceConflict;
import org.lockstep.storage.updates.Updates;

/// [Updates] and a plain map, told the same things, never differ.
public abstract class UpdatesModelContract {

  /// One thing that is done to both. A `document` is one of a few, `slip` is added to the number
  /// that would be right, `stale` means an incarnation that has ended.
  protected sealed interface Step {}

  record Append(int document, int slip, boolean stale) implements Step {}

  /// @param back how far before the last update the base ends
  record Compact(int document, int back, boolean stale) implements Step {}

  record Delete(int document) implements Step {}

  record DeleteAll(int share) implements Step {}

  record Restart() implements Step {}

  /// What is done, and what a map would answer.
  private enum Answer {
    DONE,
    ENDED,
    CONFLICT
  }

  /// Opens new, empty logs.
  protected abstract Updates fresh();

  /// Closes the logs and opens them again.
  protected abstract Updates reopened(Updates updates);

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void logs_do_what_a_map_does(@ForAll("steps") List<Step> steps) {
    var model = new Model();
    var updates = fresh();
    try {
      for (var step : steps) {
        if (step instanceof Restart) updates = reopened(updates);
        else assertThat(apply(step, updates, model)).as("%s", step).isEqualTo(model.apply(step));
      }
      requireSame(updates, model);
    } finally {
      updates.close();
    }
  }

  /// Tells the logs a step with the numbers that the model gives it.
  private static Answer apply(Step step, Updates updates, Model model) {
    try {
      switch (step) {
        case Append(int document, int slip, boolean stale) -> {
          var incarnation = incarnation(updates, model, document, stale);
          var update = model.update(Math.max(1, model.last(document) + 1 + slip));
          updates.append(name(document), incarnation, update).toCompletableFuture().join();
        }
        case Compact(int document, int back, boolean stale) -> {
          var incarnation = incarnation(updates, model, document, stale);
          updates.compact(
              name(document), incarnation, model.update(Math.max(1, model.last(document) - back)));
        }
        case Delete(int document) -> updates.delete(name(document));
        case DeleteAll(int share) -> updates.deleteAll("share" + share);
        case Restart() -> throw new AssertionError("not here");
      }
      return Answer.DONE;
    } catch (IncarnationMismatch e) {
      return Answer.ENDED;
    } catch (SequenceConflict e) {
      return Answer.CONFLICT;
    } catch (CompletionException e) {
      return switch (e.getCause()) {
        case IncarnationMismatch _ -> Answer.ENDED;
        case SequenceConflict _ -> Answer.CONFLICT;
        case null, default -> throw e;
      };
    }
  }

  private static Incarnation incarnation(
      Updates updates, Model model, int document, boolean stale) {
    var now = updates.open(name(document)).incarnation();
    model.begin(document, now);
    return stale ? model.ended(document) : now;
  }

  private static LogName name(int document) {
    return new LogName("share" + document % 2, "document" + document);
  }

  private static void requireSame(Updates updates, Model model) {
    for (int document = 0; document < 4; document++) {
      var found = updates.find(name(document)).map(UpdatesModelContract::stamps);
      assertThat(found.orElse(null)).isEqualTo(model.stamps(document));
    }
    assertThat(updates.documents("share0")).isEqualTo(model.documents(0));
    assertThat(updates.documents("share1")).isEqualTo(model.documents(1));
  }

  /// Sequence and content of everything in a log.
  private static Map<Long, Integer> stamps(Log log) {
    var stamps = new TreeMap<Long, Integer>();
    log.base().ifPresent(base -> stamps.put(base.sequence(), stamp(base)));
    log.tail().forEach(update -> stamps.put(update.sequence(), stamp(update)));
    return stamps;
  }

  private static int stamp(SealedUpdate update) {
    return ByteBuffer.wrap(update.bytes()).getInt();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    var documents = Arbitraries.integers().between(0, 3);
    var slips = Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(1, 1), Tuple.of(1, -1));
    var backs = Arbitraries.integers().between(-1, 4);
    var stale = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
    Arbitrary<Step> append = Combinators.combine(documents, slips, stale).as(Append::new);
    Arbitrary<Step> compact = Combinators.combine(documents, backs, stale).as(Compact::new);
    Arbitrary<Step> delete = documents.map(Delete::new);
    Arbitrary<Step> deleteAll = Arbitraries.integers().between(0, 1).map(DeleteAll::new);
    return Arbitraries.frequencyOf(
            Tuple.of(24, append),
            Tuple.of(6, compact),
            Tuple.of(2, delete),
            Tuple.of(1, deleteAll),
            Tuple.of(1, Arbitraries.create(Restart::new)))
        .list()
        .ofMaxSize(80);
  }

  /// The plain map.
  private static final class Model {
    private final Map<Integer, NavigableMap<Long, Integer>> logs = new HashMap<>();
    private final Map<Integer, Long> through = new HashMap<>();
    private final Map<Integer, List<Incarnation>> incarnations = new HashMap<>();
    private int stamp;

    SealedUpdate update(long sequence) {
      return new SealedUpdate(sequence, ByteBuffer.allocate(4).putInt(++stamp).array());
    }

    long last(int document) {
      var log = logs.get(document);
      return log == null || log.isEmpty() ? 0 : log.lastKey();
    }

    void begin(int document, Incarnation now) {
      var all = incarnations.computeIfAbsent(document, _ -> new ArrayList<>());
      boolean begins = logs.putIfAbsent(document, new TreeMap<>()) == null;
      if (begins) {
        assertThat(all).doesNotContain(now);
        all.add(now);
      }
      assertThat(all.getLast()).isEqualTo(now);
    }

    /// One that was there before; if there was none, one that never was.
    Incarnation ended(int document) {
      var all = Objects.requireNonNull(incarnations.get(document));
      return all.size() > 1 ? all.getFirst() : new Incarnation("0".repeat(32));
    }

    Answer apply(Step step) {
      return switch (step) {
        case Append(int document, int slip, boolean stale) ->
            stale ? Answer.ENDED : append(document, slip);
        case Compact(int document, int back, boolean stale) ->
            stale ? Answer.ENDED : compact(document, Math.max(1, last(document) - back));
        case Delete(int document) -> delete(document);
        case DeleteAll(int share) -> {
          delete(share);
          yield delete(share + 2);
        }
        case Restart() -> throw new AssertionError("not here");
      };
    }

    private Answer append(int document, int slip) {
      long next = last(document) + 1;
      if (Math.max(1, next + slip) != next) return Answer.CONFLICT;
      log(document).put(next, stamp);
      return Answer.DONE;
    }

    private Answer compact(int document, long until) {
      if (until < through.getOrDefault(document, 0L) || until > last(document)) {
        return Answer.CONFLICT;
      }
      through.put(document, until);
      log(document).headMap(until, true).clear();
      log(document).put(until, stamp);
      return Answer.DONE;
    }

    private Answer delete(int document) {
      logs.remove(document);
      through.remove(document);
      return Answer.DONE;
    }

    private NavigableMap<Long, Integer> log(int document) {
      return Objects.requireNonNull(logs.get(document));
    }

    @Nullable Map<Long, Integer> stamps(int document) {
      return logs.get(document);
    }

    List<String> documents(int share) {
      return logs.keySet().stream()
          .filter(document -> document % 2 == share)
          .map(document -> "document" + document)
          .sorted()
          .toList();
    }
  }
}
