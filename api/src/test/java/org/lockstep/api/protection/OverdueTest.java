package org.lockstep.api.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.AuditMessages.Overdue;

/// Members learn whose hands a share's key is in, until it has a new one (R59).
@RunningServer
class OverdueTest {
  private final TestServer server;
  private final Member alice;
  private final Member bob;

  OverdueTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.bob = Member.advanced(server, "bob");
  }

  @Test
  void a_share_that_somebody_has_left_is_listed_until_it_has_a_new_key() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.admit(bob, Role.EDITOR);
    assertThat(overdue(alice).shares()).isEmpty();

    long left = bob.does(Call.bare("DELETE", share.at("/participants/" + bob.id())));

    var told = overdue(alice);
    assertThat(told.shares())
        .singleElement()
        .satisfies(
            stale -> {
              assertThat(stale.share()).isEqualTo(share.id());
              assertThat(stale.epoch()).isEqualTo(1);
              assertThat(stale.holders()).containsExactly(bob.id());
              assertThat(stale.sincePosition()).isEqualTo(left);
              assertThat(Duration.between(stale.since(), stale.deadline()))
                  .isEqualTo(told.tolerance());
              assertThat(stale.overdue()).isFalse();
            });
    assertThat(overdue(bob).shares()).as("nobody else's business").isEmpty();

    share.rotate();

    assertThat(overdue(alice).shares()).isEmpty();
  }

  @Test
  void a_key_that_a_revoked_device_holds_is_listed_too() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    var phone = alice.addDevice();
    alice.revoke(phone.id());

    assertThat(overdue(alice).shares())
        .singleElement()
        .satisfies(
            stale -> {
              assertThat(stale.share()).isEqualTo(share.id());
              assertThat(stale.holders()).containsExactly(alice.id());
            });
  }

  private static Overdue overdue(Member member) {
    return member.send(Call.get("/v1/audit/overdue")).as(Overdue.class);
  }
}
