package org.lockstep.client.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.enrol.EnrolmentCode;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.web.CategorySeal;
import org.lockstep.crypto.web.SessionApproval;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.WebApproval;
import org.lockstep.domain.id.SessionId;
import org.lockstep.wire.message.WebMessages.ApproveWebSession;
import org.lockstep.wire.message.WebMessages.ChangeWebAccess;
import org.lockstep.wire.message.WebMessages.HandOver;
import org.lockstep.wire.message.WebMessages.WaitingWebSession;
import org.lockstep.wire.message.WebMessages.WebStatus;

/// Access from browsers: whether there is any, and which of them are approved (R91).
public final class WebSessions {
  private static final String TARGET = "/v1/web";
  // A little less than an hour, so that a clock which is ahead of the server's does no harm.
  private static final Duration GRANT = Duration.ofMinutes(59);

  private final ServerConnection server;
  private final Home home;
  private final OwnSecrets secrets;
  private final InstantSource clock = InstantSource.system();

  /// Wired by the client.
  public WebSessions(ServerConnection server, Home home, OwnSecrets secrets) {
    this.server = server;
    this.home = home;
    this.secrets = secrets;
  }

  /// Lets browsers be approved from now on.
  public void turnOn() {
    home.requireMembership();
    server.command("PUT", TARGET, new ChangeWebAccess(true));
  }

  /// Ends all sessions, and lets none be approved any more.
  public void turnOff() {
    home.requireMembership();
    server.command("PUT", TARGET, new ChangeWebAccess(false));
  }

  /// Whether it is on, who waits, and which sessions are approved.
  public WebStatus status() {
    home.requireMembership();
    return server.get(TARGET, WebStatus.class);
  }

  /// Vouches for the browser that shows this code, for an hour.
  ///
  /// @throws NotFound if none does
  /// @throws IllegalArgumentException if it is no code of six digits
  public WebApproval approve(String typed) {
    var code = EnrolmentCode.parse(typed);
    var handle = home.requireMembership().handle();
    for (var waiting : status().waiting()) {
      var session = keys(waiting);
      if (session.isPresent()
          && code.isProvenBySession(waiting.proof().toArray(), handle, session.get())) {
        return approve(waiting, session.get());
      }
    }
    throw new NotFound(NotFound.What.WEB_SESSION, code.digits());
  }

  private static Optional<RosterDevice> keys(WaitingWebSession shown) {
    try {
      return Optional.of(
          new RosterDevice(
              shown.session().value(),
              VerifyingKey.of(shown.signingKey().toArray()),
              SealingKey.of(shown.sealingKey().toArray())));
    } catch (IllegalArgumentException | SealRefused _) {
      return Optional.empty(); // such a browser showed no code to anybody
    }
  }

  private WebApproval approve(WaitingWebSession waiting, RosterDevice session) {
    var keys = secrets.open();
    Instant until = clock.instant().plus(GRANT).truncatedTo(ChronoUnit.MILLIS);
    var signed = new SessionApproval(keys.own().account().value(), session, until);
    var approval =
        new WebApproval(
            waiting.session(),
            waiting.signingKey(),
            waiting.sealingKey(),
            until,
            Bytes.of(signed.sign(keys.identity())));
    server.command(
        "POST",
        TARGET + "/sessions/" + waiting.session() + "/approval",
        new ApproveWebSession(approval));
    return approval;
  }

  /// Hands a session the key of the category that it asks for.
  ///
  /// @return the category
  /// @throws NotFound if there is no such session, or it asks for nothing
  /// @throws TrustRefused if this account did not approve the session with these keys
  public Category handOver(SessionId session) {
    var live =
        status().sessions().stream()
            .filter(known -> known.session().equals(session))
            .findFirst()
            .orElseThrow(() -> new NotFound(NotFound.What.WEB_REQUEST, session.value()));
    var category =
        live.asks().orElseThrow(() -> new NotFound(NotFound.What.WEB_REQUEST, session.value()));
    var keys = secrets.open();
    var sealingKey = approved(live.approval(), keys);
    int epoch = Math.toIntExact(keys.currentService().epoch().number());
    var slot =
        new CategorySeal.Slot(
            keys.own().account().value(), session.value(), category.name(), epoch);
    var seal = CategorySeal.make(sealingKey, slot, keys.opener(category, epoch).orElseThrow());
    server.command(
        "POST",
        TARGET + "/sessions/" + session + "/hand-over",
        new HandOver(category, epoch, Bytes.of(seal)));
    return category;
  }

  /// The session's key, if the account's identity key vouched for it and its hour is not over: a
  /// server must not have keys sealed to a browser of its own.
  private SealingKey approved(WebApproval shown, KeyChain keys) {
    var account = keys.own().account();
    var breach = new Breach.WebApprovalWrong(account, shown.session());
    try {
      var browser =
          new RosterDevice(
              shown.session().value(),
              VerifyingKey.of(shown.signingKey().toArray()),
              SealingKey.of(shown.sealingKey().toArray()));
      var signed = new SessionApproval(account.value(), browser, shown.until());
      boolean isOurs =
          signed.verify(keys.identity().publicKey(), shown.signature().toArray())
              && clock.instant().isBefore(shown.until());
      if (!isOurs) throw new TrustRefused(breach);
      return browser.sealingKey();
    } catch (IllegalArgumentException | SealRefused e) {
      throw new TrustRefused(breach, e);
    }
  }

  /// Ends a session.
  public void end(SessionId session) {
    home.requireMembership();
    server.command("DELETE", TARGET + "/sessions/" + session);
  }
}
