package org.lockstep.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.web.SessionApproval;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.WebApproval;
import org.lockstep.domain.id.SessionId;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.WebMessages.ApproveWebSession;
import org.lockstep.wire.message.WebMessages.BeginWebSession;
import org.lockstep.wire.message.WebMessages.ChangeWebAccess;
import org.lockstep.wire.message.WebMessages.WebSessionState;
import org.lockstep.wire.message.WebMessages.WebSessionStatus;
import org.lockstep.wire.message.WebMessages.WebStatus;

/// Browsers that ask, trusted devices that answer, and browsers that take more than they are given.
@RunningServer
class WebAccessTest {
  private final TestServer server;
  private final Member alice;

  WebAccessTest(TestServer server) {
    this.server = server;
    this.alice = Member.named(server, "a" + TestDevice.freshId());
    turn(true);
  }

  private void turn(boolean on) {
    alice.does(Call.put("/v1/web", new ChangeWebAccess(on)));
  }

  /// A browser; its key signs as a device's does.
  private record Browser(TestDevice keys, OpeningKey opener) {
    static Browser fresh() {
      return new Browser(TestDevice.fresh(), OpeningKey.generate(new SecureRandom()));
    }

    SessionId id() {
      return new SessionId(keys.id().value());
    }

    Bytes sealingKey() {
      return Bytes.of(opener.publicKey().bytes());
    }

    Call asking(String handle) {
      return Call.post(
          "/v1/web/sessions",
          new BeginWebSession(
              id(), handle, keys.signingKey(), sealingKey(), Bytes.of(new byte[32])));
    }

    String at(String rest) {
      return "/v1/web/sessions/" + id() + rest;
    }
  }

  private Answer ask(Browser browser) {
    return server.send(browser.keys(), browser.asking(alice.handle()));
  }

  private Answer look(Browser browser) {
    return server.send(browser.keys(), Call.get(browser.at("")));
  }

  private static Instant inAnHour() {
    return Instant.now().plus(Duration.ofMinutes(59)).truncatedTo(ChronoUnit.MILLIS);
  }

  private static WebApproval approval(
      Member by, Browser browser, Instant until, SigningKey identity) {
    var session =
        new RosterDevice(
            browser.id().value(), browser.keys().key().publicKey(), browser.opener().publicKey());
    var signed = new SessionApproval(by.id().value(), session, until).sign(identity);
    return new WebApproval(
        browser.id(), browser.keys().signingKey(), browser.sealingKey(), until, Bytes.of(signed));
  }

  private Answer approve(Member by, Browser browser) {
    var approval = approval(by, browser, inAnHour(), by.identity());
    return by.send(Call.post(browser.at("/approval"), new ApproveWebSession(approval)));
  }

  private Browser approved() {
    var browser = Browser.fresh();
    assertThat(ask(browser).as(WebSessionStatus.class).state()).isEqualTo(WebSessionState.WAITING);
    assertThat(approve(alice, browser).status()).isEqualTo(200);
    assertThat(look(browser).as(WebSessionStatus.class).state())
        .isEqualTo(WebSessionState.APPROVED);
    return browser;
  }

  private WebStatus status() {
    return alice.send(Call.get("/v1/web")).as(WebStatus.class);
  }

  private void isOver(Browser browser, String reason) {
    assertThat(look(browser).problemType()).isEqualTo("web-session-unknown");
    assertThat(status().sessions()).isEmpty();
    var told =
        server.journal().stream(alice.id().value(), 0).stream()
            .filter(event -> event.type().equals("account.web-session-ended"))
            .map(event -> new String(event.payload(), UTF_8))
            .toList();
    assertThat(told).hasSize(1).first().asString().contains(browser.id().value(), reason);
  }

  @Test
  void an_approved_session_is_live_until_it_signs_out() {
    var browser = approved();
    assertThat(status().sessions()).hasSize(1);
    assertThat(status().waiting()).isEmpty();
    var out = server.send(browser.keys(), Call.bare("POST", browser.at("/sign-out")));
    server.await(out.position());
    isOver(browser, "SIGNED_OUT");
  }

  @Test
  void a_trusted_device_ends_a_session() {
    var browser = approved();
    alice.does(Call.bare("DELETE", browser.at("")));
    isOver(browser, "ENDED_BY_DEVICE");
  }

  @Test
  void turning_web_access_off_ends_sessions() {
    var browser = approved();
    turn(false);
    isOver(browser, "WEB_OFF");
    var next = Browser.fresh();
    ask(next);
    assertThat(approve(alice, next).problemType()).isEqualTo("web-access-is-off");
  }

