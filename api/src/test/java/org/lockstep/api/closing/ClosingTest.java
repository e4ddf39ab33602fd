package org.lockstep.api.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.Erasure;
import org.lockstep.domain.account.SharesParted;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ClosingMessages.ClosingPreview;
import org.lockstep.wire.message.ClosingMessages.ClosingReport;
import org.lockstep.wire.message.ClosingMessages.Fate;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;
import org.lockstep.wire.message.ShareMessages.Invite;

/// The closing of an account, as its person and others see it (R102).
@RunningServer
class ClosingTest {
  private static final String CLOSING = "/v1/account/closing";

  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final Member carol;
  private final TestShare handedOver;
  private final TestShare ending;
  private final TestShare left;

  ClosingTest(TestServer server) {
    this.server = server;
    this.alice = Member.named(server, "a" + TestDevice.freshId());
    this.bob = Member.named(server, "b" + TestDevice.freshId());
    this.carol = Member.standard(server, "carol");
    this.handedOver = TestShare.begun(server, alice, ShareKind.FOLDER);
    this.ending = TestShare.begun(server, alice, ShareKind.NOTE);
    this.left = TestShare.begun(server, bob, ShareKind.FOLDER);
    handedOver.admit(carol, Role.VIEWER);
    handedOver.admit(bob, Role.EDITOR);
    ending.admit(carol, Role.VIEWER);
    left.admit(alice, Role.EDITOR);
    var inviting = TestShare.begun(server, carol, ShareKind.FOLDER);
    carol.does(
        inviting.post("/invitations", new Invite(alice.id(), Role.VIEWER, Optional.empty())));
  }

  private ClosingReport close() {
    return alice.send(Call.bare("POST", CLOSING)).as(ClosingReport.class);
  }

  private static Fate fate(ClosingPreview preview, ShareId share) {
    return preview.shares().stream()
        .filter(told -> told.share().equals(share))
        .findFirst()
        .orElseThrow()
        .fate();
  }

  @Test
  void what_is_foreseen_is_what_happens_and_is_counted() {
    long before = server.journal().head();
    var preview = alice.send(Call.get(CLOSING + "/preview")).as(ClosingPreview.class);
    assertThat(server.journal().head()).as("nothing is written").isEqualTo(before);
    assertThat(preview.shares()).hasSize(3);
    assertThat(fate(preview, handedOver.id())).isEqualTo(Fate.HANDED_OVER);
    assertThat(fate(preview, ending.id())).isEqualTo(Fate.ENDS);
    assertThat(fate(preview, left.id())).isEqualTo(Fate.LEFT);
    assertThat(preview.invitations()).isEqualTo(1);
    assertThat(preview.shares())
        .filteredOn(told -> told.fate() == Fate.HANDED_OVER)
        .allSatisfy(told -> assertThat(told.toHandle()).contains(bob.handle()));

    var report = close();

    assertThat(report.erasure()).contains(new Erasure(new SharesParted(1, 1, 1, 1), 1, 1, 0, 0));
    assertThat(report.erased()).isPresent();
    assertThat(report.remaining()).isZero();
    assertThat(alice.send(Call.get(CLOSING)).as(ClosingReport.class)).isEqualTo(report);
  }

  @Test
  void those_who_stay_keep_their_shares_and_owe_them_a_new_key() {
    close();
    var mine = handedOver.protection(bob);
    assertThat(mine.title()).isEqualTo("Holiday");
    assertThat(mine.participants())
        .extracting(p -> p.account())
        .containsExactly(bob.id(), carol.id());
    assertThat(mine.participants().getFirst().role()).isEqualTo(Role.OWNER);
    assertThat(mine.verdict().pending())
        .extracting(ObligationView::obligation)
        .contains(ObligationName.ROTATE_SHARE);
    assertThat(left.protection(bob).participants())
        .extracting(p -> p.account())
        .containsExactly(bob.id());
    assertThat(ending.protection(carol).ended()).isTrue();
  }

  @Test
  void devices_of_a_closed_account_can_do_nothing_but_read_the_report() {
    close();
    var calls =
        List.of(
            Call.get("/v1/account"),
            Call.get("/v1/shares"),
            Call.get("/v1/feed"),
            Call.get(CLOSING + "/preview"),
            Call.bare("POST", CLOSING),
            Call.bare("POST", left.at("/participants")));
    for (var call : calls) {
      var answer = server.send(alice.device(), call);
      assertThat(answer.problemType()).as(call.target()).isEqualTo("account-is-closed");
      assertThat(answer.status()).isEqualTo(410);
    }
  }

  @Test
  void who_does_not_hold_the_devices_key_is_not_told_that_the_account_is_closed() {
    close();
    var impostor = TestDevice.fresh();
    var signed =
        TestServer.signature(
            impostor,
            Call.get("/v1/account"),
            java.time.Instant.now(),
            org.lockstep.crypto.request.Nonce.random());
    var claimed = new java.util.HashMap<String, String>();
    signed.forEach(
        (field, value) ->
            claimed.put(field, value.replace(impostor.id().value(), alice.device().id().value())));
    assertThat(server.exchange(Call.get("/v1/account"), claimed).problemType())
        .isEqualTo("signature-wrong");
  }

  @Test
  void an_open_account_has_no_report() {
    assertThat(alice.send(Call.get(CLOSING)).problemType()).isEqualTo("account-not-closed");
  }

  @Test
  void nobody_finds_or_invites_a_closed_account() {
    close();
    assertThat(bob.send(Call.get("/v1/accounts?handle=" + alice.handle())).text())
        .doesNotContain(alice.id().value());
    var invitation = new Invite(alice.id(), Role.VIEWER, Optional.empty());
    assertThat(bob.send(left.post("/invitations", invitation)).problemType())
        .isEqualTo("invitee-unknown");
    assertThat(server.models().accounts().find(alice.id()).orElseThrow().handle())
        .isEqualTo(new Personal.Erased(alice.id()));
  }
}
