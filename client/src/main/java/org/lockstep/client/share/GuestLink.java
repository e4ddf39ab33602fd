package org.lockstep.client.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lockstep.client.connection.Download;
import org.lockstep.client.connection.Positions;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.NotFound;
import org.lockstep.crypto.link.LinkSecret;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.ShareMessages.GuestItem;
import org.lockstep.wire.message.ShareMessages.GuestView;

/// The side of a guest, who has a link's address and no account. The server decrypts for guests:
/// nothing here is end-to-end, and nothing of it can be verified.
public final class GuestLink implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("(.*)/v1/links/([0-9a-z]{26})");

  private final ServerConnection server;
  private final String target;
  private final Map<String, String> secret;

  private GuestLink(ServerConnection server, String target, LinkSecret secret) {
    this.server = server;
    this.target = target;
    this.secret = Map.of(Headers.LINK_SECRET, secret.text());
  }

  /// The link of this address.
  ///
  /// @throws NotFound if it is none of a link
  public static GuestLink at(URI address) {
    var path = address.getRawPath() == null ? "" : address.getRawPath();
    var parts = PATH.matcher(path);
    var fragment = address.getRawFragment();
    if (!parts.matches() || fragment == null || address.getRawAuthority() == null) {
      throw new NotFound(NotFound.What.LINK, withoutSecret(address));
    }
    var server =
        URI.create(address.getScheme() + "://" + address.getRawAuthority() + parts.group(1));
    return new GuestLink(
        connection(server), "/v1/links/" + parts.group(2), secret(fragment, address));
  }

  private static LinkSecret secret(String fragment, URI address) {
    try {
      return LinkSecret.parse(fragment);
    } catch (IllegalArgumentException e) {
      throw new NotFound(NotFound.What.LINK, withoutSecret(address));
    }
  }

  private static String withoutSecret(URI address) {
    return address.toString().replaceFirst("#.*", "");
  }

  private static ServerConnection connection(URI server) {
    return new ServerConnection(
        server,
        () -> {
          throw new IllegalStateException("a guest signs nothing");
        },
        new Positions(-1, _ -> {}));
  }

  /// What the link leads to.
  public GuestView view() {
    return server.getOpenly(target, secret, GuestView.class);
  }

  /// Fetches an item into a file.
  ///
  /// @param name a name, or an item's id; empty where there is only one
  /// @throws NotFound if there is no such item, or several
  /// @throws UncheckedIOException if the file cannot be written, or the connection breaks for good
  public GuestItem fetch(String name, Path to, Progress progress) {
    var item = one(view().items(), name);
    var content = target + "/items/" + item.item();
    try (var download = Download.openly(server, content, secret, progress)) {
      ReceivedFile.write(download, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return item;
  }

  private static GuestItem one(List<GuestItem> items, String name) {
    var fitting =
        items.stream()
            .filter(i -> name.isEmpty() || i.name().equals(name) || i.item().equals(name))
            .toList();
    if (fitting.isEmpty()) throw new NotFound(NotFound.What.ITEM, name);
    if (fitting.size() > 1) throw new NotFound(NotFound.What.ONE_ITEM, name);
    return fitting.getFirst();
  }

  @Override
  public void close() {
    server.close();
  }
}
