package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.advanced;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.AccountScenarios.recoveryKey;
import static org.lockstep.domain.account.AccountScenarios.rotateCircle;
import static org.lockstep.domain.account.AccountScenarios.turnOn;
import static org.lockstep.domain.account.RecoveryRulesTest.NOON;
import static org.lockstep.domain.account.RecoveryRulesTest.ONE;
import static org.lockstep.domain.account.RecoveryRulesTest.recover;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.BeginRecovery;
import org.lockstep.domain.account.AccountCommand.RecordContactConfirmed;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryContacts;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryKey;
import org.lockstep.domain.account.AccountCommand.RotateCircleSecret;
import org.lockstep.domain.account.AccountCommand.SetRecoveryContacts;
import org.lockstep.domain.account.AccountEvent.RecoveryContactConfirmed;
import org.lockstep.domain.account.AccountEvent.RecoveryContactsRemoved;
import org.lockstep.domain.account.AccountEvent.RecoveryContactsSet;
import org.lockstep.domain.account.AccountRejection.ConditionsUnmet;
import org.lockstep.domain.account.AccountRejection.LastRecoveryMethodStays;
import org.lockstep.domain.account.AccountRejection.RecoveryContactsMissing;
import org.lockstep.domain.account.AccountRejection.RecoveryContactsWrong;
import org.lockstep.domain.account.AccountRejection.RecoveryNumberNotNext;
import org.lockstep.domain.account.AccountRejection.RecoveryPartUnknown;
import org.lockstep.domain.account.AccountRejection.RecoverySealMissing;
import org.lockstep.domain.account.AccountRejection.RecoveryWayEnded;
import org.lockstep.domain.account.AccountState.Open;

/// Recovery contacts (R80 to R82).
class RecoveryMethodRulesTest {
  private static final Device TABLET = Sample.modern(ALICE, 3);

  static SetRecoveryContacts contacts(int number, int threshold, int count) {
    return new SetRecoveryContacts(
        ALICE,
        LAPTOP,
        Sample.recovery(number),
        threshold,
        Collections.nCopies(count, Sample.BYTES));
  }

  static RecordContactConfirmed confirmed(int number, int part) {
    return new RecordContactConfirmed(ALICE, number, part, Sample.BYTES);
  }

  private static BeginRecovery begin(RecoveryMethod method, int number) {
    return new BeginRecovery(ALICE, ONE, TABLET, new RecoveryWay(method, number), NOON);
  }

  private static final RemoveRecoveryContacts NOBODY = new RemoveRecoveryContacts(ALICE, LAPTOP);
  private static final RemoveRecoveryKey NO_KEY = new RemoveRecoveryKey(ALICE, LAPTOP);

  @Test
  @Tag("R80")
  void up_to_five_people_help_and_it_takes_one_to_all_of_them() {
    opened()
        .when(contacts(1, 2, 5))
        .then(
            new RecoveryContactsSet(
                ALICE, Sample.recovery(1), 2, Collections.nCopies(5, Sample.BYTES), LAPTOP));
    for (var wrong : new int[][] {{1, 0}, {1, 6}, {0, 1}, {3, 2}, {-1, 5}}) {
      opened()
          .when(contacts(1, wrong[0], wrong[1]))
          .thenRefused(new RecoveryContactsWrong(5, wrong[1], wrong[0]));
    }
  }

  @Test
  @Tag("R82")
  void a_confirmation_names_a_part_and_nobody() {
    var set = opened().given(contacts(1, 2, 3));
    set.when(confirmed(1, 3)).then(new RecoveryContactConfirmed(ALICE, 1, 3, Sample.BYTES));
    set.given(confirmed(1, 3)).when(confirmed(1, 3)).thenNothingHappens();
    for (int part : List.of(0, 4)) {
      set.when(confirmed(1, part)).thenRefused(new RecoveryPartUnknown(1, part));
    }
    set.given(contacts(2, 1, 3)).when(confirmed(1, 1)).thenRefused(new RecoveryPartUnknown(1, 1));
    opened().when(confirmed(0, 1)).thenRefused(new RecoveryPartUnknown(0, 1));
  }

  @Test
  @Tag("R03")
  void confirmed_contacts_count_as_a_method_once_they_are_enough() {
    var asked = opened().given(contacts(1, 2, 3), confirmed(1, 1));
    asked
        .when(turnOn(1))
        .thenRefused(new ConditionsUnmet(List.of(new UnmetCondition.RecoveryMethodMissing())));
    var on = asked.given(confirmed(1, 3), turnOn(1));
    assertThat(((Open) on.state()).mode()).isEqualTo(ProtectionMode.ADVANCED);
  }

