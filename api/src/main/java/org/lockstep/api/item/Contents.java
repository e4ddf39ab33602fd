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
    return blobs.open(blob(version), from, length);
  }

  private static BlobRef blob(ItemVersion version) {
    return new BlobRef(hex(version.digest()), version.length());
  }

  static Optional<BlobRef> find(Blobs blobs, Bytes digest) {
    return blobs.find(hex(digest));
  }

  static Bytes digest(BlobRef blob) {
    return Bytes.of(HexFormat.of().parseHex(blob.sha256()));
  }

  private static String hex(Bytes digest) {
    return HexFormat.of().formatHex(digest.toArray());
  }
}
