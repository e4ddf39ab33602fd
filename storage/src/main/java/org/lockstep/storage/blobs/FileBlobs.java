package org.lockstep.storage.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.files.DurableFiles;

/// Blobs as files, in directories by the first two bytes of their hash; uploads as files beside
/// them.
public final class FileBlobs implements Blobs {
  private static final int FAN = 2;

  private final Path blobs;
  private final UploadFiles uploads;
  private final ReentrantLock making = new ReentrantLock();

  private FileBlobs(Path blobs, Path uploads) {
    this.blobs = blobs;
    this.uploads = new UploadFiles(uploads);
  }

  /// Opens both directories, or makes them (0700); they must lie on one file system.
  public static FileBlobs open(Path blobs, Path uploads) {
    return io(
        () -> {
          DurableFiles.createDirectory(blobs);
          DurableFiles.createDirectory(uploads);
          return new FileBlobs(blobs, uploads);
        });
  }

  @Override
  public long openUpload(String uploadId) {
    return io(() -> uploads.open(uploadId));
  }

  @Override
  public long append(String uploadId, long offset, InputStream bytes) throws IOException {
    return uploads.alone(
        uploadId,
        file -> {
          long length = Files.size(file);
          if (offset != length) throw new OffsetMismatch(uploadId, offset, length);
          return new Piece(file).write(offset, bytes);
        });
  }

  @Override
  public long uploadLength(String uploadId) {
    return io(() -> uploads.length(uploadId));
  }

  @Override
  public BlobRef finish(String uploadId) {
    return io(() -> uploads.alone(uploadId, this::publish));
  }

  /// Reads the content once more: what the name says is what the disk gave back.
  private BlobRef publish(Path upload) throws IOException {
    var ref = new BlobRef(sha256(upload), Files.size(upload));
    makeDirectory(directory(ref.sha256()));
    DurableFiles.publish(upload, path(ref.sha256()));
    return ref;
  }

  /// One at a time: who finds the directory there must be able to rely on its being durable.
  private void makeDirectory(Path directory) throws IOException {
    making.lock();
    try {
      DurableFiles.createDirectory(directory);
    } finally {
      making.unlock();
    }
  }

  private static String sha256(Path file) throws IOException {
    var digest = newDigest();
    try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void discardUpload(String uploadId) {
    io(() -> uploads.alone(uploadId, Files::deleteIfExists));
  }

  @Override
  public int discardUploadsOlderThan(Instant time) {
    int discarded = 0;
    for (var uploadId : io(() -> uploads.olderThan(time))) {
      if (discardIdle(uploadId)) discarded++;
    }
    return discarded;
  }

  private boolean discardIdle(String uploadId) {
    try {
      return io(() -> uploads.alone(uploadId, Files::deleteIfExists));
    } catch (UploadBusy e) {
      return false; // somebody continues it after all
    }
  }

  @Override
  public Optional<BlobRef> find(String sha256) {
    new BlobRef(sha256, 0); // refuses what is not a hash before it becomes a path
    try {
      return Optional.of(new BlobRef(sha256, Files.size(path(sha256))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public InputStream open(BlobRef ref, long from, long length) {
    Objects.checkFromIndexSize(from, length, ref.length());
    try {
      return new FileRange(
          FileChannel.open(path(ref.sha256()), StandardOpenOption.READ), from, length);
    } catch (NoSuchFileException e) {
      throw (NoSuchBlob) new NoSuchBlob(ref).initCause(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void delete(BlobRef ref) {
    io(
        () -> {
          boolean deleted = Files.deleteIfExists(path(ref.sha256()));
          if (deleted) DurableFiles.forceDirectory(directory(ref.sha256()));
          return deleted;
        });
  }

  @Override
  public void forEach(Consumer<BlobRef> consumer) {
    refs().forEach(consumer);
  }

  private List<BlobRef> refs() {
    return io(
        () -> {
          var refs = new ArrayList<BlobRef>();
          try (var files = Files.walk(blobs, FAN + 1)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
              refs.add(new BlobRef(file.getFileName().toString(), Files.size(file)));
            }
          }
          return refs;
        });
  }

  private Path path(String sha256) {
    return directory(sha256).resolve(sha256);
  }

  private Path directory(String sha256) {
    return blobs.resolve(sha256.substring(0, FAN)).resolve(sha256.substring(FAN, 2 * FAN));
  }

  /// Something that touches the disk.
  private interface Touch<T> {
    T run() throws IOException;
  }

  private static <T> T io(Touch<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static StorageException unreadable(IOException e) {
    return new StorageException("The store of blobs cannot be used: " + e, e);
  }
}
