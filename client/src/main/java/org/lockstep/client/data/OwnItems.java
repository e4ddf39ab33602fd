package org.lockstep.client.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.account.FollowUp;
import org.lockstep.client.account.MessagesSecrets;
import org.lockstep.client.connection.Download;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.share.EncryptedUpload;
import org.lockstep.client.share.ReceivedFile;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.crypto.content.AuthorSignature;
import org.lockstep.crypto.content.Authorship;
import org.lockstep.crypto.content.ContentKey;
import org.lockstep.crypto.content.ContentReader;
import org.lockstep.crypto.content.ContentRefused;
import org.lockstep.crypto.content.ContentSize;
import org.lockstep.crypto.data.DataSecret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ItemId;
import org.lockstep.wire.message.DataMessages.DataItems;
import org.lockstep.wire.message.DataMessages.DataVersion;
import org.lockstep.wire.message.DataMessages.DataView;
import org.lockstep.wire.message.DataMessages.WriteData;

/// The account's own, unshared data of any category.
///
/// Content is verified by its author's signature, a device that is or was the account's. That an
/// item's version is the last one, and its metadata, is the server's word.
public final class OwnItems {
  private static final String NAME = "name";
  private static final int ATTEMPTS = 3;

  private final ServerConnection server;
  private final Home home;
  private final OwnHistory history;
  private final MessagesSecrets messages;
  private final FollowUp followUp;

  /// Wired by the client.
  public OwnItems(
      ServerConnection server,
      Home home,
      OwnHistory history,
      MessagesSecrets messages,
      FollowUp followUp) {
    this.server = server;
    this.home = home;
    this.history = history;
    this.messages = messages;
    this.followUp = followUp;
  }

  /// What is to be stored.
  ///
  /// @param name under which; the id of an item keeps that item's name
  /// @param metadata what the category may say in addition to what the file says itself (R40)
  public record NewData(
      Category category, Path file, String name, Map<MetadataField, String> metadata) {
    /// Copies the fields.
    public NewData {
      metadata = Map.copyOf(metadata);
    }
  }

