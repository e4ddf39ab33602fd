package org.lockstep.client.cli;

import java.net.URI;
import java.security.SecureRandom;
import org.lockstep.client.connection.Positions;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.enrol.EnrolmentCode;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.SessionId;
import org.lockstep.wire.message.WebMessages.AskForCategory;
import org.lockstep.wire.message.WebMessages.BeginWebSession;
import org.lockstep.wire.message.WebMessages.CategoryState;
import org.lockstep.wire.message.WebMessages.WebCategory;
import org.lockstep.wire.message.WebMessages.WebSessionState;
import org.lockstep.wire.message.WebMessages.WebSessionStatus;

/// A browser: ephemeral keys, and a code on its screen.
record Browser(String id, String code, ServerConnection connection) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A browser that asks to be let in.
  static Browser asking(String server, String handle) {
    var random = new byte[16];
    RANDOM.nextBytes(random);
    var id = IdText.of(random);
    var signing = SigningKey.generate(RANDOM);
    var keys = new RosterDevice(id, signing.publicKey(), OpeningKey.generate(RANDOM).publicKey());
    var code = EnrolmentCode.random();
    var connection =
        new ServerConnection(
            URI.create(server), () -> new RequestSigner(id, signing), new Positions(-1, _ -> {}));
    connection.post(
        "/v1/web/sessions",
        new BeginWebSession(
            new SessionId(id),
            handle,
            Bytes.of(keys.signingKey().bytes()),
            Bytes.of(keys.sealingKey().bytes()),
            Bytes.of(code.proofOfSession(handle, keys))),
        WebSessionStatus.class);
    return new Browser(id, code.digits(), connection);
  }

  /// Asks for the key of a category.
  CategoryState asks(String category) {
    return connection
        .post(
            "/v1/web/sessions/" + id + "/categories",
            new AskForCategory(category),
            WebCategory.class)
        .state();
  }

  /// Whether it has been handed the key.
  boolean has(String category) {
    return connection
        .get("/v1/web/sessions/" + id + "/categories/" + category, WebCategory.class)
        .seal()
        .isPresent();
  }

  boolean isApproved() {
    try {
      return connection.get("/v1/web/sessions/" + id, WebSessionStatus.class).state()
          == WebSessionState.APPROVED;
    } catch (ProblemException gone) {
      if (gone.is("web-session-unknown")) return false;
      throw gone;
    }
  }
}
