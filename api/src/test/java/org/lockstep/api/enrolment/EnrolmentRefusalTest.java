package org.lockstep.api.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Asking;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.id.DeviceId;

/// Who may not even ask to be trusted.
@RunningServer
class EnrolmentRefusalTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TestServer server;

  EnrolmentRefusalTest(TestServer server) {
    this.server = server;
  }

  private static Call asking(TestDevice device) {
    return Asking.with(device).call("nobody", "a password", "");
  }

  private static TestDevice withIdOf(DeviceId id) {
    return new TestDevice(id, SigningKey.generate(RANDOM));
  }

  @Test
  @Tag("R72")
  void the_id_of_a_revoked_device_does_not_come_back_with_new_keys() {
    var alice = Member.advanced(server, "alice");
    var gone = alice.addDevice();
    alice.revoke(gone.id());
    long head = server.journal().head();
    var impostor = withIdOf(gone.id());
    var answer = server.send(impostor, asking(impostor));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problemType()).isEqualTo("device-id-taken");
    assertThat(answer.fact("device")).isEqualTo(gone.id().value());
    assertThat(server.journal().head()).isEqualTo(head);
  }

  @Test
  void the_id_of_a_trusted_device_is_no_use_to_another_key() {
    var alice = Member.advanced(server, "alice");
    var impostor = withIdOf(alice.device().id());
    var answer = server.send(impostor, asking(impostor));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problemType()).isEqualTo("signature-wrong");
  }

  @Test
  void a_device_with_an_id_of_its_own_is_not_told_that_nobody_has_the_handle() {
    var fresh = TestDevice.fresh();
    var answer = server.send(fresh, asking(fresh));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).contains("PENDING");
  }
}