  /// Stores a file: the next version of the item of that name, or a new item. What the account owes
  /// and this device can meet is met first, so that nothing is written under a key that is about to
  /// be replaced.
  ///
  /// @throws UncheckedIOException if the file cannot be read
  public StoredData put(NewData data, Progress progress) {
    home.requireMembership();
    followUp.meet();
    for (int attempt = 1; ; attempt++) {
      try {
        return putOnce(data, progress);
      } catch (ProblemException refused) {
        // Another device replaced the key, or wrote the same item, in between.
        boolean again = refused.is("data-key-wrong") || refused.is("version-conflict");
        if (!again || attempt == ATTEMPTS) throw refused;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private StoredData putOnce(NewData data, Progress progress) throws IOException {
    var category = data.category();
    var keys = keys();
    if (keys.current(category).isEmpty()) {
      messages.start();
      keys = keys();
    }
    var known = named(list(category, keys), data.name());
    if (known.size() > 1) throw new NotFound(NotFound.What.ONE_DATA, data.name());
    var before = known.stream().findFirst();
    var item = before.map(StoredData::item).orElseGet(OwnItems::freshItem);
    int version = before.map(last -> last.version() + 1).orElse(1);
    var written = version(data, before, keys, new Target(item, version), progress);
    server.command("PUT", target(category, "/" + item), written, condition(version));
    return opened(category, view(category, item), keys);
  }

  private record Target(ItemId item, int version) {}

  private WriteData version(
      NewData data, Optional<StoredData> before, DataKeys keys, Target target, Progress progress)
      throws IOException {
    var category = data.category();
    var key = keys.current(category).orElseThrow();
    var secret = keys.secret(category, key, category.name());
    var device = home.requireDevice();
    var context =
        secret.place().content(target.item().value(), target.version(), device.id().value());
    var content = ContentKey.random();
    var upload = new EncryptedUpload(context, content, device, keys.padding(category));
    var item = target.item().value();
    var name =
        before
            .filter(known -> known.item().value().equals(data.name()))
            .map(StoredData::name)
            .orElse(data.name());
    try (var bytes = Files.newInputStream(data.file())) {
      var sent = upload.send(server, bytes, Files.size(data.file()), progress);
      return new WriteData(
          new DataVersion(
              target.version(),
              key,
              Bytes.of(secret.seal(item, NAME, name)),
              Bytes.of(content.wrap(secret.secret(), context)),
              sent.digest(),
              sent.length(),
              sent.signature(),
              FileFacts.of(category, data.file(), name, keys, data.metadata())),
          sent.upload());
    }
  }

  private static ItemId freshItem() {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return new ItemId(IdText.of(random));
  }

  private static Map<String, String> condition(int version) {
    return version == 1
        ? Map.of("If-None-Match", "*")
        : Map.of("If-Match", "\"" + (version - 1) + "\"");
  }

  /// Fetches an item into a file, which appears only once all of it is verified.
  ///
  /// @param name a name, or an item's id
  /// @throws TrustRefused if the content is not what a device of the account wrote
  /// @throws UncheckedIOException if the file cannot be written
  public StoredData get(Category category, String name, Path to, Progress progress) {
    home.requireMembership();
    var keys = keys();
    var item = one(category, name, keys).item();
    var view = view(category, item);
    var target = target(category, "/" + item + "/content");
    try (var download = Download.of(server, target, progress);
        var reader = reader(download, view, category, keys)) {
      ReceivedFile.write(reader, to);
    } catch (ContentRefused e) {
      throw new TrustRefused(new Breach.ContentWrong(item.value(), e.reason().toString()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return opened(category, view, keys);
  }

  private static ContentReader reader(
      Download download, DataView view, Category category, DataKeys keys) throws IOException {
    var item = view.item().value();
    var version = view.version();
    var author =
        keys.author(view.by())
            .orElseThrow(
                () -> DataKeys.refused(item, "the device that wrote it was never the account's"));
    var secret = keys.secret(category, version.key(), item);
    var context = secret.place().content(item, version.number(), view.by().value());
    var authorship = new Authorship(author, AuthorSignature.of(version.signature().toArray()));
    try {
      var key = ContentKey.unwrap(secret.secret(), context, version.contentKey().toArray());
      return new ContentReader(download, key, context, authorship);
    } catch (SealRefused e) {
      throw new TrustRefused(new Breach.ContentWrong(item, "its key does not open"), e);
    }
  }

  /// The items of a category by name.
  public List<StoredData> list(Category category) {
    home.requireMembership();
    return list(category, keys());
  }

  /// All items of all categories.
  public List<StoredData> list() {
    home.requireMembership();
    var keys = keys();
    var all = new ArrayList<StoredData>();
    for (var category : Category.values()) all.addAll(list(category, keys));
    return all;
  }

  private List<StoredData> list(Category category, DataKeys keys) {
    var all = new ArrayList<StoredData>();
    var cursor = Optional.<String>empty();
    do {
      var page =
          server.get(
              target(category, cursor.map(after -> "?after=" + after).orElse("")), DataItems.class);
      page.items().forEach(view -> all.add(opened(category, view, keys)));
      cursor = page.next();
    } while (cursor.isPresent());
    all.sort(Comparator.comparing(StoredData::name));
    return all;
  }

  /// Deletes an item: its content, its metadata and its key.
  ///
  /// @param name a name, or an item's id
  public StoredData delete(Category category, String name) {
    home.requireMembership();
    var item = one(category, name, keys());
    server.command(
        "DELETE",
        target(category, "/" + item.item()),
        Map.of("If-Match", "\"" + item.version() + "\""));
    return item;
  }

  private DataKeys keys() {
    return DataKeys.open(server, home, history, messages);
  }

  private StoredData one(Category category, String name, DataKeys keys) {
    var fitting = named(list(category, keys), name);
    if (fitting.isEmpty()) throw new NotFound(NotFound.What.DATA, name);
    if (fitting.size() > 1) throw new NotFound(NotFound.What.ONE_DATA, name);
    return fitting.getFirst();
  }

  private static List<StoredData> named(List<StoredData> items, String name) {
    return items.stream()
        .filter(item -> item.name().equals(name) || item.item().value().equals(name))
        .toList();
  }

  private DataView view(Category category, ItemId item) {
    return server.get(target(category, "/" + item), DataView.class);
  }

  private static StoredData opened(Category category, DataView view, DataKeys keys) {
    var version = view.version();
    DataKey key = version.key();
    return new StoredData(
        category,
        view.item(),
        name(view, keys.secret(category, key, view.item().value())),
        version.number(),
        key,
        ContentSize.paddedLength(version.length()),
        view.by(),
        view.at(),
        keys.isExposed(category, key),
        version.metadata());
  }

  private static String name(DataView view, DataSecret secret) {
    var item = view.item().value();
    try {
      return secret.open(item, NAME, view.version().name().toArray());
    } catch (SealRefused e) {
      throw new TrustRefused(new Breach.ContentWrong(item, "its name does not open"), e);
    }
  }

  private static String target(Category category, String rest) {
    return "/v1/data/" + category + rest;
  }
}
