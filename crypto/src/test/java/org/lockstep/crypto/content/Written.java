package org.lockstep.crypto.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.sign.SigningKey;

/// A blob for tests, with everything that is needed to read it.
record Written(Blob blob, AuthorSignature signature, ContentLayout layout) {

  static final ContentContext CONTEXT =
      new ContentContext("item-1", 7, "share-1", "DRIVE", 3, "device-1");

  static final ContentKey KEY = ContentKey.of(Secret.of(filled(32, 1)));
  static final SigningKey AUTHOR = SigningKey.fromSeed(filled(32, 2));

  /// Chunks so small that a test can try everything.
  static final ContentLayout SMALL = new ContentLayout(16);

  private static final byte[] SALT = filled(ContentHeader.SALT, 3);

  /// Bytes with the equality that records need.
  static final class Blob {
    private final byte[] bytes;

    Blob(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }

  static Written of(byte[] content, Padding padding, ContentLayout layout) {
    var sink = new ByteArrayOutputStream();
    var size = new ContentSize(content.length, padding);
    var format = new ContentWriter.Format(layout, ContentHeader.create(KEY, SALT));
    try (var writer = new ContentWriter(sink, KEY, CONTEXT, size, format)) {
      writer.write(content);
      var signature = writer.finish(AUTHOR);
      return new Written(new Blob(sink.toByteArray()), signature, layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    return blob.bytes();
  }

  Authorship authorship() {
    return new Authorship(AUTHOR.publicKey(), signature);
  }

  byte[] read() throws IOException {
    return read(bytes());
  }

  /// Reads other bytes as if they were this blob.
  byte[] read(byte[] other) throws IOException {
    return read(other, CONTEXT, KEY, authorship());
  }

  byte[] read(byte[] other, ContentContext context, ContentKey key, Authorship author)
      throws IOException {
    var source = new ByteArrayInputStream(other);
    try (var reader = new ContentReader(source, key, context, author, layout)) {
      var content = reader.readAllBytes();
      if (!reader.verified()) throw new AssertionError("read to the end and yet not verified");
      return content;
    }
  }

  ContentRanges ranges(byte[] other) throws IOException {
    return ContentRanges.open(source(other), KEY, CONTEXT, layout);
  }

  static CiphertextSource source(byte[] blob) {
    return new CiphertextSource() {
      @Override
      public long length() {
        return blob.length;
      }

      @Override
      public byte[] read(long from, int count) {
        if (from < 0 || from + count > blob.length)
          throw new AssertionError("read outside the blob");
        return Arrays.copyOfRange(blob, (int) from, (int) from + count);
      }
    };
  }

  /// Content in which no two places look alike.
  static byte[] content(int length) {
    var content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (i * 31 + i / 251 + 7);
    }
    return content;
  }

  static byte[] filled(int length, int value) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
