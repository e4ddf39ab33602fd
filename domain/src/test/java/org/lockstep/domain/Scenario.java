package org.lockstep.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;

/// Given a state, when a command comes, then events follow or a refusal does.
///
/// Immutable, so that scenarios can branch.
///
/// @param <S> states
/// @param <C> commands
/// @param <E> events
/// @param <R> refusals
public final class Scenario<S, C, E, R> {
  /// A decider and its evolution, as two functions.
  public record Rules<S, C, E, R>(
      BiFunction<C, S, Decision<E, R>> decide, BiFunction<S, E, S> evolve) {}

  private final Rules<S, C, E, R> rules;
  private final S state;

  public Scenario(Rules<S, C, E, R> rules, S state) {
    this.rules = rules;
    this.state = state;
  }

  public S state() {
    return state;
  }

  /// The same state under other rules: other facts, usually.
  public Scenario<S, C, E, R> under(Rules<S, C, E, R> others) {
    return new Scenario<>(others, state);
  }

  /// After commands that are all accepted.
  @SafeVarargs
  public final Scenario<S, C, E, R> given(C... commands) {
    var scenario = this;
    for (var command : commands) {
      scenario = scenario.after(scenario.when(command).events());
    }
    return scenario;
  }

  private Scenario<S, C, E, R> after(List<E> events) {
    S next = state;
    for (var event : events) next = rules.evolve().apply(next, event);
    return new Scenario<>(rules, next);
  }

  public Outcome<E, R> when(C command) {
    return new Outcome<>(rules.decide().apply(command, state));
  }

  /// What a decider answered.
  public record Outcome<E, R>(Decision<E, R> decision) {
    /// The events; fails if the command was refused.
    public List<E> events() {
      return switch (decision) {
        case Accepted(var events) -> events;
        case Rejected(var reason) -> throw new AssertionError("refused: " + reason);
      };
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // The array is only read.
    public final void then(E... events) {
      assertThat(events()).containsExactly(events);
    }

    public void thenNothingHappens() {
      assertThat(events()).isEmpty();
    }

    public void thenRefused(R reason) {
      assertThat(decision).isEqualTo(new Rejected<E, R>(reason));
    }
  }
}
