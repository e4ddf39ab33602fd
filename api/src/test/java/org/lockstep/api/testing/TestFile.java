package org.lockstep.api.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.lockstep.crypto.content.AuthorSignature;
import org.lockstep.crypto.content.Authorship;
import org.lockstep.crypto.content.ContentContext;
import org.lockstep.crypto.content.ContentKey;
import org.lockstep.crypto.content.ContentReader;
import org.lockstep.crypto.content.ContentSize;
import org.lockstep.crypto.content.ContentWriter;
import org.lockstep.crypto.content.Padding;
import org.lockstep.crypto.share.MetadataField;
import org.lockstep.crypto.share.MetadataSeal;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.wire.message.ItemMessages.BeginUpload;
import org.lockstep.wire.message.ItemMessages.UploadStatus;
import org.lockstep.wire.message.ItemMessages.WriteItem;

/// A version of an item, encrypted as a device does it.
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record TestFile(
    TestShare share, Member author, ItemId item, ItemVersion version, byte[] blob) {
  private static final int PIECE = 4 << 20;

  /// The first version of a new item.
  public static TestFile first(TestShare share, Member author, String name, byte[] content) {
    return encrypted(share, author, new ItemId(TestDevice.freshId()), 1, name, content);
  }

  /// The next version.
  public TestFile next(Member by, byte[] content) {
    return encrypted(share, by, item, version.number() + 1, "next.txt", content);
  }

  private static TestFile encrypted(
      TestShare share, Member author, ItemId item, int number, String name, byte[] content) {
    var context =
        new ContentContext(
            item.value(),
            number,
            share.id().value(),
            share.kind().category().name(),
            share.current(),
            author.device().id().value());
    var key = ContentKey.random();
    var blob = new ByteArrayOutputStream();
    AuthorSignature signature;
    try (var writer =
        new ContentWriter(blob, key, context, new ContentSize(content.length, Padding.PADME))) {
      writer.write(content);
      signature = writer.finish(author.device().key());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var sealedName =
        MetadataSeal.make(share.secret(), new MetadataField(item.value(), "name"), name);
    var version =
        new ItemVersion(
            number,
            share.current(),
            Bytes.of(sealedName),
            Bytes.of(key.wrap(share.secret().secret(), context)),
            sha256(blob.toByteArray()),
            blob.size(),
            Bytes.of(signature.bytes()));
    return new TestFile(share, author, item, version, blob.toByteArray());
  }

  private static Bytes sha256(byte[] bytes) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// Begins an upload of this length.
  public String begin() {
    var upload = TestDevice.freshId();
    author
        .send(Call.post("/v1/uploads", new BeginUpload(upload, blob.length)))
        .as(UploadStatus.class);
    return upload;
  }

  /// A piece of the upload.
  public Call piece(String upload, int from, int to) {
    return Call.bare("PATCH", "/v1/uploads/" + upload)
        .header("Upload-Offset", Integer.toString(from))
        .with("application/octet-stream", Arrays.copyOfRange(blob, from, to));
  }

  /// Uploads the whole.
  public String upload() {
    var upload = begin();
    for (int from = 0; from < blob.length; from += PIECE) {
      author.send(piece(upload, from, Math.min(blob.length, from + PIECE))).as(UploadStatus.class);
    }
    return upload;
  }

  /// The request that writes the version, with the precondition that belongs to it.
  public Call writing(String upload) {
    var call = Call.put(share.at("/items/" + item), new WriteItem(version, upload));
    int replaced = version.number() - 1;
    return replaced == 0
        ? call.header("If-None-Match", "*")
        : call.header("If-Match", "\"" + replaced + "\"");
  }

  /// Uploads the content and writes the version.
  public TestFile written() {
    author.does(writing(upload()));
    return this;
  }

  /// Decrypts a blob that is said to be this version's.
  public byte[] decrypt(byte[] received, TestShare under) throws IOException {
    var context =
        new ContentContext(
            item.value(),
            version.number(),
            under.id().value(),
            under.kind().category().name(),
            version.epoch(),
            author.device().id().value());
    var key = ContentKey.unwrap(under.secret().secret(), context, version.contentKey().toArray());
    var authorship =
        new Authorship(
            author.device().key().publicKey(), AuthorSignature.of(version.signature().toArray()));
    try (var reader =
        new ContentReader(new ByteArrayInputStream(received), key, context, authorship)) {
      return reader.readAllBytes();
    }
  }
}
