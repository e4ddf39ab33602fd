package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.STRANGER;
import static org.lockstep.domain.account.AccountScenarios.opened;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.account.AccountCommand.RemoveAuthenticator;
import org.lockstep.domain.account.AccountCommand.SetAuthenticator;
import org.lockstep.domain.account.AccountEvent.AuthenticatorRemoved;
import org.lockstep.domain.account.AccountEvent.AuthenticatorSet;
import org.lockstep.domain.account.AccountRejection.AuthenticatorMissing;
import org.lockstep.domain.account.AccountRejection.AuthenticatorNumberNotNext;
import org.lockstep.domain.account.AccountRejection.DeviceNotTrusted;
import org.lockstep.domain.account.AccountState.Open;

/// The ways into an account beside its trusted devices.
class SignInTest {
  private static SetAuthenticator set(int number) {
    return new SetAuthenticator(ALICE, LAPTOP, number);
  }

  private static final RemoveAuthenticator REMOVE = new RemoveAuthenticator(ALICE, LAPTOP);

  @Test
  void an_authenticator_is_set_replaced_and_removed_and_no_number_comes_twice() {
    opened().when(set(1)).then(new AuthenticatorSet(ALICE, 1, LAPTOP));
    opened().given(set(1)).when(set(2)).then(new AuthenticatorSet(ALICE, 2, LAPTOP));
    opened().given(set(1)).when(REMOVE).then(new AuthenticatorRemoved(ALICE, 1, LAPTOP));
    opened().given(set(1), REMOVE).when(set(2)).then(new AuthenticatorSet(ALICE, 2, LAPTOP));
    opened().given(set(1), REMOVE).when(set(1)).thenRefused(new AuthenticatorNumberNotNext(2, 1));
    opened().when(REMOVE).thenRefused(new AuthenticatorMissing(ALICE));
  }

  @Test
  @Tag("R07")
  void only_a_trusted_device_changes_it() {
    opened()
        .when(new SetAuthenticator(ALICE, STRANGER, 1))
        .thenRefused(new DeviceNotTrusted(STRANGER));
    opened()
        .given(set(1))
        .when(new RemoveAuthenticator(ALICE, STRANGER))
        .thenRefused(new DeviceNotTrusted(STRANGER));
  }

  @Test
  @Tag("R70")
  void while_there_is_one_a_joining_device_gives_its_code() {
    var without = (Open) opened().state();
    var with = (Open) opened().given(set(1)).state();
    var after = (Open) opened().given(set(1), REMOVE).state();
    assertThat(without.signIn().asksForCode()).isFalse();
    assertThat(with.signIn().asksForCode()).isTrue();
    assertThat(after.signIn().asksForCode()).isFalse();
  }
}
