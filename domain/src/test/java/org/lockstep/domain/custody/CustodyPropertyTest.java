package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.Move.Step;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareEvent;

/// The central property: what the server says of a share is what its keys show, in every history
/// and at each of its prefixes (R51, R58, R62).
class CustodyPropertyTest {
  /// More than a well-behaved household ever needs: see the property that uses it.
  private static final int ROUNDS = 3;

  @Property(tries = 700, edgeCases = EdgeCasesMode.NONE)
  void verdict_is_what_policy_and_custody_say_at_every_prefix(
      @ForAll("upToDate") List<Step> steps) {
    var check = PrefixCheck.holdsThroughout(Histories.played(steps).history());
    collect(check);
  }

  @Property(tries = 700, edgeCases = EdgeCasesMode.NONE)
  void verdict_is_what_policy_and_custody_say_even_where_the_server_decided_by_stale_facts(
      @ForAll("stale") List<Step> steps) {
    PrefixCheck.holdsThroughout(Histories.played(steps).history());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whoever_does_what_is_owed_soon_owes_nothing(@ForAll("stale") List<Step> steps) {
    var world = Histories.played(steps);
    var duties = new Duties(world);
    assertThat(duties.meetAll(ROUNDS + 1)).isLessThanOrEqualTo(ROUNDS);
    assertThat(duties.owing()).isEmpty();
    PrefixCheck.holdsThroughout(world.history());
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void every_reader_of_the_same_prefix_says_the_same(@ForAll("stale") List<Step> steps) {
    var history = Histories.played(steps).history();
    var live = new CustodyReplay();
    for (int end = 0; end < history.size(); end++) {
      live.apply(history.get(end));
      var prefix = history.subList(0, end + 1);
      var scratch = replay(prefix);
      for (var share : sharesOf(prefix)) {
        var protection = live.protection(share);
        assertSame(protection, scratch.protection(share));
        assertSame(protection, replay(concerning(share, prefix)).protection(share));
        reachIsTheGraphs(share, scratch);
      }
    }
  }

  /// Equal, and told in the same order.
  private static void assertSame(ShareProtection one, ShareProtection other) {
    assertThat(other).isEqualTo(one);
    assertThat(other.verdict()).isEqualTo(one.verdict());
  }

  /// For all epochs, not only the current one.
  private static void reachIsTheGraphs(ShareId share, CustodyReplay custody) {
    var active = custody.share(share).orElseThrow();
    int upTo = Reach.upTo(active, custody);
    assertThat(custody.protection(share).reached()).isEqualTo(upTo);
    for (int epoch = 1; epoch <= active.keys().current(); epoch++) {
      assertThat(custody.graph().reaches(new Key.Vault(), new Key.Share(share, epoch)))
          .as("epoch %d of %s", epoch, share)
          .isEqualTo(epoch <= upTo);
    }
  }

  private static CustodyReplay replay(List<Recorded<?>> events) {
    var custody = new CustodyReplay();
    events.forEach(custody::apply);
    return custody;
  }

  private static Set<ShareId> sharesOf(List<Recorded<?>> history) {
    var shares = new HashSet<ShareId>();
    for (var recorded : history) {
      if (recorded.event() instanceof ShareEvent e) shares.add(e.share());
    }
    return shares;
  }

  /// What a participant's client is shown: the share's own events, and those of every account that
  /// they name.
  private static List<Recorded<?>> concerning(ShareId share, List<Recorded<?>> history) {
    var named = new HashSet<AccountId>();
    for (var recorded : history) {
      if (recorded.event() instanceof ShareEvent e && e.share().equals(share)) {
        named.addAll(namedIn(e));
      }
    }
    return history.stream().filter(r -> concerns(r.event(), share, named)).toList();
  }

  private static boolean concerns(Event event, ShareId share, Set<AccountId> named) {
    return (event instanceof ShareEvent e && e.share().equals(share))
        || (event instanceof AccountEvent a && named.contains(a.account()));
  }

  private static Set<AccountId> namedIn(ShareEvent event) {
    return switch (event) {
      case ShareEvent.ShareCreated e -> Set.of(e.owner());
      case ShareEvent.ParticipantInvited e -> Set.of(e.account());
      case ShareEvent.KeyGranted e -> Set.of(e.grant().recipient());
      case ShareEvent.EpochStarted e -> {
        var recipients = new HashSet<AccountId>();
        e.epoch().grants().forEach(grant -> recipients.add(grant.recipient()));
        yield recipients;
      }
      case ShareEvent _ -> Set.of(); // All others are about people named before.
    };
  }

  /// Proof that the histories are worth looking at.
  private static void collect(PrefixCheck check) {
    for (var sight : PrefixCheck.Sight.values()) {
      Statistics.label(sight.name())
          .collect(check.saw(sight))
          .coverage(coverage -> coverage.check(true).percentage(p -> p > sight.percent));
    }
  }

  @Provide
  Arbitrary<List<Step>> upToDate() {
    return Histories.upToDate();
  }

  @Provide
  Arbitrary<List<Step>> stale() {
    return Histories.stale();
  }
}
