package org.lockstep.client.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.connection.Upload;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.crypto.content.AuthorSignature;
import org.lockstep.crypto.content.ContentContext;
import org.lockstep.crypto.content.ContentKey;
import org.lockstep.crypto.content.ContentSize;
import org.lockstep.crypto.content.ContentWriter;
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

/// Encrypts one version of an item while it is sent: nothing of it lies in a file in between.
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
    var size = new ContentSize(length, padding());
    var upload = Upload.begin(server, size.ciphertextLength(), progress);
    var key = ContentKey.random();
    var digesting = new DigestOutputStream(upload, sha256());
    var signature = write(content, size, key, digesting);
    upload.finish();
    var digest = digesting.getMessageDigest().digest();
    server.command(
        "PUT",
        ShareCustody.target(share.state().share(), "/items/" + item),
        new WriteItem(version(key, Bytes.of(digest), size, signature), upload.id()),
        condition());
  }

  private AuthorSignature write(
      InputStream content, ContentSize size, ContentKey key, OutputStream sink) throws IOException {
    var writer = new ContentWriter(sink, key, context(), size);
    // No further than announced: one byte more shows that the file grew.
    long written = copy(content, writer, size.length());
    if (written != size.length()) throw new IOException("the file changed while it was read");
    return writer.finish(device.signing());
  }

  private static long copy(InputStream content, OutputStream to, long length) throws IOException {
    var piece = new byte[1 << 16];
    long copied = 0;
    while (copied < length) {
      int got = content.read(piece, 0, (int) Math.min(piece.length, length - copied));
      if (got < 0) return copied;
      to.write(piece, 0, got);
      copied += got;
    }
    return content.read() < 0 ? copied : copied + 1;
  }

  private ItemVersion version(
      ContentKey key, Bytes digest, ContentSize size, AuthorSignature signature) {
    var sealedName = MetadataSeal.make(secret, new MetadataField(item.value(), NAME), name);
    return new ItemVersion(
        version,
        Math.toIntExact(secret.epoch().number()),
        Bytes.of(sealedName),
        Bytes.of(key.wrap(secret.secret(), context())),
        digest,
        size.ciphertextLength(),
        Bytes.of(signature.bytes()));
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
