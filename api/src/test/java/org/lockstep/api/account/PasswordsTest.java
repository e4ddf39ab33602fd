package org.lockstep.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Asking;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AccountMessages.EnrolmentStatus;
import org.lockstep.wire.message.AccountMessages.PendingEnrolment;
import org.lockstep.wire.message.AccountMessages.PendingEnrolments;

/// Passwords are stretched in memory that is not there for everybody at once.
@RunningServer
class PasswordsTest {
  private final TestServer server;
  private final Passwords passwords;
  private final AccountId account = new AccountId(TestDevice.freshId());

  PasswordsTest(TestServer server) {
    this.server = server;
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

  @Test
  void five_are_guessed_and_then_nobody_is_heard_not_even_who_knows_it() {
    var alice = Member.named(server, "a" + TestDevice.freshId());
    passwords.set(alice.id(), "correct horse");
    for (int i = 0; i < 5; i++) guess(alice, "wrong horse " + i);
    var sixth = Asking.fresh();
    var refused = server.send(sixth.device(), sixth.call(alice.handle(), "correct horse", ""));
    assertThat(refused.problemType()).isEqualTo("rate-limited");
    assertThat(proven(alice)).hasSize(5).containsOnly(false);
  }

  @Test
  void what_was_guessed_is_told_to_trusted_devices_alone() {
    var alice = Member.named(server, "a" + TestDevice.freshId());
    passwords.set(alice.id(), "correct horse");
    assertThat(guess(alice, "correct horse")).isEqualTo(guess(alice, "wrong horse"));
    assertThat(proven(alice)).containsExactly(true, false);
  }

  private String guess(Member of, String password) {
    var asking = Asking.fresh();
    var answer = server.send(asking.device(), asking.call(of.handle(), password, ""));
    return answer.status() + " " + answer.as(EnrolmentStatus.class).state();
  }

  private static List<Boolean> proven(Member member) {
    var waiting = member.send(Call.get("/v1/enrolments")).as(PendingEnrolments.class);
    return waiting.enrolments().stream().map(PendingEnrolment::passwordProven).toList();
  }
}
