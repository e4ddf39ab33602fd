package org.lockstep.client.share;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.crypto.content.ContentContext;
import org.lockstep.crypto.content.ContentKey;
import org.lockstep.crypto.content.Padding;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.share.MetadataField;
import org.lockstep.crypto.share.MetadataSeal;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.wire.message.ItemMessages.WriteItem;

/// Writes one version of an item of a share.
final class ItemWriting {
  /// The sealed field that holds an item's name.
  static final String NAME = "name";

  private final ShareCustody.Opened share;
  private final DeviceKeys device;
  private final EpochSecret secret;
  private final ItemId item;
  private final int version;
  private final String name;

  private ItemWriting(
      ShareCustody.Opened share, DeviceKeys device, ItemId item, int version, String name) {
    this.share = share;
    this.device = device;
    this.secret = share.secrets().current();
    this.item = item;
    this.version = version;
    this.name = name;
  }

  /// The next version of an item, or the first of a new one.
  static ItemWriting of(
      ShareCustody.Opened share, DeviceKeys device, Optional<StoredItem> before, String name) {
    var item = before.map(StoredItem::item).orElseGet(ItemWriting::freshItem);
    int version = before.map(known -> known.version() + 1).orElse(1);
    // Whoever names an item by its id keeps its name.
    var kept = before.filter(known -> known.item().value().equals(name));
    return new ItemWriting(share, device, item, version, kept.map(StoredItem::name).orElse(name));
  }

  private static ItemId freshItem() {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return new ItemId(IdText.of(random));
  }

  ItemId item() {
    return item;
  }

  /// Encrypts and sends the content, then records the version.
  void send(ServerConnection server, InputStream content, long length, Progress progress)
      throws IOException {
    var key = ContentKey.random();
    var sent =
        new EncryptedUpload(context(), key, device, padding())
            .send(server, content, length, progress);
    server.command(
        "PUT",
        ShareCustody.target(share.state().share(), "/items/" + item),
        new WriteItem(version(key, sent), sent.upload()),
        condition());
  }

  private ItemVersion version(ContentKey key, EncryptedUpload.Sent sent) {
    var sealedName = MetadataSeal.make(secret, new MetadataField(item.value(), NAME), name);
    return new ItemVersion(
        version,
        Math.toIntExact(secret.epoch().number()),
        Bytes.of(sealedName),
        Bytes.of(key.wrap(secret.secret(), context())),
        sent.digest(),
        sent.length(),
        sent.signature());
  }

  private ContentContext context() {
    return new ContentContext(
        item.value(),
        version,
        share.state().share().value(),
        share.state().kind().category().name(),
        secret.epoch().number(),
        device.id().value());
  }

  private Padding padding() {
    boolean hides = share.history().protection().verdict().encryption() == Encryption.END_TO_END;
    return hides ? Padding.PADME : Padding.NONE;
  }

  private Map<String, String> condition() {
    return version == 1
        ? Map.of("If-None-Match", "*")
        : Map.of("If-Match", "\"" + (version - 1) + "\"");
  }
}
