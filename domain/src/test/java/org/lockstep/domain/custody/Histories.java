package org.lockstep.domain.custody;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.lockstep.domain.Sample;
import org.lockstep.domain.custody.Move.Step;

/// Random histories: what is tried, and the world that comes of it.
final class Histories {
  private Histories() {}

  /// Two advanced accounts with a document each, a standard one that could be advanced, one with an
  /// outdated device, and a fifth that has not opened; then `steps`.
  static World played(List<Step> steps) {
    var play = new Play();
    play.open(0);
    play.open(1);
    play.open(2);
    play.world().order(Sample.opening(Sample.account(3), Sample.outdated(Sample.account(3), 1)));
    play.turnOn(0);
    play.turnOn(1);
    play.create(0, 0);
    play.create(1, 1);
    steps.forEach(play::take);
    return play.world();
  }

  /// The server decides by what is so.
  static Arbitrary<List<Step>> upToDate() {
    return steps(Arbitraries.just(0));
  }

  /// The server decides by what was so up to seven commands ago.
  static Arbitrary<List<Step>> stale() {
    return steps(below(8));
  }

  private static Arbitrary<List<Step>> steps(Arbitrary<Integer> lag) {
    return Combinators.combine(
            moves(),
            below(Play.ACCOUNTS),
            below(Play.ACCOUNTS),
            Arbitraries.oneOf(Arbitraries.just(0), below(Play.SHARES)),
            below(12),
            lag)
        .as(Step::new)
        .list()
        .ofMinSize(0)
        .ofMaxSize(120)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /// Those that make a history go on are tried more often than those that end something.
  private static Arbitrary<Move> moves() {
    return Arbitraries.frequencyOf(
        Tuple.of(30, Arbitraries.of(Move.values())),
        Tuple.of(16, Arbitraries.of(Move.MEET)),
        Tuple.of(
            18,
            Arbitraries.of(
                Move.INVITE, Move.INVITE_WITH_GRANT, Move.JOIN, Move.JOIN, Move.TURN_ON)));
  }

  private static Arbitrary<Integer> below(int limit) {
    return Arbitraries.integers()
        .between(0, limit - 1)
        .withDistribution(RandomDistribution.uniform());
  }
}
