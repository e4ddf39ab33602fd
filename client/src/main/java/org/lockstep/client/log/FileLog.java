package org.lockstep.client.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lockstep.audit.log.LogSource;
import org.lockstep.audit.log.LogUnavailable;

/// A log's files in a directory: a copy that was kept, or one that is served from there.
public record FileLog(Path directory) implements LogSource {
  @Override
  public byte[] fetch(String path) {
    var file = directory.resolve(path);
    try {
      if (Files.size(file) > LONGEST) {
        throw LogUnavailable.silent(path, "it is longer than any file of a log", null);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException _) {
      throw LogUnavailable.absent(path);
    } catch (IOException e) {
      throw LogUnavailable.silent(path, "it cannot be read", e);
    }
  }
}
