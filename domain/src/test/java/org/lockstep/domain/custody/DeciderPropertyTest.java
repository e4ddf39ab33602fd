package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvolution;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Move.Step;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareCommand.Invite;
import org.lockstep.domain.share.ShareCommand.Join;
import org.lockstep.domain.share.ShareCommand.Leave;
import org.lockstep.domain.share.ShareDecider;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareEvolution;
import org.lockstep.domain.share.ShareState;
import org.lockstep.domain.share.ShareState.Active;

/// What holds for the deciders whatever is asked of them, and for the folds whatever they are fed.
class DeciderPropertyTest {
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void no_event_breaks_a_rule_and_a_replay_is_what_was_live(@ForAll("stale") List<Step> steps) {
    var world = Histories.played(steps);
    var accounts = new HashMap<AccountId, AccountState>();
    var shares = new HashMap<ShareId, ShareState>();
    for (var recorded : world.history()) {
      if (recorded.event() instanceof AccountEvent e) {
        var before = accounts.getOrDefault(e.account(), AccountState.UNBORN);
        var after = AccountEvolution.evolve(before, e);
        if (before instanceof AccountState.Open open) keepsTheRules(open, e);
        if (after instanceof AccountState.Open open) keepsTheRules(open);
        accounts.put(e.account(), after);
      }
      if (recorded.event() instanceof ShareEvent e) {
        var before = shares.getOrDefault(e.share(), ShareState.UNBORN);
        if (before instanceof Active share) keepsTheRules(share, e);
        shares.put(e.share(), ShareEvolution.evolve(before, e));
      }
    }
    accounts.forEach((id, state) -> assertThat(world.account(id)).isEqualTo(open(state)));
    shares.forEach((id, state) -> assertThat(world.share(id)).isEqualTo(active(state)));
  }

  private static Optional<AccountState.Open> open(AccountState state) {
    return state instanceof AccountState.Open open ? Optional.of(open) : Optional.empty();
  }

  private static Optional<Active> active(ShareState state) {
    return state instanceof Active active ? Optional.of(active) : Optional.empty();
  }

  /// R06, R11.
  private static void keepsTheRules(AccountState.Open open) {
    assertThat(open.devices()).isNotEmpty();
    if (open.mode() == ProtectionMode.STANDARD) return;
    assertThat(open.recovery()).isPositive();
    assertThat(open.devices().values())
        .allMatch(
            device ->
                AccountPolicy.DEFAULT
                    .minimumFor(device.platform())
                    .filter(minimum -> device.version().compareTo(minimum) >= 0)
                    .isPresent());
  }

  /// R13, R20, R25.
  private static void keepsTheRules(AccountState.Open before, AccountEvent event) {
    boolean advanced = before.mode() == ProtectionMode.ADVANCED;
    switch (event) {
      case AccountEvent.AdvancedProtectionTurnedOn e ->
          assertThat(e.counter()).isGreaterThan(before.modeCounter());
      case AccountEvent.AdvancedProtectionTurnedOff e ->
          assertThat(e.counter()).isGreaterThan(before.modeCounter());
      case AccountEvent.ServiceSecretEscrowed _ -> assertThat(advanced).isFalse();
      case AccountEvent.ServiceSecretRotated e -> {
        assertThat(e.service().number()).isEqualTo(before.service().current() + 1);
        assertThat(e.service().seals()).containsOnlyKeys(before.devices().keySet());
        assertThat(advanced && before.service().held() > 0).isFalse();
      }
      case AccountEvent _ -> {}
    }
  }

