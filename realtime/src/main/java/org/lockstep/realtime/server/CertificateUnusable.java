package org.lockstep.realtime.server;

import java.nio.file.Files;
import java.nio.file.Path;

/// The channel cannot show its certificate: its files are missing, cannot be read, say something
/// else, or do not belong together.
public final class CertificateUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CertificateUnusable(RealtimeSettings.Tls files, Exception cause) {
    super(
        "The certificates in %s with the key in %s cannot be used: %s."
            .formatted(files.certificates(), files.key(), why(files, cause)),
        cause);
  }

  private static String why(RealtimeSettings.Tls files, Throwable cause) {
    for (var file : new Path[] {files.certificates(), files.key()}) {
      if (!Files.isRegularFile(file)) return file + " is no file";
      if (!Files.isReadable(file)) return file + " cannot be read";
    }
    var deepest = cause;
    while (deepest.getCause() != null) deepest = deepest.getCause();
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason is known");
  }
}