  @Test
  void turning_advanced_protection_on_turns_web_access_off_at_once() {
    var browser = approved();
    alice.setsRecoveryKey();
    alice.does(Call.put("/v1/protection", new ChangeMode(ProtectionMode.ADVANCED, 1)));
    isOver(browser, "MODE_CHANGED");
    assertThat(status().on()).isFalse();
  }

  @Test
  void a_revoked_device_takes_its_approvals_with_it() {
    var second = alice.with(alice.addDevice());
    var browser = Browser.fresh();
    ask(browser);
    assertThat(approve(second, browser).status()).isEqualTo(200);
    alice.revoke(second.device().id());
    isOver(browser, "DEVICE_REVOKED");
  }

  @Test
  void an_approval_for_other_keys_another_account_or_another_id_is_refused() {
    var browser = Browser.fresh();
    var other = Browser.fresh();
    ask(browser);
    ask(other);
    var of = approval(alice, other, inAnHour(), alice.identity());
    assertThat(
            alice.send(Call.post(browser.at("/approval"), new ApproveWebSession(of))).problemType())
        .isEqualTo("ids-differ");
    var swapped =
        new WebApproval(browser.id(), of.signingKey(), of.sealingKey(), of.until(), of.signature());
    assertThat(
            alice
                .send(Call.post(browser.at("/approval"), new ApproveWebSession(swapped)))
                .problemType())
        .isEqualTo("web-session-differs");
    var forged = approval(alice, browser, inAnHour(), SigningKey.generate(new SecureRandom()));
    assertThat(
            alice
                .send(Call.post(browser.at("/approval"), new ApproveWebSession(forged)))
                .problemType())
        .isEqualTo("web-approval-signature-wrong");
    var bob = Member.named(server, "b" + TestDevice.freshId());
    bob.does(Call.put("/v1/web", new ChangeWebAccess(true)));
    assertThat(approve(bob, browser).problemType()).isEqualTo("web-session-unknown");
    assertThat(status().sessions()).isEmpty();
  }

  @Test
  void nobody_is_approved_for_longer_than_an_hour_or_in_the_past() {
    var browser = Browser.fresh();
    ask(browser);
    for (var until : List.of(inAnHour().plus(Duration.ofHours(1)), inAnHour().minusSeconds(7200))) {
      var wrong = approval(alice, browser, until, alice.identity());
      assertThat(
              alice
                  .send(Call.post(browser.at("/approval"), new ApproveWebSession(wrong)))
                  .problemType())
          .isEqualTo("web-approval-time-wrong");
    }
  }

  @Test
  void a_session_is_no_trusted_device() {
    var browser = approved();
    for (var target : List.of("/v1/account", "/v1/account/secrets", "/v1/web", "/v1/shares")) {
      assertThat(server.send(browser.keys(), Call.get(target)).problemType())
          .isEqualTo("device-not-recognised");
    }
    var next = Browser.fresh();
    ask(next);
    var self = approval(alice, next, inAnHour(), browser.keys().key());
    var refused =
        server.send(browser.keys(), Call.post(next.at("/approval"), new ApproveWebSession(self)));
    assertThat(refused.problemType()).isEqualTo("device-not-recognised");
  }

  @Test
  void another_browser_neither_looks_at_a_session_nor_ends_nor_takes_it() {
    var browser = approved();
    var hostile =
        new Browser(
            new TestDevice(browser.keys().id(), TestDevice.fresh().key()), browser.opener());
    assertThat(look(hostile).problemType()).isEqualTo("signature-wrong");
    assertThat(
            server.send(hostile.keys(), Call.bare("POST", hostile.at("/sign-out"))).problemType())
        .isEqualTo("signature-wrong");
    assertThat(ask(hostile).problemType()).isEqualTo("web-session-taken");
    var stranger = Browser.fresh();
    assertThat(server.send(stranger.keys(), Call.get(browser.at(""))).problemType())
        .isEqualTo("signature-wrong");
    assertThat(look(browser).status()).isEqualTo(200);
  }

  @Test
  void whether_a_handle_exists_shows_in_no_answer() {
    var known = Browser.fresh();
    var unknown = Browser.fresh();
    var first = ask(known);
    var second = server.send(unknown.keys(), unknown.asking("n" + TestDevice.freshId()));
    assertThat(second.status()).isEqualTo(first.status()).isEqualTo(202);
    assertThat(second.text().replaceAll("[0-9]", "0"))
        .hasSameSizeAs(first.text().replaceAll("[0-9]", "0"));
    assertThat(look(unknown).as(WebSessionStatus.class).state()).isEqualTo(WebSessionState.WAITING);
  }
}
