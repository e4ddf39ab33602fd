package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.lockstep.domain.Decision;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Personal;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Move.Step;
import org.lockstep.domain.forecast.Forecast;
import org.lockstep.domain.forecast.Outlook;
import org.lockstep.domain.forecast.Plan;
import org.lockstep.domain.forecast.Present;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand.Leave;
import org.lockstep.domain.share.ShareCommand.PartWithClosed;
import org.lockstep.domain.share.ShareState;

/// What a forecast says is what then happens (R64), in random histories.
class ForecastPropertyTest {
  private static final AccountDecider.Facts FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ofDays(1));
  private static final int ROUNDS = 3;

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void what_is_foreseen_is_what_then_happens(
      @ForAll("histories") List<Step> steps,
      @ForAll @IntRange(max = 3) int who,
      @ForAll @IntRange(max = 4) int what,
      @ForAll @IntRange(max = 3) int which) {
    var world = Histories.played(steps);
    var living = world.account(Sample.account(who));
    Assume.that(living.isPresent()); // it may be closed
    var own = living.orElseThrow();
    var plan = plan(what, which, own);
    var shares = concerned(plan, own.account(), world);

    var outlook = Forecast.of(plan, present(own, shares, world), Composer.deviceOf(own), moment());
    var answer = carryOut(plan, own, world);

    Statistics.label(plan.getClass().getSimpleName()).collect(outlook.getClass().getSimpleName());
    switch (outlook) {
      case Outlook.AccountRefuses(var reason) ->
          assertThat(answer).isEqualTo(Decision.reject(reason));
      case Outlook.ShareRefuses(var reason) ->
          assertThat(answer).isEqualTo(Decision.reject(reason));
      case Outlook.Foreseen foreseen when !foreseen.unmet().isEmpty() ->
          assertThat(answer).isInstanceOf(Decision.Rejected.class);
      case Outlook.Foreseen foreseen -> {
        assertThat(answer).isInstanceOf(Decision.Accepted.class);
        meet(own.account(), shares.keySet(), world);
        holds(foreseen, own.account(), world);
      }
    }
  }

  private static void holds(Outlook.Foreseen foreseen, AccountId account, World world) {
    assertThat(world.custody().account(account))
        .map(Open::mode)
        .contains(foreseen.account().mode());
    foreseen.shares().forEach((share, then) -> isSame(then, world.custody().protection(share)));
    boolean downgrade =
        foreseen.shares().values().stream()
            .anyMatch(then -> then.causes().containsKey(new Cause.Participant(account)));
    Statistics.label("the planning account becomes a cause").collect(downgrade);
  }

  private static void isSame(ShareProtection foreseen, ShareProtection real) {
    assertThat(foreseen.state()).isEqualTo(real.state());
    assertThat(foreseen.causes().keySet()).isEqualTo(real.causes().keySet());
    assertThat(foreseen.pending().keySet()).isEqualTo(real.pending().keySet());
    assertThat(foreseen.reached()).isEqualTo(real.reached());
    assertThat(foreseen.verdict().encryption()).isEqualTo(real.verdict().encryption());
  }

  private static Plan plan(int what, int which, Open own) {
    var devices = Composer.devicesOf(own);
    return switch (what) {
      case 0 -> new Plan.TurnOn();
      case 1 -> new Plan.TurnOff();
      case 3 -> new Plan.Close();
      case 2 -> new Plan.Revoke(devices.get(which % devices.size()));
      default -> new Plan.Leave(Sample.share(which));
    };
  }

  private static Map<ShareId, ShareProtection> concerned(Plan plan, AccountId own, World world) {
    var shares = new HashMap<ShareId, ShareProtection>();
    IntStream.range(0, Play.SHARES)
        .mapToObj(Sample::share)
        .filter(share -> !(plan instanceof Plan.Leave(var left)) || share.equals(left))
        .forEach(
            share -> {
              var protection = world.custody().protection(share);
              boolean member =
                  protection.state() instanceof ShareState.Active active
                      && active.roleOf(own).isPresent();
              if (member || plan instanceof Plan.Leave) shares.put(share, protection);
            });
    return shares;
  }

  private static Present present(Open own, Map<ShareId, ShareProtection> shares, World world) {
    var now = new HashMap<AccountId, Open>();
    IntStream.range(0, Play.ACCOUNTS)
        .mapToObj(Sample::account)
        .forEach(account -> world.account(account).ifPresent(open -> now.put(account, open)));
    return new Present(own, shares, a -> Optional.ofNullable(now.get(a)), FACTS);
  }

  private static Moment moment() {
    return new Moment(Long.MAX_VALUE, Instant.MAX);
  }

  private static Decision<?, ?> carryOut(Plan plan, Open own, World world) {
    var account = own.account();
    var by = Composer.deviceOf(own);
    return switch (plan) {
      case Plan.TurnOn() ->
          world.order(
              new AccountCommand.TurnOnAdvancedProtection(account, by, own.modeCounter() + 1));
      case Plan.TurnOff() ->
          world.order(
              new AccountCommand.TurnOffAdvancedProtection(account, by, own.modeCounter() + 1));
      case Plan.Revoke(var device) ->
          world.order(
              new AccountCommand.RevokeDevice(
                  account, by, device, Sample.roster(own.rosterCounter() + 1)));
      case Plan.Close() -> close(own, by, world);
      case Plan.Leave(var share) -> world.order(new Leave(share, Composer.actor(own)), 0);
    };
  }

  private static Decision<?, ?> close(Open own, DeviceId by, World world) {
    var answer = world.order(new AccountCommand.CloseAccount(own.account(), by));
    var title = Personal.of(own.account(), "title");
    for (int n = 0; n < Play.SHARES; n++) {
      if (world.share(Sample.share(n)).isEmpty()) continue;
      world.order(new PartWithClosed(Sample.share(n), own.account(), title), 0);
    }
    return answer;
  }

  /// What the server, the account's devices and the owners of its shares then do.
  private static void meet(AccountId account, Iterable<ShareId> shares, World world) {
    meetOwn(account, world);
    var duties = new Duties(world);
    for (var share : shares) {
      for (int round = 0; round < ROUNDS; round++) {
        for (var owed : world.custody().protection(share).verdict().pending()) {
          boolean sealing = owed.what() instanceof Obligation.SealToMember;
          boolean early =
              owed.what() instanceof Obligation.RotateShare
                  && !Obligations.mayRotate(world.share(share).orElseThrow(), world.custody());
          boolean mine = owed.what().debtor().isEmpty() || sealing;
          if (mine && !early) duties.meet(share, owed.what(), 0);
        }
      }
    }
  }

  private static void meetOwn(AccountId account, World world) {
    var alive = world.account(account);
    if (alive.isEmpty()) return; // a closed account owes nothing
    var before = alive.get();
    if (before.mode() == ProtectionMode.ADVANCED) {
      world.order(new AccountCommand.RecordServiceSecretsDestroyed(account));
    }
    var now = world.account(account).orElseThrow();
    if (Obligations.owesServiceRotation(now)) world.order(Composer.rotateService(now));
    var then = world.account(account).orElseThrow();
    boolean owesEscrow = then.service().held() < then.service().current();
    if (then.mode() == ProtectionMode.STANDARD && owesEscrow) {
      world.order(Composer.escrowService(then));
    }
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Histories.upToDate();
  }
}
