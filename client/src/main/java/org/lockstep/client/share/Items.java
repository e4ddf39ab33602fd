package org.lockstep.client.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.account.FollowUp;
import org.lockstep.client.connection.Download;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.crypto.content.ContentRefused;
import org.lockstep.crypto.content.ContentSize;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.share.MetadataField;
import org.lockstep.crypto.share.MetadataSeal;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.ItemMessages;
import org.lockstep.wire.message.ItemMessages.ItemView;

/// What lies in a share, encrypted and decrypted on this device.
///
/// What the server shows of an item is verified by what is signed: its content by the author, a
/// device of an account that was allowed to write. That an item's version is the last one, and who
/// wrote which name, is the server's word.
public final class Items {
  private static final int ATTEMPTS = 3;

  private final ServerConnection server;
  private final Home home;
  private final ShareCustody custody;
  private final FollowUp followUp;

  /// Wired by the client.
  public Items(ServerConnection server, Home home, ShareCustody custody, FollowUp followUp) {
    this.server = server;
    this.home = home;
    this.custody = custody;
    this.followUp = followUp;
  }

  /// Stores a file under its own name: the next version of the item of that name, or a new item.
  ///
  /// @throws UncheckedIOException if the file cannot be read
  public StoredItem put(ShareId share, Path file, Progress progress) {
    return put(share, file, String.valueOf(file.getFileName()), progress);
  }

  /// Stores a file under another name. What the share owes and this device can meet is met first,
  /// so that nothing is written under a key that is about to be replaced.
  ///
  /// @throws UncheckedIOException if the file cannot be read
  public StoredItem put(ShareId share, Path file, String name, Progress progress) {
    followUp.meet(share);
    for (int attempt = 1; ; attempt++) {
      try {
        return putOnce(share, file, name, progress);
      } catch (ProblemException refused) {
        // Somebody replaced the key, or wrote the same item, in between.
        boolean again = refused.is("item-epoch-wrong") || refused.is("version-conflict");
        if (!again || attempt == ATTEMPTS) throw refused;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private StoredItem putOnce(ShareId share, Path file, String name, Progress progress)
      throws IOException {
    var opened = custody.open(share);
    var before = named(list(share, opened), name);
    if (before.size() > 1) throw new NotFound(NotFound.What.ONE_ITEM, name);
    var writing = ItemWriting.of(opened, home.requireDevice(), before.stream().findFirst(), name);
    try (var content = Files.newInputStream(file)) {
      writing.send(server, content, Files.size(file), progress);
    }
    return view(share, writing.item().value(), opened);
  }

  private StoredItem view(ShareId share, String item, ShareCustody.Opened opened) {
    return opened(server.get(target(share, item), ItemView.class), opened);
  }

  /// Fetches an item into a file, which appears only once all of it is verified.
  ///
  /// @param name a name, or an item's id
  /// @throws TrustRefused if the content is not what its author wrote
  /// @throws UncheckedIOException if the file cannot be written
  public StoredItem get(ShareId share, String name, Path to, Progress progress) {
    var opened = custody.open(share);
    var item = one(share, name, opened);
    var view = server.get(target(share, item.item().value()), ItemView.class);
    var content = target(share, item.item().value()) + "/content";
    try (var download = Download.of(server, content, progress);
        var reader = ItemReading.open(download, view, opened)) {
      ReceivedFile.write(reader, to);
    } catch (ContentRefused e) {
      throw new TrustRefused(
          new Breach.ContentWrong(item.item().value(), e.reason().toString()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return opened(view, opened);
  }

  /// The items of a share by name.
  public List<StoredItem> list(ShareId share) {
    return list(share, custody.open(share));
  }

  private List<StoredItem> list(ShareId share, ShareCustody.Opened opened) {
    var all = new ArrayList<StoredItem>();
    var cursor = Optional.<String>empty();
    do {
      var target = Shares.paged(ShareCustody.target(share, "/items"), cursor);
      var page = server.get(target, ItemMessages.Items.class);
      page.items().forEach(view -> all.add(opened(view, opened)));
      cursor = page.next();
    } while (cursor.isPresent());
    all.sort(Comparator.comparing(StoredItem::name));
    return all;
  }

  private static StoredItem opened(ItemView view, ShareCustody.Opened opened) {
    var version = view.version();
    return new StoredItem(
        view.item(),
        name(view, opened),
        version.number(),
        version.epoch(),
        ContentSize.paddedLength(version.length()),
        view.by(),
        view.at(),
        view.exposed());
  }

  private static String name(ItemView view, ShareCustody.Opened opened) {
    var field = new MetadataField(view.item().value(), ItemWriting.NAME);
    var secret = opened.secrets().of(view.version().epoch());
    try {
      return MetadataSeal.open(secret, field, view.version().name().toArray());
    } catch (SealRefused e) {
      throw new TrustRefused(
          new Breach.ContentWrong(view.item().value(), "its name does not open"), e);
    }
  }

  /// Deletes an item.
  ///
  /// @param name a name, or an item's id
  public void delete(ShareId share, String name) {
    var item = one(share, name, custody.open(share));
    server.command(
        "DELETE",
        target(share, item.item().value()),
        Map.of("If-Match", "\"" + item.version() + "\""));
  }

  private StoredItem one(ShareId share, String name, ShareCustody.Opened opened) {
    var fitting = named(list(share, opened), name);
    if (fitting.isEmpty()) throw new NotFound(NotFound.What.ITEM, name);
    if (fitting.size() > 1) throw new NotFound(NotFound.What.ONE_ITEM, name);
    return fitting.getFirst();
  }

  private static List<StoredItem> named(List<StoredItem> items, String name) {
    return items.stream()
        .filter(item -> item.name().equals(name) || item.item().value().equals(name))
        .toList();
  }

  private static String target(ShareId share, String item) {
    return ShareCustody.target(share, "/items/" + item);
  }
}
