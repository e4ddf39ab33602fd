package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.DESTROY;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.PHONE;
import static org.lockstep.domain.account.AccountScenarios.RECOVERY_KEY;
import static org.lockstep.domain.account.AccountScenarios.add;
import static org.lockstep.domain.account.AccountScenarios.advanced;
import static org.lockstep.domain.account.AccountScenarios.escrow;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.AccountScenarios.recoveryKey;
import static org.lockstep.domain.account.AccountScenarios.rotateCircle;
import static org.lockstep.domain.account.AccountScenarios.rotateService;
import static org.lockstep.domain.account.AccountScenarios.rules;
import static org.lockstep.domain.account.AccountScenarios.turnOff;
import static org.lockstep.domain.account.AccountScenarios.turnOn;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Decision;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.ByDevice;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryKey;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOff;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOn;
import org.lockstep.domain.account.AccountEvent.RecoveryKeyRemoved;
import org.lockstep.domain.account.AccountEvent.RecoveryKeySet;
import org.lockstep.domain.account.AccountEvent.ServiceSecretEscrowed;
import org.lockstep.domain.account.AccountEvent.ServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountRejection.ConditionsUnmet;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.UnmetCondition.DeviceSoftwareTooOld;
import org.lockstep.domain.account.UnmetCondition.DeviceTooYoung;
import org.lockstep.domain.account.UnmetCondition.ForbiddenByOperator;
import org.lockstep.domain.account.UnmetCondition.RecoveryMethodMissing;

/// Turning Advanced Data Protection on and off, what stands in the way, and what becomes of the
/// keys.
class AdvancedProtectionTest {
  @Test
  @Tag("R03")
  void it_turns_on_with_a_way_to_recover_and_devices_that_support_it() {
    opened()
        .given(RECOVERY_KEY)
        .when(turnOn(1))
        .then(new AdvancedProtectionTurnedOn(ALICE, LAPTOP, 1));
  }

  @Test
  @Tag("R03")
  @Tag("R04")
  @Tag("R09")
  @Tag("R12")
  void the_refusal_lists_everything_that_stands_in_the_way() {
    var old = Sample.outdated(ALICE, 2);
    var strict = new AccountPolicy(Map.of("ios", version("16.2")), Duration.ofHours(24), false);
    var outcome =
        opened()
            .given(add(old, 2))
            .under(rules(strict, Duration.ofHours(23)))
            .when(turnOn(1))
            .decision();
    assertThat(conditions(outcome))
        .containsExactlyInAnyOrder(
            new ForbiddenByOperator(),
            new RecoveryMethodMissing(),
            new DeviceSoftwareTooOld(LAPTOP, "linux", version("1"), Optional.empty()),
            new DeviceSoftwareTooOld(PHONE, "ios", old.version(), Optional.of(version("16.2"))),
            new DeviceTooYoung(LAPTOP, Duration.ofHours(23), Duration.ofHours(24)));
  }

  @Test
  @Tag("R09")
  void a_device_of_the_minimum_age_may_turn_it_on() {
    var day = new AccountPolicy(Map.of("linux", version("0")), Duration.ofHours(24), true);
    opened()
        .given(RECOVERY_KEY)
        .under(rules(day, Duration.ofHours(24)))
        .when(turnOn(1))
        .then(new AdvancedProtectionTurnedOn(ALICE, LAPTOP, 1));
  }

  @Test
  @Tag("R08")
  @Tag("R12")
  void it_turns_off_whatever_the_operator_says() {
    var forbidden = new AccountPolicy(Map.of(), Duration.ofDays(365), false);
    advanced()
        .under(rules(forbidden, Duration.ZERO))
        .when(turnOff(2))
        .then(new AdvancedProtectionTurnedOff(ALICE, LAPTOP, 2));
  }

