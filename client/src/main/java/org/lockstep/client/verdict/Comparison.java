package org.lockstep.client.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.client.failure.VerdictDisputed;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// Holds two verdicts against each other, names and the order in which things are told aside.
final class Comparison {
  private Comparison() {}

  /// @throws VerdictDisputed if they differ
  static void require(ProtectionView computed, ProtectionView told) {
    differs(computed, told)
        .ifPresent(
            part -> {
              throw new VerdictDisputed(part, computed, told);
            });
  }

  private static Optional<String> differs(ProtectionView one, ProtectionView other) {
    if (!one.share().equals(other.share())) return Optional.of("the share");
    if (one.kind() != other.kind()) return Optional.of("the kind");
    if (one.ended() != other.ended()) return Optional.of("whether it has ended");
    var verdict = differs(one.verdict(), other.verdict());
    if (verdict.isPresent()) return verdict;
    if (!people(one).equals(people(other))) return Optional.of("the participants");
    if (!exposures(one).equals(exposures(other))) return Optional.of("the exposures");
    if (one.reachedEpoch() != other.reachedEpoch()) return Optional.of("the epoch reached");
    return Optional.empty();
  }

  private static Optional<String> differs(VerdictView one, VerdictView other) {
    if (one.encryption() != other.encryption()) return Optional.of("the encryption");
    if (one.keyStorage() != other.keyStorage()) return Optional.of("the key storage");
    if (one.epoch() != other.epoch()) return Optional.of("the epoch");
    if (!causes(one.causes()).equals(causes(other.causes()))) return Optional.of("the causes");
    if (!owed(one.pending()).equals(owed(other.pending()))) return Optional.of("what is owed");
    return Optional.empty();
  }

  private static Set<CauseView> causes(List<CauseView> causes) {
    return causes.stream()
        .map(
            c ->
                new CauseView(
                    c.cause(), c.account(), Optional.empty(), c.since(), c.sincePosition()))
        .collect(Collectors.toSet());
  }

  private static Set<ObligationView> owed(List<ObligationView> owed) {
    return owed.stream()
        .map(
            o ->
                new ObligationView(
                    o.obligation(),
                    Optional.empty(),
                    o.account(),
                    Optional.empty(),
                    o.since(),
                    o.sincePosition()))
        .collect(Collectors.toSet());
  }

  private static Set<ParticipantView> people(ProtectionView view) {
    return view.participants().stream()
        .map(p -> new ParticipantView(p.account(), Optional.empty(), p.role(), p.mode()))
        .collect(Collectors.toSet());
  }

  /// An exposure with its causes as a set: in which order they are told means nothing.
  private record Exposed(ExposureView span, Set<CauseView> causes) {}

  private static List<Exposed> exposures(ProtectionView view) {
    return view.exposures().stream()
        .map(
            e ->
                new Exposed(
                    new ExposureView(e.from(), e.fromPosition(), e.to(), e.toPosition(), List.of()),
                    causes(e.causes())))
        .toList();
  }
}
