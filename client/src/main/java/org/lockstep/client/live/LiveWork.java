package org.lockstep.client.live;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.NotRestorable;
import org.lockstep.client.home.Home;
import org.lockstep.client.share.Items;
import org.lockstep.client.share.Shares;
import org.lockstep.client.share.StoredItem;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.LiveMessages.LiveDocumentList;
import org.lockstep.wire.message.LiveMessages.SaveVersion;
import org.lockstep.wire.message.LiveMessages.TicketRequest;
import org.lockstep.wire.message.LiveMessages.TicketView;
import org.lockstep.wire.message.LiveMessages.VersionList;
import org.lockstep.wire.message.LiveMessages.VersionView;
import org.lockstep.yjs.TextDocument;

/// The live documents of shares on which collaboration is on. What the server says of them it can
/// read and change (R54): nothing of this is verified.
public final class LiveWork {
  private final ServerConnection server;
  private final Home home;
  private final Shares shares;
  private final Items items;

  /// Wired by the client.
  public LiveWork(ServerConnection server, Home home, Shares shares, Items items) {
    this.server = server;
    this.home = home;
    this.shares = shares;
    this.items = items;
  }

  /// A ticket for this device.
  ///
  /// @param readOnly whether it shall allow nothing but reading
  public TicketView ticket(ShareId share, boolean readOnly) {
    home.requireMembership();
    return server.post(target(share) + "/tickets", new TicketRequest(readOnly), TicketView.class);
  }

  /// The address of the page on which a browser shows a document. The ticket is in its fragment,
  /// which browsers do not send.
  public URI page(ShareId share, String document, TicketView ticket) {
    return LiveAddress.page(server.server(), share, document, ticket);
  }

  /// Opens the text of a live document, which is made if there is none.
  ///
  /// @param readOnly whether to read and nothing else
  /// @param changed told, on any thread, when the text or what is known of it has changed
  /// @throws org.lockstep.client.failure.ProblemException if the server gives no ticket
  public LiveText open(ShareId share, String document, boolean readOnly, Runnable changed) {
    var address =
        new LiveAddress(() -> ticket(share, readOnly), share, document, InstantSource.system());
    return LiveText.join(address::of, changed);
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

  /// Makes a document's text again what it was in a version, by new edits that others see at once.
  /// What it is now is kept as a version before: that can be restored as well, and whoever may keep
  /// none may not restore any.
  ///
  /// @param which the version's number, or its label; of several with that label, the newest
  /// @return what was restored, and what was kept before
  /// @throws NotRestorable if either holds anything but plain text under [LiveText#TEXT]
  /// @throws TimeoutException if the server does not take it in time
  public Restored restore(ShareId share, String document, String which, Duration most)
      throws TimeoutException {
    var version = version(versions(share, document), which);
    var then = textOf(version, share, document);
    try (var text = open(share, document, false, () -> {})) {
      text.awaitInStep(most);
      text.requirePlainText();
      var before = save(share, document, "before version " + version.number() + " was restored");
      text.become(then);
      text.awaitSaved(most);
      return new Restored(version, before, then.length());
    }
  }

  /// A version that was restored.
  ///
  /// @param before what was there before
  /// @param length of the text, in UTF-16 units
  public record Restored(VersionView version, VersionView before, int length) {}

  private static VersionView version(List<VersionView> versions, String which) {
    return versions.stream()
        .filter(version -> Long.toString(version.number()).equals(which))
        .findFirst()
        .or(
            () ->
                versions.reversed().stream()
                    .filter(version -> version.label().equals(which))
                    .findFirst())
        .orElseThrow(() -> new NotFound(NotFound.What.VERSION, which));
  }

  private String textOf(VersionView version, ShareId share, String document) {
    var target = target(share) + "/live/versions/" + version.number();
    var kept = new TextDocument(LiveText.TEXT);
    kept.apply(server.bytes(target + "?document=" + encoded(document)));
    if (!kept.isPlainText()) throw new NotRestorable("Version " + version.number());
    return kept.text();
  }

  /// Everything that a document holds now, as one Yjs update.
  public byte[] state(ShareId share, String document) {
    home.requireMembership();
    return server.bytes(target(share) + "/live/state?document=" + encoded(document));
  }

  /// Ends live work, after which the server has nothing of it any more, and keeps what the
  /// documents held as items of the share (R54).
  ///
  /// First the documents are frozen: from then on nothing that anybody types is taken, and it
  /// shows as not saved. So everything that the server has acknowledged to anybody is in what is
  /// kept. If the end fails, or this device says nothing for a while, people go on, and what they
  /// typed meanwhile is taken.
  ///
  /// They are written twice: before the end, under the key that the server still has, so that
  /// nothing is lost if this device does not come any further; and after it, under the new key that
  /// the server never had.
  ///
  /// @return the items
  public List<StoredItem> end(ShareId share) {
    try (var states = new FinalStates()) {
      try (var freeze = freeze(share)) {
        for (var document : documents(share)) {
          states.add(document, state(share, document));
          freeze.keep();
        }
        store(share, states, freeze::keep);
        shares.endCollaboration(share, freeze.id());
        freeze.over();
      }
      return store(share, states, () -> {});
    }
  }

  /// Lets nobody change a share's live documents until it is closed, or runs out because nobody
  /// has kept it.
  ///
  /// @throws org.lockstep.client.failure.ProblemException if another device does so already
  public LiveFreeze freeze(ShareId share) {
    home.requireMembership();
    return LiveFreeze.begin(server, share, System::nanoTime);
  }

  /// @param meanwhile is done again and again
  private List<StoredItem> store(ShareId share, FinalStates states, Runnable meanwhile) {
    return states.all().stream()
        .map(s -> items.put(share, s.file(), s.itemName(), (_, _) -> meanwhile.run()))
        .toList();
  }

  private static String target(ShareId share) {
    return "/v1/shares/" + share;
  }

  private static String versionsOf(ShareId share, String document) {
    return target(share) + "/live/versions?document=" + encoded(document);
  }

  private static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8);
  }
}
