package org.lockstep.bench.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Who is measured: ours, and the peers where they are to be had.
///
/// @param quick whether to measure for a short time, with less
record Field(Generator load, Ours ours, List<Contender> peers, boolean quick) {
  /// Copies the list.
  Field {
    peers = List.copyOf(peers);
  }

  /// Everybody, the peers first.
  List<Contender> all() {
    var all = new ArrayList<>(peers);
    all.add(ours);
    return all;
  }

  /// What was measured of somebody.
  record Measured<T>(Contender of, T result) {}

  /// The least that a peer needed; nothing where there are no peers.
  <T> Optional<Double> best(List<Measured<T>> all, ToDoubleFunction<T> cost) {
    return all.stream()
        .filter(one -> peers.contains(one.of()))
        .map(one -> cost.applyAsDouble(one.result()))
        .min(Double::compare);
  }

  boolean isOurs(Contender contender) {
    return contender == ours;
  }
}
