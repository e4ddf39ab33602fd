package org.lockstep.storage.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Ciphertext by the hash of its content.
///
/// An upload grows piece by piece and can be continued after a crash of either side. A blob appears
/// whole and durable when its upload is finished, and never changes. The same content is kept once,
/// so who deletes it must know that nobody else names it.
///
/// Every method may be called from any thread.
public interface Blobs {

  /// Begins an upload, or finds it again.
  ///
  /// @param uploadId 1 to 64 letters, digits, hyphens or underscores, chosen by the caller
  /// @return the number of bytes that are there already
  long openUpload(String uploadId);

  /// Adds the bytes of the stream to the upload and returns its new length, which is then durable.
  ///
  /// If the stream itself fails, what arrived before is kept and can be continued.
  ///
  /// @throws OffsetMismatch if `offset` is not the upload's length
  /// @throws NoSuchUpload if it was not opened
  /// @throws UploadBusy if another call is working on it
  /// @throws org.lockstep.storage.StorageFull if there is no room; the upload has its old length
  /// @throws IOException if the given stream fails
  long append(String uploadId, long offset, InputStream bytes) throws IOException;

  /// The durable number of bytes of an upload.
  ///
  /// @throws NoSuchUpload if it was not opened
  long uploadLength(String uploadId);

  /// Ends the upload and makes its content a blob, durable on return.
  ///
  /// @throws NoSuchUpload if it was not opened, or is finished already
  /// @throws UploadBusy if another call is working on it
  BlobRef finish(String uploadId);

  /// Throws the upload away, if it is there.
  ///
  /// @throws UploadBusy if another call is working on it
  void discardUpload(String uploadId);

  /// Throws away the uploads that were last touched before that time and are not in use.
  ///
  /// @return how many
  int discardUploadsOlderThan(Instant time);

  /// The blob of that hash, 64 lower-case hexadecimal digits.
  Optional<BlobRef> find(String sha256);

  /// The bytes `from` (inclusive) to `from + length` (exclusive) of a blob; the caller closes the
  /// stream.
  ///
  /// @throws NoSuchBlob if it is not here
  /// @throws IndexOutOfBoundsException if the range is not within the blob
  InputStream open(BlobRef ref, long from, long length);

  /// Hands over the blobs that are here, in no order, for a copy. Those that come or go
  /// meanwhile may be seen or not.
  void forEach(Consumer<BlobRef> consumer);

  /// Takes the blob away, if it is there.
  void delete(BlobRef ref);
}
