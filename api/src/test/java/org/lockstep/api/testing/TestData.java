package org.lockstep.api.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.lockstep.crypto.content.AuthorSignature;
import org.lockstep.crypto.content.ContentKey;
import org.lockstep.crypto.content.ContentSize;
import org.lockstep.crypto.content.ContentWriter;
import org.lockstep.crypto.content.Padding;
import org.lockstep.crypto.data.DataSecret;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.id.ItemId;
import org.lockstep.wire.message.DataMessages.DataVersion;
import org.lockstep.wire.message.DataMessages.WriteData;
import org.lockstep.wire.message.ItemMessages.BeginUpload;
import org.lockstep.wire.message.ItemMessages.UploadStatus;

/// A version of an item of a member's own data, encrypted as a device does it, under a secret that
/// is nobody's.
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record TestData(
    Member author, Category category, ItemId item, DataVersion version, byte[] blob) {
  private static final Secret SECRET = Secret.random();

  /// The first version of a new item.
  public static TestData first(Member author, Category category, DataKey key) {
    return of(author, category, new ItemId(TestDevice.freshId()), 1, key);
  }

  /// The next version.
  public TestData next() {
    return of(author, category, item, version.number() + 1, version.key());
  }

  private static TestData of(
      Member author, Category category, ItemId item, int number, DataKey key) {
    var place =
        new DataSecret.Place(author.id().value(), category.name(), key.kind().name(), key.number());
    var secret = DataSecret.of(place, SECRET);
    var context = place.content(item.value(), number, author.device().id().value());
    var content = ContentKey.random();
    var blob = new ByteArrayOutputStream();
    AuthorSignature signature;
    try (var writer = new ContentWriter(blob, content, context, new ContentSize(4, Padding.NONE))) {
      writer.write(new byte[] {1, 2, 3, 4});
      signature = writer.finish(author.device().key());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var version =
        new DataVersion(
            number,
            key,
            Bytes.of(secret.seal(item.value(), "name", "a name")),
            Bytes.of(content.wrap(secret.secret(), context)),
            sha256(blob.toByteArray()),
            blob.size(),
            Bytes.of(signature.bytes()),
            Map.of());
    return new TestData(author, category, item, version, blob.toByteArray());
  }

  private static Bytes sha256(byte[] bytes) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// The same with these fields beside it.
  public TestData with(MetadataField field, String value) {
    var v = version;
    var more =
        new DataVersion(
            v.number(),
            v.key(),
            v.name(),
            v.contentKey(),
            v.digest(),
            v.length(),
            v.signature(),
            Map.of(field, value));
    return new TestData(author, category, item, more, blob);
  }

  /// The same, said to be of that category.
  public TestData in(Category other) {
    return new TestData(author, other, item, version, blob);
  }

  /// Uploads the content.
  public String upload() {
    return upload(author);
  }

  /// Uploads the content as somebody.
  public String upload(Member by) {
    var upload = TestDevice.freshId();
    by.send(Call.post("/v1/uploads", new BeginUpload(upload, blob.length))).as(UploadStatus.class);
    by.send(
            Call.bare("PATCH", "/v1/uploads/" + upload)
                .header("Upload-Offset", "0")
                .with("application/octet-stream", blob))
        .as(UploadStatus.class);
    return upload;
  }

  /// The request that writes the version, with the precondition that belongs to it.
  public Call writing(String upload) {
    var call = Call.put(path(""), new WriteData(version, upload));
    int replaced = version.number() - 1;
    return replaced == 0
        ? call.header("If-None-Match", "*")
        : call.header("If-Match", "\"" + replaced + "\"");
  }

  /// Uploads the content and writes the version.
  public Answer put() {
    return author.send(writing(upload()));
  }

  /// Deletes the item.
  public Answer delete() {
    return author.send(
        Call.bare("DELETE", path("")).header("If-Match", "\"" + version.number() + "\""));
  }

  /// A path below the item.
  public String path(String rest) {
    return "/v1/data/" + category + "/" + item + rest;
  }
}
