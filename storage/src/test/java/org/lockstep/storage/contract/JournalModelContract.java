package org.lockstep.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.lockstep.storage.journal.Appended;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.journal.StreamConflict;

/// A [Journal] and a plain list, told the same things, never differ.
public abstract class JournalModelContract {

  /// One thing that is done to both.
  protected sealed interface Step {}

  /// Appends a batch, one event for each entry.
  record Append(List<Entry> batch) implements Step {}

  /// Closes the journal and opens it again.
  record Restart() implements Step {}

  /// An event of one of a few streams.
  ///
  /// @param slip added to the sequence that would be right; a conflict unless it is 0
  record Entry(int stream, int slip) {}

  /// Opens a new, empty journal.
  protected abstract Journal fresh();

  /// Closes the journal and opens it again.
  protected abstract Journal reopened(Journal journal);

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void a_journal_does_what_a_list_does(@ForAll("steps") List<Step> steps) {
    var model = new Model();
    var journal = fresh();
    try {
      for (var step : steps) {
        switch (step) {
          case Append(var batch) -> appendToBoth(journal, model, model.events(batch));
          case Restart() -> journal = reopened(journal);
        }
      }
      requireSame(journal, model);
    } finally {
      journal.close();
    }
  }

  private static void appendToBoth(Journal journal, Model model, List<NewEvent> batch) {
    boolean fits = model.fits(batch);
    try {
      long first = model.events.size();
      assertThat(journal.append(batch)).isEqualTo(new Appended(first, first + batch.size() - 1));
      assertThat(fits).isTrue();
      model.add(batch);
    } catch (StreamConflict e) {
      assertThat(fits).isFalse();
    }
  }

  private static void requireSame(Journal journal, Model model) {
    assertThat(journal.head()).isEqualTo(model.events.size());
    assertThat(journal.read(0, Integer.MAX_VALUE))
        .extracting(StoredEvent::event)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(model.events);
    model.next.forEach(
        (stream, next) -> {
          assertThat(journal.lastSequence(stream)).hasValue(next - 1);
          assertThat(journal.stream(stream, 0))
              .extracting(StoredEvent::streamSequence)
              .hasSize(Math.toIntExact(next))
              .isSorted();
        });
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    var slips = Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(1, 1), Tuple.of(1, -1));
    var entries = Combinators.combine(Arbitraries.integers().between(0, 4), slips).as(Entry::new);
    Arbitrary<Step> append = entries.list().ofMinSize(1).ofMaxSize(40).map(Append::new);
    Arbitrary<Step> restart = Arbitraries.create(Restart::new);
    return Arbitraries.frequencyOf(Tuple.of(9, append), Tuple.of(1, restart)).list().ofMaxSize(25);
  }

  /// The plain list.
  private static final class Model {
    private final List<NewEvent> events = new ArrayList<>();
    private final Map<String, Long> next = new HashMap<>();

    /// Events that follow the model's streams, but for their slips.
    List<NewEvent> events(List<Entry> batch) {
      var moved = new HashMap<>(next);
      var made = new ArrayList<NewEvent>();
      for (var entry : batch) {
        var stream = "s" + entry.stream();
        long right = moved.getOrDefault(stream, 0L);
        moved.put(stream, right + 1);
        made.add(Events.event(stream, Math.max(0, right + entry.slip())));
      }
      return made;
    }

    boolean fits(List<NewEvent> batch) {
      var moved = new HashMap<>(next);
      for (var event : batch) {
        long right = moved.getOrDefault(event.streamId(), 0L);
        if (event.streamSequence() != right) return false;
        moved.put(event.streamId(), right + 1);
      }
      return true;
    }

    void add(List<NewEvent> batch) {
      events.addAll(batch);
      batch.forEach(event -> next.merge(event.streamId(), 1L, Long::sum));
    }
  }
}
