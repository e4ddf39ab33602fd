package org.lockstep.client.share;

import java.net.URI;
import java.security.SecureRandom;
import org.lockstep.client.account.FollowUp;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.ClientFailure;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.OwnOrders;
import org.lockstep.crypto.link.LinkSecret;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.ShareMessages.OpenLink;

/// "Anyone with the link" links of shares.
public final class Links {
  private final ServerConnection server;
  private final Home home;
  private final FollowUp followUp;

  /// Wired by the client.
  public Links(ServerConnection server, Home home, FollowUp followUp) {
    this.server = server;
    this.home = home;
    this.followUp = followUp;
  }

  /// Opens a link and escrows the share's key.
  ///
  /// @return its address; the part behind `#` is the secret, which nobody can show again
  public URI open(ShareId share) {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    var link = new LinkId(IdText.of(random));
    var secret = LinkSecret.random();
    home.pin(pins -> pins.ordering(OwnOrders.link(link)));
    server.command("PUT", target(share), new OpenLink(link, Bytes.of(secret.verifier())));
    try {
      followUp.meet(share);
    } catch (ClientFailure failure) {
      // Its address would be lost with this failure.
      closeAgain(share, failure);
      throw failure;
    }
    return URI.create(server.server() + "/v1/links/" + link + "#" + secret.text());
  }

  private void closeAgain(ShareId share, ClientFailure failure) {
    try {
      server.command("DELETE", target(share));
    } catch (ClientFailure stillOpen) {
      failure.addSuppressed(stillOpen);
    }
  }

  /// Closes the link and gives the share a new key.
  public void close(ShareId share) {
    server.command("DELETE", target(share));
    followUp.meet(share);
  }

  private static String target(ShareId share) {
    return ShareCustody.target(share, "/link");
  }
}
