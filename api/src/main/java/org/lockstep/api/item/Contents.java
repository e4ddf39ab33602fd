package org.lockstep.api.item;

import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.blobs.Blobs;
import org.lockstep.storage.blobs.NoSuchBlob;
import org.springframework.stereotype.Component;

/// The stored ciphertext of items' versions.
@Component
public final class Contents {
  private final Blobs blobs;

  /// Content in this store.
  public Contents(Blobs blobs) {
    this.blobs = blobs;
  }

  /// A part of a version's ciphertext; the caller closes the stream.
  ///
  /// @throws NoSuchBlob if a version was recorded whose content is not there
  public InputStream open(ItemVersion version, long from, long length) {
    return open(version.digest(), version.length(), from, length);
  }

  /// A part of the ciphertext of that digest and length; the caller closes the stream.
  ///
  /// @throws NoSuchBlob if it is not there
  public InputStream open(Bytes digest, long whole, long from, long length) {
    return blobs.open(new BlobRef(hex(digest), whole), from, length);
  }

  /// Takes the ciphertext away for good, if it is there. Only content that an upload was finished
  /// for alone may go.
  public void delete(Bytes digest, long whole) {
    blobs.delete(new BlobRef(hex(digest), whole));
  }

  static Optional<BlobRef> find(Blobs blobs, Bytes digest) {
    return blobs.find(hex(digest));
  }

  /// The digest that names a blob.
  public static Bytes digest(BlobRef blob) {
    return Bytes.of(HexFormat.of().parseHex(blob.sha256()));
  }

  private static String hex(Bytes digest) {
    return HexFormat.of().formatHex(digest.toArray());
  }
}
