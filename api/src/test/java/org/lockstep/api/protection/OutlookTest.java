package org.lockstep.api.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.custody.Verdict.Encryption.END_TO_END;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.AccountMessages.UnmetView;
import org.lockstep.wire.message.OutlookMessages.Counts;
import org.lockstep.wire.message.OutlookMessages.Outlook;
import org.lockstep.wire.message.OutlookMessages.Plan;
import org.lockstep.wire.message.OutlookMessages.Question;
import org.lockstep.wire.message.OutlookMessages.ShareOutlook;

/// What a change of an account would make of its shares, asked over signed requests.
@RunningServer
class OutlookTest {
  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final Member carol;

  OutlookTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.bob = Member.advanced(server, "bob");
    this.carol = Member.standard(server, "carol");
  }

  @Test
  void turning_protection_off_tells_which_shares_it_downgrades_and_writes_nothing() {
    var own = TestShare.begun(server, alice, ShareKind.FOLDER);
    var withBob = TestShare.begun(server, bob, ShareKind.FOLDER);
    withBob.admit(alice, Role.VIEWER);
    var withCarol = TestShare.begun(server, alice, ShareKind.FOLDER);
    withCarol.admit(carol, Role.EDITOR);
    long head = server.journal().head();

    var outlook = ask(alice, Plan.TURN_OFF);

    assertThat(server.journal().head()).isEqualTo(head);
    assertThat(outlook.before()).isEqualTo(ProtectionMode.ADVANCED);
    assertThat(outlook.after()).isEqualTo(ProtectionMode.STANDARD);
    assertThat(outlook.counts()).isEqualTo(new Counts(3, 2, 0, 0));
    assertThat(outlook.shares()).allMatch(ShareOutlook::becauseOfYou);
    assertThat(outlook.shares())
        .filteredOn(ShareOutlook::downgrades)
        .extracting(ShareOutlook::share)
        .containsExactlyInAnyOrder(own.id(), withBob.id());

    alice.turnOff();
    for (var foreseen : outlook.shares()) {
      var now = withId(foreseen.share(), own, withBob, withCarol).protection(alice).verdict();
      assertThat(now.encryption()).isEqualTo(foreseen.after().encryption());
      assertThat(now.causes())
          .extracting(cause -> cause.handle())
          .isEqualTo(foreseen.after().causes().stream().map(cause -> cause.handle()).toList());
    }
  }

  private static TestShare withId(ShareId id, TestShare... shares) {
    for (var share : shares) if (share.id().equals(id)) return share;
    throw new AssertionError("told of an unknown share " + id);
  }

  @Test
  void turning_protection_on_tells_what_is_missing_and_what_follows_once_it_is_done() {
    TestShare.begun(server, carol, ShareKind.FOLDER);

    var outlook = ask(carol, Plan.TURN_ON);

    assertThat(outlook.unmet())
        .extracting(UnmetView::condition)
        .containsExactly("recovery-method-missing");
    assertThat(outlook.after()).isEqualTo(ProtectionMode.ADVANCED);
    assertThat(outlook.counts()).isEqualTo(new Counts(1, 0, 1, 1));
    assertThat(outlook.shares().getFirst().after().encryption()).isEqualTo(END_TO_END);
  }

  @Test
  void revoking_a_device_tells_which_shares_get_a_new_key() {
    TestShare.begun(server, alice, ShareKind.FOLDER);
    var phone = alice.addDevice();

    var outlook = answer(alice, Plan.REVOKE_DEVICE, Optional.of(phone.id()), Optional.empty());

    assertThat(outlook.counts()).isEqualTo(new Counts(1, 0, 0, 1));
  }

  @Test
  void leaving_tells_what_those_who_stay_have_to_do_and_gain() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.admit(carol, Role.EDITOR);

    var outlook = answer(carol, Plan.LEAVE_SHARE, Optional.empty(), Optional.of(share.id()));

    assertThat(outlook.counts()).isEqualTo(new Counts(1, 0, 1, 1));
  }

  @Test
  void what_the_change_itself_would_meet_is_what_the_question_meets() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);

    assertThat(problem(alice, new Question(Plan.TURN_ON, Optional.empty(), Optional.empty())))
        .isEqualTo("already-in-mode");
    assertThat(
            problem(
                alice,
                new Question(
                    Plan.REVOKE_DEVICE, Optional.of(alice.device().id()), Optional.empty())))
        .isEqualTo("last-device-stays");
    assertThat(
            problem(
                alice, new Question(Plan.LEAVE_SHARE, Optional.empty(), Optional.of(share.id()))))
        .isEqualTo("owner-stays");
    assertThat(
            problem(bob, new Question(Plan.LEAVE_SHARE, Optional.empty(), Optional.of(share.id()))))
        .isEqualTo("share-unknown");
    assertThat(problem(bob, new Question(Plan.REVOKE_DEVICE, Optional.empty(), Optional.empty())))
        .isEqualTo("body-malformed");
  }

  private static String problem(Member asking, Question question) {
    return asking.send(Call.post("/v1/protection/preview", question)).problemType();
  }

  private static Outlook ask(Member asking, Plan plan) {
    return answer(asking, plan, Optional.empty(), Optional.empty());
  }

  private static Outlook answer(
      Member asking, Plan plan, Optional<DeviceId> device, Optional<ShareId> share) {
    return asking
        .send(Call.post("/v1/protection/preview", new Question(plan, device, share)))
        .as(Outlook.class);
  }
}
