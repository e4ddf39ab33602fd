package org.lockstep.client.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import org.lockstep.domain.Bytes;

/// Encrypts the content of one version while it is sent: nothing of it lies in a file in between.
///
/// @param context where the content belongs
/// @param key fresh, for this version alone
public record EncryptedUpload(
    ContentContext context, ContentKey key, DeviceKeys device, Padding padding) {
  /// What was sent.
  ///
  /// @param upload the finished upload
  /// @param digest SHA-256 of the ciphertext
  /// @param length of the ciphertext in bytes
  public record Sent(String upload, Bytes digest, long length, Bytes signature) {}

  /// Encrypts and sends.
  ///
  /// @param length of the content; one that has another is refused with an [IOException]
  public Sent send(ServerConnection server, InputStream content, long length, Progress progress)
      throws IOException {
    var size = new ContentSize(length, padding);
    var upload = Upload.begin(server, size.ciphertextLength(), progress);
    var digesting = new DigestOutputStream(upload, sha256());
    var signature = write(content, size, digesting);
    upload.finish();
    return new Sent(
        upload.id(),
        Bytes.of(digesting.getMessageDigest().digest()),
        size.ciphertextLength(),
        Bytes.of(signature.bytes()));
  }

  private AuthorSignature write(InputStream content, ContentSize size, OutputStream sink)
      throws IOException {
    var writer = new ContentWriter(sink, key, context, size);
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
