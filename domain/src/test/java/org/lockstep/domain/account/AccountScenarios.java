package org.lockstep.domain.account;

import static org.lockstep.domain.Sample.ALICE;

import java.time.Duration;
import java.util.Set;
import org.lockstep.domain.Sample;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.account.AccountCommand.AddDevice;
import org.lockstep.domain.account.AccountCommand.EscrowServiceSecret;
import org.lockstep.domain.account.AccountCommand.OpenAccount;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountCommand.RevokeDevice;
import org.lockstep.domain.account.AccountCommand.RotateCircleSecret;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountCommand.SetRecoveryKey;
import org.lockstep.domain.account.AccountCommand.TurnOffAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.TurnOnAdvancedProtection;
import org.lockstep.domain.id.DeviceId;

/// Alice's account and the commands of its devices.
final class AccountScenarios {
  static final DeviceId LAPTOP = Sample.device(ALICE, 1);
  static final DeviceId PHONE = Sample.device(ALICE, 2);
  static final DeviceId STRANGER = Sample.device(Sample.BOB, 1);
  static final OpenAccount OPEN = Sample.opening(ALICE, Sample.modern(ALICE, 1));
  static final SetRecoveryKey RECOVERY_KEY = recoveryKey(1);
  static final RecordServiceSecretsDestroyed DESTROY = new RecordServiceSecretsDestroyed(ALICE);

  private AccountScenarios() {}

  static Scenario<AccountState, AccountCommand, AccountEvent, AccountRejection> account() {
    return new Scenario<>(rules(AccountPolicy.DEFAULT, Duration.ofDays(1)), AccountState.UNBORN);
  }

  static Scenario.Rules<AccountState, AccountCommand, AccountEvent, AccountRejection> rules(
      AccountPolicy policy, Duration deviceAge) {
    var facts = new AccountDecider.Facts(policy, deviceAge);
    return new Scenario.Rules<>(
        (command, state) -> AccountDecider.decide(command, state, facts), AccountEvolution::evolve);
  }

  static Scenario<AccountState, AccountCommand, AccountEvent, AccountRejection> opened() {
    return account().given(OPEN);
  }

  static Scenario<AccountState, AccountCommand, AccountEvent, AccountRejection> advanced() {
    return opened().given(RECOVERY_KEY, turnOn(1));
  }

  static SetRecoveryKey recoveryKey(int number) {
    return new SetRecoveryKey(ALICE, LAPTOP, Sample.recovery(number));
  }

  static TurnOnAdvancedProtection turnOn(long counter) {
    return new TurnOnAdvancedProtection(ALICE, LAPTOP, counter);
  }

  static TurnOffAdvancedProtection turnOff(long counter) {
    return new TurnOffAdvancedProtection(ALICE, LAPTOP, counter);
  }

  static AddDevice add(Device device, long counter) {
    return new AddDevice(ALICE, LAPTOP, device, Sample.roster(counter), Sample.keyring());
  }

  static RevokeDevice revoke(DeviceId device, long counter) {
    return new RevokeDevice(ALICE, LAPTOP, device, Sample.roster(counter));
  }

  static EscrowServiceSecret escrow(int epoch) {
    return new EscrowServiceSecret(ALICE, LAPTOP, epoch);
  }

  static RotateServiceSecret rotateService(int number, DeviceId... holders) {
    return new RotateServiceSecret(ALICE, LAPTOP, Sample.service(number, Set.of(holders)), 1);
  }

  static RotateCircleSecret rotateCircle(int number, DeviceId... holders) {
    return new RotateCircleSecret(ALICE, LAPTOP, Sample.circle(number, Set.of(holders)), 1);
  }
}