  /// R53, R54, R58, R63, R65.
  private static void keepsTheRules(Active before, ShareEvent event) {
    switch (event) {
      case ShareEvent.EpochStarted e -> {
        assertThat(mayWrite(before, e.by())).isTrue();
        assertThat(before.owesDestruction()).isFalse();
        assertThat(e.epoch().number()).isEqualTo(before.keys().current() + 1);
      }
      case ShareEvent.EpochEscrowed e -> {
        assertThat(mayWrite(before, e.by())).isTrue();
        assertThat(before.callsForEscrow()).isTrue();
      }
      case ShareEvent.CollaborationStarted e -> {
        assertThat(mayWrite(before, e.by())).isTrue();
        assertThat(before.kind().collaborative()).isTrue();
        assertThat(before.guarded()).isFalse();
      }
      case ShareEvent.CollaborationEnded e -> assertThat(mayWrite(before, e.by())).isTrue();
      case ShareEvent.LinkOpened e -> {
        assertThat(e.by().account()).isEqualTo(before.owner());
        assertThat(before.guarded()).isFalse();
      }
      case ShareEvent.LinkClosed e -> assertThat(e.by().account()).isEqualTo(before.owner());
      case ShareEvent.RoleChanged e -> assertThat(e.by().account()).isEqualTo(before.owner());
      case ShareEvent.ParticipantRemoved e ->
          assertThat(e.by().account()).isEqualTo(before.owner());
      case ShareEvent.ParticipantJoined e ->
          assertThat(before.invitations()).containsKey(e.account());
      case ShareEvent.ParticipantLeft e -> assertThat(e.account()).isNotEqualTo(before.owner());
      case ShareEvent _ -> {}
    }
  }

  private static boolean mayWrite(Active share, Actor by) {
    return share.roleOf(by.account()).filter(Role::mayWrite).isPresent();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void folds_take_any_events_in_any_order(@ForAll("stale") List<Step> steps, @ForAll long seed) {
    var events = new ArrayList<Recorded<?>>(Histories.played(steps).history());
    Collections.shuffle(events, new Random(seed));
    var accounts = new HashMap<AccountId, AccountState>();
    var shares = new HashMap<ShareId, ShareState>();
    var custody = new CustodyReplay();
    for (var recorded : events) {
      custody.apply(recorded);
      fold(recorded.event(), accounts, shares);
    }
    accounts.forEach((id, state) -> assertThat(custody.account(id)).isEqualTo(state.lived()));
    for (int n = 0; n < Play.SHARES; n++) {
      assertThat(custody.protection(Sample.share(n)).verdict()).isNotNull();
    }
  }

  private static void fold(
      Event event, Map<AccountId, AccountState> accounts, Map<ShareId, ShareState> shares) {
    if (event instanceof AccountEvent e) {
      var before = accounts.getOrDefault(e.account(), AccountState.UNBORN);
      accounts.put(e.account(), AccountEvolution.evolve(before, e));
    }
    if (event instanceof ShareEvent e) {
      var before = shares.getOrDefault(e.share(), ShareState.UNBORN);
      shares.put(e.share(), ShareEvolution.evolve(before, e));
    }
  }

  /// R61, with more people than a share can have who come and go.
  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void a_share_never_has_more_than_a_hundred_people(@ForAll long seed) {
    var random = new Random(seed);
    var play = new Play();
    var world = play.world();
    for (int n = 0; n < 130; n++) play.open(n);
    play.create(0, 0);
    var id = Sample.share(0);
    int most = 0;
    for (int step = 0; step < 900; step++) {
      var unused = world.order(comeOrGo(id, random), 0);
      var share = world.share(id).orElseThrow();
      int people = share.participants().size();
      assertThat(people + share.invitations().size())
          .isLessThanOrEqualTo(ShareDecider.PARTICIPANT_LIMIT);
      most = Math.max(most, people + share.invitations().size());
    }
    assertThat(most).as("the limit is reached").isEqualTo(ShareDecider.PARTICIPANT_LIMIT);
  }

  private static ShareCommand comeOrGo(ShareId id, Random random) {
    var account = Sample.account(random.nextInt(130));
    var self = new Actor(account, Sample.device(account, 1));
    var owner = new Actor(Sample.account(0), Sample.device(Sample.account(0), 1));
    return switch (random.nextInt(8)) {
      case 0 -> new Leave(id, self);
      case 1, 2, 3 -> new Join(id, self);
      default -> new Invite(id, account, Role.EDITOR, Optional.empty(), owner);
    };
  }

  @Provide
  Arbitrary<List<Step>> stale() {
    return Histories.stale();
  }
}
