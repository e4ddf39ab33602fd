package org.lockstep.client.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.home.Home;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.LiveMessages.LiveDocumentList;
import org.lockstep.wire.message.LiveMessages.SaveVersion;
import org.lockstep.wire.message.LiveMessages.TicketRequest;
import org.lockstep.wire.message.LiveMessages.TicketView;
import org.lockstep.wire.message.LiveMessages.VersionList;
import org.lockstep.wire.message.LiveMessages.VersionView;

/// The live documents of shares on which collaboration is on. What the server says of them it can
/// read and change (R54): nothing of this is verified.
public final class LiveWork {
  private final ServerConnection server;
  private final Home home;

  /// Wired by the client.
  public LiveWork(ServerConnection server, Home home) {
    this.server = server;
    this.home = home;
  }

  /// A ticket for this device.
  ///
  /// @param readOnly whether it shall allow nothing but reading
  public TicketView ticket(ShareId share, boolean readOnly) {
    home.requireMembership();
    return server.post(target(share) + "/tickets", new TicketRequest(readOnly), TicketView.class);
  }

  /// The names of the documents that have been opened live.
  public List<String> documents(ShareId share) {
    home.requireMembership();
    return server.get(target(share) + "/live", LiveDocumentList.class).documents();
  }

  /// The versions of a document, the oldest first.
  public List<VersionView> versions(ShareId share, String document) {
    home.requireMembership();
    return server.get(versionsOf(share, document), VersionList.class).versions();
  }

  /// Keeps what the document holds now.
  public VersionView save(ShareId share, String document, String label) {
    home.requireMembership();
    return server.post(versionsOf(share, document), new SaveVersion(label), VersionView.class);
  }

  private static String target(ShareId share) {
    return "/v1/shares/" + share;
  }

  private static String versionsOf(ShareId share, String document) {
    var name = URLEncoder.encode(document, StandardCharsets.UTF_8);
    return target(share) + "/live/versions?document=" + name;
  }
}