  @Test
  @Tag("R07")
  @Tag("R82")
  void the_server_itself_can_order_nothing_but_the_record_of_what_has_ended_or_was_shown_to_it() {
    var unsigned =
        Arrays.stream(AccountCommand.class.getPermittedSubclasses())
            .filter(type -> !type.equals(ByDevice.class))
            .toList();
    // To open an account, or to come back to it, is signed by the device that it is about.
    assertThat(unsigned)
        .containsExactlyInAnyOrder(
            AccountCommand.OpenAccount.class,
            AccountCommand.ByNewcomer.class,
            AccountCommand.ByServer.class);
    assertThat(AccountCommand.ByServer.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            AccountCommand.RecordWebSessionEnded.class,
            RecordServiceSecretsDestroyed.class,
            AccountCommand.RecordContactConfirmed.class,
            AccountCommand.RecordAccountErased.class);
    var destroyed = (Open) advanced().given(DESTROY).state();
    assertThat(destroyed.mode()).isEqualTo(ProtectionMode.ADVANCED);
  }

  @Test
  @Tag("R13")
  void a_mode_counter_may_skip_numbers() {
    advanced().when(turnOff(40)).then(new AdvancedProtectionTurnedOff(ALICE, LAPTOP, 40));
  }

  @Test
  @Tag("R20")
  void every_service_secret_that_the_vault_holds_is_destroyed_once() {
    var twoEpochs = opened().given(RECOVERY_KEY, rotateService(2, LAPTOP), escrow(2), turnOn(1));
    twoEpochs.when(DESTROY).then(new ServiceSecretsDestroyed(ALICE, 2));
    twoEpochs.given(DESTROY).when(DESTROY).thenNothingHappens();
    assertThat(((Open) twoEpochs.given(DESTROY).state()).service())
        .as("what was known stays known")
        .isEqualTo(new SecretEpochs(2, 2, 0, 0));
  }

  @Test
  @Tag("R21")
  @Tag("R22")
  void a_new_secret_that_the_vault_never_held_ends_the_rotation() {
    var rotating = advanced().given(DESTROY);
    assertThat(((Open) rotating.state()).service().isKnown()).isTrue();
    var rotated = (Open) rotating.given(rotateService(2, LAPTOP)).state();
    assertThat(rotated.service().isKnown()).isFalse();
    assertThat(rotated.service().current()).isEqualTo(2);
  }

  @Test
  @Tag("R23")
  void turning_it_off_counts_from_the_intent_and_the_secret_follows() {
    var off = advanced().given(DESTROY, rotateService(2, LAPTOP), turnOff(2));
    assertThat(((Open) off.state()).mode()).isEqualTo(ProtectionMode.STANDARD);
    off.when(escrow(2)).then(new ServiceSecretEscrowed(ALICE, 2, LAPTOP));
    off.given(escrow(2)).when(escrow(2)).thenNothingHappens();
  }

  @Test
  @Tag("R24")
  @Tag("R26")
  void modes_and_escrows_never_touch_the_circle() {
    var start = opened().given(rotateCircle(2, LAPTOP));
    var circle = ((Open) start.state()).circle();
    var cycled =
        start.given(
            RECOVERY_KEY, turnOn(1), DESTROY, rotateService(2, LAPTOP), turnOff(2), escrow(2));
    assertThat(((Open) cycled.state()).circle()).isEqualTo(circle);
    assertThat(circle.known()).isZero();
  }

  @Test
  @Tag("R83")
  void a_new_recovery_key_replaces_the_old_one_and_numbers_are_not_used_again() {
    var removed =
        opened().given(recoveryKey(1), recoveryKey(2), new RemoveRecoveryKey(ALICE, LAPTOP));
    assertThat(((Open) removed.state()).recovery()).isZero();
    removed.when(recoveryKey(3)).then(new RecoveryKeySet(ALICE, Sample.recovery(3), LAPTOP));
    opened()
        .given(recoveryKey(1))
        .when(new RemoveRecoveryKey(ALICE, LAPTOP))
        .then(new RecoveryKeyRemoved(ALICE, 1, LAPTOP));
  }

  @Test
  @Tag("R11")
  void a_recovery_key_may_be_replaced_while_it_is_on() {
    advanced().when(recoveryKey(2)).then(new RecoveryKeySet(ALICE, Sample.recovery(2), LAPTOP));
  }

  private static List<UnmetCondition> conditions(
      Decision<AccountEvent, AccountRejection> decision) {
    return decision instanceof Decision.Rejected(ConditionsUnmet(var conditions))
        ? conditions
        : List.of();
  }

  private static SoftwareVersion version(String text) {
    return SoftwareVersion.parse(text);
  }
}
