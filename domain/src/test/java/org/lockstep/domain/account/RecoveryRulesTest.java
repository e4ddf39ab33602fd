package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.PHONE;
import static org.lockstep.domain.account.AccountScenarios.STRANGER;
import static org.lockstep.domain.account.AccountScenarios.account;
import static org.lockstep.domain.account.AccountScenarios.add;
import static org.lockstep.domain.account.AccountScenarios.advanced;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.AccountScenarios.recoveryKey;
import static org.lockstep.domain.account.AccountScenarios.revoke;
import static org.lockstep.domain.account.AccountScenarios.rotateCircle;
import static org.lockstep.domain.account.AccountScenarios.rotateService;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Sample;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.account.AccountCommand.BeginRecovery;
import org.lockstep.domain.account.AccountCommand.RecoverDevice;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryKey;
import org.lockstep.domain.account.AccountCommand.SetRecoveryWait;
import org.lockstep.domain.account.AccountCommand.VetoRecovery;
import org.lockstep.domain.account.AccountEvent.DeviceRecovered;
import org.lockstep.domain.account.AccountEvent.RecoveryBegun;
import org.lockstep.domain.account.AccountEvent.RecoveryVetoed;
import org.lockstep.domain.account.AccountEvent.RecoveryWaitSet;
import org.lockstep.domain.account.AccountRejection.AccountUnknown;
import org.lockstep.domain.account.AccountRejection.DeviceBelowMinimum;
import org.lockstep.domain.account.AccountRejection.DeviceIdTaken;
import org.lockstep.domain.account.AccountRejection.DeviceNotTrusted;
import org.lockstep.domain.account.AccountRejection.RecoveryIdTaken;
import org.lockstep.domain.account.AccountRejection.RecoveryNotUnderWay;
import org.lockstep.domain.account.AccountRejection.RecoveryOver;
import org.lockstep.domain.account.AccountRejection.RecoveryTooEarly;
import org.lockstep.domain.account.AccountRejection.RecoveryWaitWrong;
import org.lockstep.domain.account.AccountRejection.RecoveryWayEnded;
import org.lockstep.domain.account.AccountRejection.RosterCounterNotNext;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.id.RecoveryId;

/// Coming back into an account without a trusted device (R83, R86, R87).
class RecoveryRulesTest {
  static final RecoveryId ONE = new RecoveryId("0r%024d".formatted(1));
  private static final RecoveryId OTHER = new RecoveryId("0r%024d".formatted(2));
  private static final RecoveryWay FIRST_KEY = new RecoveryWay(RecoveryMethod.KEY, 1);
  static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final Device TABLET = Sample.modern(ALICE, 3);

  static BeginRecovery begin(RecoveryId id) {
    return new BeginRecovery(ALICE, id, TABLET, FIRST_KEY, NOON);
  }

  static RecoverDevice recover(RecoveryId id, long counter, Instant at) {
    return new RecoverDevice(ALICE, id, Sample.roster(counter), Sample.keyring(), at);
  }

  static SetRecoveryWait waiting(int hours) {
    return new SetRecoveryWait(ALICE, LAPTOP, hours);
  }

  private static final VetoRecovery VETO = new VetoRecovery(ALICE, LAPTOP, ONE);

  private static Scenario<AccountState, AccountCommand, AccountEvent, AccountRejection> withKey() {
    return opened().given(recoveryKey(1));
  }

  @Test
  @Tag("R87")
  void a_device_comes_back_and_both_secrets_owe_a_rotation() {
    var begun = withKey().when(begin(ONE));
    begun.then(
        new RecoveryBegun(
            ALICE, ONE, TABLET, FIRST_KEY, NOON, NOON.plus(RecoveryRules.STAYS_READY)));
    var ready = withKey().given(begin(ONE));
    ready
        .when(recover(ONE, 2, NOON))
        .then(
            new DeviceRecovered(ALICE, ONE, TABLET, Sample.roster(2), Sample.keyring(), FIRST_KEY));

    var after = (Open) ready.given(recover(ONE, 2, NOON)).state();
    assertThat(after.devices()).containsOnlyKeys(LAPTOP, TABLET.id());
    assertThat(after.formerDevices()).isEmpty();
    assertThat(after.recovery()).isEqualTo(1);
    assertThat(after.service().isCompromised()).isTrue();
    assertThat(after.circle().isCompromised()).isTrue();
    assertThat(after.signIn().recoveries().begun()).isEmpty();
    var rotated =
        (Open)
            ready
                .given(
                    recover(ONE, 2, NOON),
                    rotateService(2, LAPTOP, TABLET.id()),
                    rotateCircle(2, LAPTOP, TABLET.id()))
                .state();
    assertThat(rotated.service().isCompromised()).isFalse();
    assertThat(rotated.circle().isCompromised()).isFalse();
  }

  @Test
  @Tag("R87")
  void nothing_is_taken_off_an_advanced_account() {
    var before = (Open) advanced().state();
    var after = (Open) advanced().given(begin(ONE), recover(ONE, 2, NOON)).state();
    assertThat(after.mode()).isEqualTo(ProtectionMode.ADVANCED);
    assertThat(after.devices()).containsAllEntriesOf(before.devices());
    assertThat(after.recovery()).isEqualTo(before.recovery());
    assertThat(after.signIn().authenticator()).isEqualTo(before.signIn().authenticator());
  }