  @Test
  @Tag("R11")
  void while_advanced_the_last_method_stays() {
    var stays = new LastRecoveryMethodStays(ALICE);
    var both = advanced().given(contacts(2, 1, 2), confirmed(2, 2));
    both.when(NOBODY).then(new RecoveryContactsRemoved(ALICE, 2, LAPTOP));
    both.given(NOBODY).when(NO_KEY).thenRefused(stays);
    advanced().given(contacts(2, 1, 2)).when(NO_KEY).thenRefused(stays);

    var people = both.given(NO_KEY);
    people.when(NOBODY).thenRefused(stays);
    people.when(contacts(3, 1, 3)).thenRefused(stays);
    people.given(recoveryKey(3)).when(NOBODY).then(new RecoveryContactsRemoved(ALICE, 2, LAPTOP));
  }

  @Test
  void all_methods_share_one_count() {
    var all = opened().given(recoveryKey(1), contacts(2, 1, 1));
    all.when(recoveryKey(2)).thenRefused(new RecoveryNumberNotNext(3, 2));
    all.when(contacts(2, 1, 1)).thenRefused(new RecoveryNumberNotNext(3, 2));
    assertThat(RecoveryMethods.standing((Open) all.state())).containsExactly(1, 2);
    assertThat(RecoveryMethods.standing((Open) all.given(recoveryKey(3)).state()))
        .containsExactly(2, 3);
    var ended = all.given(NO_KEY, NOBODY);
    assertThat(RecoveryMethods.standing((Open) ended.state())).isEmpty();
    ended.when(contacts(1, 1, 1)).thenRefused(new RecoveryNumberNotNext(3, 1));
  }

  @Test
  @Tag("R83")
  void a_new_secret_is_sealed_for_every_method() {
    var all = opened().given(recoveryKey(1), contacts(2, 1, 1));
    all.when(rotateCircle(2, LAPTOP)).thenRefused(new RecoverySealMissing(2, Set.of(1)));
    var circle = Sample.circle(2, Set.of(LAPTOP));
    all.when(new RotateCircleSecret(ALICE, LAPTOP, circle, Set.of(2, 9)))
        .thenRefused(new RecoverySealMissing(1, Set.of(2, 9)));
    var rotated = all.given(new RotateCircleSecret(ALICE, LAPTOP, circle, Set.of(1, 2, 9)));
    assertThat(((Open) rotated.state()).circle().current()).isEqualTo(2);
  }

  @Test
  @Tag("R86")
  @Tag("R87")
  void a_device_comes_back_by_the_contacts() {
    var all = opened().given(recoveryKey(1), contacts(2, 1, 1), begin(RecoveryMethod.CONTACTS, 2));
    var after = (Open) all.given(recover(ONE, 2, NOON)).state();
    assertThat(after.devices()).containsKey(TABLET.id());
    assertThat(after.circle().isCompromised()).isTrue();
    assertThat(RecoveryMethods.standing(after)).containsExactly(1, 2);
  }

  @Test
  void what_was_replaced_removed_or_is_of_another_method_brings_nothing_back() {
    var all = opened().given(recoveryKey(1), contacts(2, 1, 1));
    for (var wrong :
        List.of(
            new RecoveryWay(RecoveryMethod.CONTACTS, 1),
            new RecoveryWay(RecoveryMethod.CONTACTS, 0),
            new RecoveryWay(RecoveryMethod.KEY, 2))) {
      all.when(begin(wrong.method(), wrong.number()))
          .thenRefused(new RecoveryWayEnded(wrong.method(), wrong.number()));
    }
    var begun = all.given(begin(RecoveryMethod.CONTACTS, 2));
    for (var ending : List.of(NOBODY, contacts(3, 1, 2))) {
      begun
          .given(ending)
          .when(recover(ONE, 2, NOON))
          .thenRefused(new RecoveryWayEnded(RecoveryMethod.CONTACTS, 2));
    }
    opened()
        .when(begin(RecoveryMethod.CONTACTS, 0))
        .thenRefused(new RecoveryWayEnded(RecoveryMethod.CONTACTS, 0));
  }

  @Test
  void what_is_not_there_is_not_removed() {
    opened().when(NOBODY).thenRefused(new RecoveryContactsMissing(ALICE));
  }
}
