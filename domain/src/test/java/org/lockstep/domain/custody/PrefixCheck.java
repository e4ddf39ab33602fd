package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.custody.Expectation.Interval;
import org.lockstep.domain.custody.Expectation.Memory;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// Walks through a history and holds the verdict on every share against the plain model, at every
/// prefix.
final class PrefixCheck {
  private final CustodyReplay live = new CustodyReplay();
  private final PlainModel model = new PlainModel();
  private final Map<String, Memory> memories = new HashMap<>();

  private final Set<Sight> seen = EnumSet.noneOf(Sight.class);

  private PrefixCheck() {}

  /// What makes a history worth looking at, and in what share of them it must be seen.
  enum Sight {
    END_TO_END_FOR_SEVERAL(10),
    ENDED_EXPOSURE(10),
    EXPOSED_AGAIN(3),
    CLEAN_BUT_FORBIDDEN(5),
    ALLOWED_BUT_REACHED(10),
    SETTLED_FOR_SEVERAL(10),
    REMOVED_PARTY_READS(5);

    final double percent;

    Sight(double percent) {
      this.percent = percent;
    }
  }

  boolean saw(Sight sight) {
    return seen.contains(sight);
  }

  static PrefixCheck holdsThroughout(List<Recorded<?>> history) {
    var check = new PrefixCheck();
    history.forEach(check::step);
    check.vaultNeverReachesWhatOnlyDevicesHold();
    check.graphIsTheModels();
    return check;
  }

  private void step(Recorded<?> recorded) {
    Event event = recorded.event();
    live.apply(recorded);
    model.take(event);
    model.shares.forEach(
        (name, share) ->
            agrees(name, share.ended, new Expectation(model, name, share), recorded.position()));
  }

  private void agrees(String name, boolean ended, Expectation expected, long position) {
    var protection = live.protection(new ShareId(name));
    var verdict = protection.verdict();
    var memory = memories.computeIfAbsent(name, _ -> new Memory());
    assertThat(verdict.encryption() == Encryption.END_TO_END)
        .as("end-to-end at %d", position)
        .isEqualTo(expected.endToEnd());
    assertThat(since(verdict))
        .as("causes and obligations at %d", position)
        .isEqualTo(expected.since(memory, position));
    assertThat(protection.exposures().stream().map(PrefixCheck::interval).toList())
        .as("exposures at %d", position)
        .isEqualTo(expected.exposures(memory, position));
    if (!ended && verdict.pending().isEmpty()) settled(expected, position);
    if (!ended) note(protection, expected);
  }

  private void note(ShareProtection protection, Expectation expected) {
    var people = protection.share().orElseThrow().participants().size();
    boolean allowed = expected.causes().isEmpty();
    boolean removed = !expected.devicesThatMay().containsAll(expected.devicesThatReach());
    var exposures = protection.exposures();
    note(Sight.END_TO_END_FOR_SEVERAL, people > 1 && expected.endToEnd());
    note(Sight.SETTLED_FOR_SEVERAL, people > 1 && protection.pending().isEmpty());
    note(Sight.CLEAN_BUT_FORBIDDEN, !allowed && !expected.reachedByVault());
    note(Sight.ALLOWED_BUT_REACHED, allowed && expected.reachedByVault());
    note(Sight.REMOVED_PARTY_READS, removed);
    note(Sight.ENDED_EXPOSURE, !exposures.isEmpty() && exposures.getLast().to().isPresent());
    note(Sight.EXPOSED_AGAIN, exposures.size() > 1);
  }

  private void note(Sight sight, boolean seenNow) {
    if (seenNow) seen.add(sight);
  }

  /// With nothing owed, policy and custody agree, and exactly those read who may.
  private static void settled(Expectation expected, long position) {
    assertThat(expected.reachedByVault())
        .as("policy and custody agree at %d", position)
        .isEqualTo(!expected.causes().isEmpty());
    assertThat(expected.devicesThatMay())
        .as("nobody else reads at %d", position)
        .containsAll(expected.devicesThatReach());
    assertThat(expected.devicesThatReach())
        .as("everybody reads at %d", position)
        .containsAll(expected.devicesOfPeople());
  }

  private static Map<Object, Long> since(Verdict verdict) {
    var all = new HashMap<Object, Long>();
    verdict.causes().forEach(cause -> all.put(cause.what(), cause.since().position()));
    verdict.pending().forEach(owed -> all.put(owed.what(), owed.since().position()));
    return all;
  }

  private static Interval interval(Exposure exposure) {
    assertThat(exposure.causes()).as("an exposure says why").isNotEmpty();
    long to = exposure.to().map(moment -> moment.position()).orElse(-1L);
    return new Interval(exposure.from().position(), to, new HashSet<>(exposure.causes()));
  }

  /// Seals are only ever added, so the end speaks for every prefix (R24, R26).
  private void vaultNeverReachesWhatOnlyDevicesHold() {
    Set<Class<? extends Key>> never = Seals.neverReachedByTheVault();
    assertThat(live.graph().reachedFrom(new Key.Vault()))
        .noneMatch(key -> never.contains(key.getClass()));
  }

  /// For all epochs of all shares: seals are only ever added, so the end holds every prefix.
  private void graphIsTheModels() {
    var graph = live.graph();
    assertReaches(PlainModel.VAULT, graph.reachedFrom(new Key.Vault()));
    for (var device : model.devices()) {
      assertReaches("device " + device, graph.reachedFrom(new Key.OfDevice(new DeviceId(device))));
    }
  }

  private void assertReaches(String holder, Set<Key> reached) {
    model.shares.forEach(
        (name, share) -> {
          for (int epoch = 1; epoch <= share.epoch; epoch++) {
            assertThat(reached.contains(new Key.Share(new ShareId(name), epoch)))
                .as("%s reaches epoch %d of %s", holder, epoch, name)
                .isEqualTo(model.allThatReach(PlainModel.secret(name, epoch)).contains(holder));
          }
        });
  }
}
