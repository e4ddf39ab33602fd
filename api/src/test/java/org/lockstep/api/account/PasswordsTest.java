package org.lockstep.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.domain.id.AccountId;

/// Passwords are stretched in memory that is not there for everybody at once.
@RunningServer
class PasswordsTest {
  private final Passwords passwords;
  private final AccountId account = new AccountId(TestDevice.freshId());

  PasswordsTest(TestServer server) {
    passwords = new Passwords(server.vault().sealedRecords());
  }

  @Test
  void a_password_is_known_again_until_it_is_forgotten() {
    passwords.set(account, "correct horse");
    assertThat(passwords.matches(Optional.of(account), "correct horse")).isTrue();
    assertThat(passwords.matches(Optional.of(account), "correct horsf")).isFalse();
    var other = new AccountId(TestDevice.freshId());
    assertThat(passwords.matches(Optional.of(other), "correct horse")).isFalse();
    assertThat(passwords.matches(Optional.empty(), "correct horse")).isFalse();
    passwords.forget(account);
    assertThat(passwords.matches(Optional.of(account), "correct horse")).isFalse();
  }

  @Test
  void whoever_comes_while_two_are_at_work_waits_for_a_place() throws Exception {
    passwords.set(account, "correct horse");
    var places = passwords.places();
    assertThat(places.drainPermits()).isEqualTo(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var third = threads.submit(() -> passwords.matches(Optional.of(account), "correct horse"));
      while (places.getQueueLength() == 0 && !third.isDone()) Thread.onSpinWait();
      assertThat(third.isDone()).isFalse();
      places.release();
      assertThat(third.get()).isTrue();
    }
    assertThat(places.availablePermits()).isEqualTo(1);
  }
}
