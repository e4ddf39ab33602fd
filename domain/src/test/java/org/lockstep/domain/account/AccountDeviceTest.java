package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.OPEN;
import static org.lockstep.domain.account.AccountScenarios.PHONE;
import static org.lockstep.domain.account.AccountScenarios.account;
import static org.lockstep.domain.account.AccountScenarios.add;
import static org.lockstep.domain.account.AccountScenarios.advanced;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.AccountScenarios.revoke;
import static org.lockstep.domain.account.AccountScenarios.rotateCircle;
import static org.lockstep.domain.account.AccountScenarios.rotateService;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.UpdateDeviceSoftware;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.DeviceAdded;
import org.lockstep.domain.account.AccountEvent.DeviceRevoked;
import org.lockstep.domain.account.AccountEvent.DeviceSoftwareUpdated;
import org.lockstep.domain.account.AccountEvent.ServiceSecretEscrowed;
import org.lockstep.domain.account.AccountState.Open;

/// How an account begins, and how devices come and go.
class AccountDeviceTest {
  private static final Device SECOND = Sample.modern(ALICE, 2);

  @Test
  @Tag("R01")
  @Tag("R02")
  void a_new_account_is_standard_and_its_service_secret_is_escrowed_at_once() {
    var events = account().when(OPEN).events();
    assertThat(events)
        .hasExactlyElementsOfTypes(AccountOpened.class, ServiceSecretEscrowed.class)
        .contains(new ServiceSecretEscrowed(ALICE, 1, LAPTOP));
    var open = (Open) opened().state();
    assertThat(open.mode()).isEqualTo(ProtectionMode.STANDARD);
    assertThat(open.devices()).containsOnlyKeys(LAPTOP);
    assertThat(open.service()).isEqualTo(new SecretEpochs(1, 1, 1, 0));
    assertThat(open.circle()).as("never escrowed").isEqualTo(new SecretEpochs(1, 0, 0, 0));
  }

  @Test
  @Tag("R70")
  @Tag("R71")
  void a_trusted_device_vouches_for_another_under_the_next_roster() {
    opened()
        .when(add(SECOND, 2))
        .then(new DeviceAdded(ALICE, SECOND, Sample.roster(2), Sample.keyring(), LAPTOP));
  }

  @Test
  @Tag("R72")
  void a_revoked_device_leaves_both_secrets_to_be_rotated() {
    var revoked = opened().given(add(SECOND, 2)).given(revoke(PHONE, 3));
    var open = (Open) revoked.state();
    assertThat(open.devices()).containsOnlyKeys(LAPTOP);
    assertThat(open.service().isCompromised()).isTrue();
    assertThat(open.circle().isCompromised()).isTrue();

    var rotated = revoked.given(rotateService(2, LAPTOP), rotateCircle(2, LAPTOP));
    assertThat(((Open) rotated.state()).service().isCompromised()).isFalse();
    assertThat(((Open) rotated.state()).circle().isCompromised()).isFalse();
  }

  @Test
  @Tag("R72")
  void a_device_can_revoke_itself_while_another_one_stays() {
    var both = opened().given(add(SECOND, 2));
    both.when(revoke(LAPTOP, 3)).then(new DeviceRevoked(ALICE, LAPTOP, Sample.roster(3), LAPTOP));
    assertThat(((Open) both.given(revoke(LAPTOP, 3)).state()).devices()).containsOnlyKeys(PHONE);
  }

  @Test
  @Tag("R06")
  void an_outdated_device_may_join_a_standard_account() {
    var outdated = Sample.outdated(ALICE, 2);
    opened()
        .when(add(outdated, 2))
        .then(new DeviceAdded(ALICE, outdated, Sample.roster(2), Sample.keyring(), LAPTOP));
  }

  @Test
  @Tag("R06")
  void a_device_tells_its_new_software_once() {
    var newer = new UpdateDeviceSoftware(ALICE, LAPTOP, SoftwareVersion.parse("2"));
    advanced()
        .when(newer)
        .then(new DeviceSoftwareUpdated(ALICE, LAPTOP, SoftwareVersion.parse("2")));
    advanced().given(newer).when(newer).thenNothingHappens();
  }
}
