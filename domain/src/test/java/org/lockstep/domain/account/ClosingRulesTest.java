package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.DESTROY;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.OPEN;
import static org.lockstep.domain.account.AccountScenarios.PHONE;
import static org.lockstep.domain.account.AccountScenarios.RECOVERY_KEY;
import static org.lockstep.domain.account.AccountScenarios.STRANGER;
import static org.lockstep.domain.account.AccountScenarios.account;
import static org.lockstep.domain.account.AccountScenarios.advanced;
import static org.lockstep.domain.account.AccountScenarios.escrow;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.AccountScenarios.turnOn;
import static org.lockstep.domain.account.WebRulesTest.ON;
import static org.lockstep.domain.account.WebRulesTest.ONE;
import static org.lockstep.domain.account.WebRulesTest.approve;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Personal;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.account.AccountCommand.CloseAccount;
import org.lockstep.domain.account.AccountCommand.RecordAccountErased;
import org.lockstep.domain.account.AccountCommand.SetAuthenticator;
import org.lockstep.domain.account.AccountEvent.AccountClosed;
import org.lockstep.domain.account.AccountEvent.AccountErased;
import org.lockstep.domain.account.AccountEvent.WebSessionEnded;
import org.lockstep.domain.account.AccountRejection.AccountIsClosed;
import org.lockstep.domain.account.AccountRejection.AccountUnknown;
import org.lockstep.domain.account.AccountRejection.DeviceNotTrusted;
import org.lockstep.domain.account.AccountState.Closed;

/// The end of an account.
@Tag("R102")
class ClosingRulesTest {
  private static final CloseAccount CLOSE = new CloseAccount(ALICE, LAPTOP);
  private static final SharesParted SHARES = new SharesParted(1, 2, 3, 4);
  private static final RecordAccountErased ERASED = new RecordAccountErased(ALICE, SHARES);
  private static final AccountIsClosed IS_CLOSED = new AccountIsClosed(ALICE);

  private static Scenario<AccountState, AccountCommand, AccountEvent, AccountRejection> closed() {
    return opened().given(CLOSE);
  }

  @Test
  void a_trusted_device_closes_an_account_in_either_mode() {
    opened().when(CLOSE).then(new AccountClosed(ALICE, LAPTOP));
    advanced().when(CLOSE).then(new AccountClosed(ALICE, LAPTOP));
    opened().when(new CloseAccount(ALICE, STRANGER)).thenRefused(new DeviceNotTrusted(STRANGER));
    account().when(CLOSE).thenRefused(new AccountUnknown(ALICE));
  }

  @Test
  @Tag("R94")
  void its_web_sessions_end_first() {
    opened()
        .given(ON, approve(ONE, LAPTOP))
        .when(CLOSE)
        .then(
            new WebSessionEnded(ALICE, ONE, WebSessionEnd.ACCOUNT_CLOSED),
            new AccountClosed(ALICE, LAPTOP));
  }

  @Test
  void a_closed_account_takes_no_order_from_any_device() {
    closed().when(CLOSE).thenRefused(IS_CLOSED);
    closed().when(turnOn(1)).thenRefused(IS_CLOSED);
    closed().when(escrow(1)).thenRefused(IS_CLOSED);
    closed().when(RECOVERY_KEY).thenRefused(IS_CLOSED);
    closed().when(ON).thenRefused(IS_CLOSED);
    closed().when(OPEN).thenRefused(IS_CLOSED);
    closed().when(new CloseAccount(ALICE, STRANGER)).thenRefused(IS_CLOSED);
  }

  @Test
  void what_was_destroyed_is_recorded_once_and_counted_from_the_history() {
    var erasure = new Erasure(SHARES, 1, 1, 1, 1);
    var full = opened().given(RECOVERY_KEY, new SetAuthenticator(ALICE, LAPTOP, 1), CLOSE);
    full.when(ERASED).then(new AccountErased(ALICE, erasure));
    full.given(ERASED).when(ERASED).thenNothingHappens();
    advanced()
        .given(DESTROY, CLOSE)
        .when(ERASED)
        .then(new AccountErased(ALICE, new Erasure(SHARES, 1, 0, 1, 0)));
  }

  @Test
  void nothing_is_recorded_as_erased_of_an_open_account() {
    opened().when(ERASED).thenNothingHappens();
    closed().when(DESTROY).thenNothingHappens();
  }

  @Test
  void no_text_about_its_person_stays_in_the_state() {
    var state = (Closed) closed().state();
    assertThat(state.last().devices().values())
        .isNotEmpty()
        .allSatisfy(device -> assertThat(device.name()).isEqualTo(new Personal.Erased(ALICE)));
    assertThat(state.erased()).isEmpty();
  }

  @Test
  void what_the_vault_has_reached_stays_reached() {
    var after = (Closed) closed().given(ERASED).state();
    assertThat(after.last().service().known()).isEqualTo(1);
    assertThat(after.last().service().held()).isZero();
    assertThat(after.erased()).contains(new Erasure(SHARES, 1, 1, 0, 0));
  }

  @Test
  void the_evolution_accepts_whatever_was_recorded_later() {
    var closed = closed().state();
    var revoked = new AccountEvent.DeviceSoftwareUpdated(ALICE, PHONE, SoftwareVersion.parse("1"));
    assertThat(AccountEvolution.evolve(closed, revoked)).isEqualTo(closed);
    assertThat(AccountEvolution.evolve(closed, new AccountClosed(ALICE, PHONE))).isEqualTo(closed);
    var early = new AccountErased(ALICE, new Erasure(SHARES, 0, 0, 0, 0));
    assertThat(AccountEvolution.evolve(opened().state(), early)).isEqualTo(opened().state());
  }
}
