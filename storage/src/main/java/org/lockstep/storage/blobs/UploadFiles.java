package org.lockstep.storage.blobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lockstep.storage.files.DurableFiles;

/// The files of uploads that are not finished, and who is working on which. Safe for all threads.
final class UploadFiles {
  private final Path directory;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  UploadFiles(Path directory) {
    this.directory = directory;
  }

  /// Something to be done with an upload's file.
  interface Work<T> {
    T with(Path file) throws IOException;
  }

  /// Works on the upload alone.
  ///
  /// @throws UploadBusy if somebody else does
  <T> T alone(String uploadId, Work<T> work) throws IOException {
    var file = path(uploadId);
    if (!busy.add(uploadId)) throw new UploadBusy(uploadId);
    try {
      return work.with(file);
    } catch (NoSuchFileException e) {
      if (file.toString().equals(e.getFile())) throw noSuchUpload(uploadId, e);
      throw e;
    } finally {
      busy.remove(uploadId);
    }
  }

  private static NoSuchUpload noSuchUpload(String uploadId, NoSuchFileException cause) {
    var missing = new NoSuchUpload(uploadId);
    missing.initCause(cause);
    return missing;
  }

  long open(String uploadId) throws IOException {
    var file = path(uploadId);
    DurableFiles.createFile(file);
    DurableFiles.forceDirectory(directory);
    return Files.size(file);
  }

  long length(String uploadId) throws IOException {
    try {
      return Files.size(path(uploadId));
    } catch (NoSuchFileException e) {
      throw noSuchUpload(uploadId, e);
    }
  }

  /// The ids of uploads that were last touched before that time.
  List<String> olderThan(Instant time) throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> touchedBefore(file, time))
          .map(file -> file.getFileName().toString())
          .filter(UploadId::isOne)
          .toList();
    }
  }

  private static boolean touchedBefore(Path file, Instant time) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(time);
    } catch (IOException e) {
      return false; // finished or discarded meanwhile: not ours to throw away
    }
  }

  private Path path(String uploadId) {
    return directory.resolve(UploadId.require(uploadId));
  }
}