  @Test
  void a_recovery_serves_once_and_in_order() {
    withKey().when(recover(ONE, 2, NOON)).thenRefused(new RecoveryNotUnderWay(ONE));
    var begun = withKey().given(begin(ONE));
    begun.when(begin(ONE)).thenRefused(new RecoveryIdTaken(ONE));
    begun.when(recover(OTHER, 2, NOON)).thenRefused(new RecoveryNotUnderWay(OTHER));
    begun.when(recover(ONE, 3, NOON)).thenRefused(new RosterCounterNotNext(2, 3));
    begun
        .given(recover(ONE, 2, NOON))
        .when(recover(ONE, 3, NOON))
        .thenRefused(new RecoveryNotUnderWay(ONE));
    begun
        .given(begin(OTHER), recover(ONE, 2, NOON))
        .when(recover(OTHER, 3, NOON))
        .thenRefused(new DeviceIdTaken(TABLET.id()));
    account().when(begin(ONE)).thenRefused(new AccountUnknown(ALICE));
  }

  @Test
  @Tag("R83")
  void a_replaced_or_removed_recovery_key_recovers_nothing_any_more() {
    opened().when(begin(ONE)).thenRefused(new RecoveryWayEnded(RecoveryMethod.KEY, 1));
    withKey()
        .given(recoveryKey(2))
        .when(begin(ONE))
        .thenRefused(new RecoveryWayEnded(RecoveryMethod.KEY, 1));
    var begun = withKey().given(begin(ONE));
    begun
        .given(recoveryKey(2))
        .when(recover(ONE, 2, NOON))
        .thenRefused(new RecoveryWayEnded(RecoveryMethod.KEY, 1));
    begun
        .given(new RemoveRecoveryKey(ALICE, LAPTOP))
        .when(recover(ONE, 2, NOON))
        .thenRefused(new RecoveryWayEnded(RecoveryMethod.KEY, 1));
  }

  @Test
  void a_device_that_is_or_was_trusted_does_not_recover() {
    var phone = Sample.modern(ALICE, 2);
    var command = new BeginRecovery(ALICE, ONE, phone, FIRST_KEY, NOON);
    withKey().given(add(phone, 2)).when(command).thenRefused(new DeviceIdTaken(PHONE));
    withKey()
        .given(add(phone, 2), revoke(PHONE, 3))
        .when(command)
        .thenRefused(new DeviceIdTaken(PHONE));
  }

  @Test
  @Tag("R06")
  void an_outdated_device_recovers_no_advanced_account() {
    var old = Sample.outdated(ALICE, 3);
    var policy = AccountPolicy.DEFAULT;
    advanced()
        .when(new BeginRecovery(ALICE, ONE, old, FIRST_KEY, NOON))
        .thenRefused(
            new DeviceBelowMinimum(
                old.id(), old.platform(), old.version(), policy.minimumFor(old.platform())));
  }

  @Test
  @Tag("R86")
  void a_recovery_waits_and_any_trusted_device_may_veto_it_until_then() {
    var begun = withKey().given(waiting(48), begin(ONE));
    var ready = NOON.plus(Duration.ofDays(2));
    begun.when(recover(ONE, 2, ready.minusMillis(1))).thenRefused(new RecoveryTooEarly(ONE, ready));
    assertThat(begun.when(recover(ONE, 2, ready)).events()).hasSize(1);
    begun.when(VETO).then(new RecoveryVetoed(ALICE, ONE, LAPTOP));
    var vetoed = begun.given(VETO);
    vetoed.when(recover(ONE, 2, ready)).thenRefused(new RecoveryNotUnderWay(ONE));
    vetoed.when(VETO).thenRefused(new RecoveryNotUnderWay(ONE));
    assertThat(((Open) vetoed.state()).service().isCompromised()).isFalse();
    begun.when(new VetoRecovery(ALICE, STRANGER, ONE)).thenRefused(new DeviceNotTrusted(STRANGER));
  }

  @Test
  @Tag("R86")
  void a_shorter_wait_is_for_later_recoveries_alone() {
    var begun = withKey().given(waiting(48), begin(ONE), waiting(0));
    begun
        .when(recover(ONE, 2, NOON))
        .thenRefused(new RecoveryTooEarly(ONE, NOON.plus(Duration.ofDays(2))));
    assertThat(begun.given(begin(OTHER)).when(recover(OTHER, 2, NOON)).events()).hasSize(1);
  }

  @Test
  void a_recovery_that_nobody_finishes_is_over() {
    var expires = NOON.plus(RecoveryRules.STAYS_READY);
    withKey()
        .given(begin(ONE))
        .when(recover(ONE, 2, expires))
        .thenRefused(new RecoveryOver(ONE, expires));
  }

  @Test
  @Tag("R07")
  void a_trusted_device_sets_the_wait_within_thirty_days() {
    withKey().when(waiting(720)).then(new RecoveryWaitSet(ALICE, 720, LAPTOP));
    withKey().when(waiting(0)).then();
    for (int wrong : new int[] {-1, 721}) {
      withKey().when(waiting(wrong)).thenRefused(new RecoveryWaitWrong(720, wrong));
    }
    withKey()
        .when(new SetRecoveryWait(ALICE, STRANGER, 1))
        .thenRefused(new DeviceNotTrusted(STRANGER));
  }
}
