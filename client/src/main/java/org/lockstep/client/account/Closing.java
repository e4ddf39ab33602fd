package org.lockstep.client.account;

import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.home.Home;
import org.lockstep.wire.message.ClosingMessages.ClosingPreview;
import org.lockstep.wire.message.ClosingMessages.ClosingReport;

/// The end of the account (R102).
///
/// What the server reports of its own stores no device can prove. What it can: that the history
/// says the account is closed, and that it verifies as before.
public final class Closing {
  private static final String TARGET = "/v1/account/closing";
  private static final String CLOSED = "account-is-closed";

  private final ServerConnection server;
  private final Home home;

  /// Wired by the client.
  public Closing(ServerConnection server, Home home) {
    this.server = server;
    this.home = home;
  }

  /// What closing would do. Nothing is written.
  public ClosingPreview preview() {
    home.requireMembership();
    return server.get(TARGET + "/preview", ClosingPreview.class);
  }

  /// Closes the account for ever. Where it is closed already, because an answer was lost or another
  /// device was faster, gives the report of that.
  public ClosingReport close() {
    home.requireMembership();
    try {
      return server.post(TARGET, new Order(), ClosingReport.class);
    } catch (ProblemException refused) {
      if (refused.is(CLOSED)) return report();
      throw refused;
    }
  }

  /// Nothing that tells of the person: the digest of the body stays in the history.
  private record Order() {}

  /// The report of the closing.
  public ClosingReport report() {
    home.requireMembership();
    return server.get(TARGET, ClosingReport.class);
  }
}
