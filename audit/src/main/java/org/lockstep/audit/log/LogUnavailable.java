package org.lockstep.audit.log;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Says that a file of the log did not come: nothing is proven by that, either way.
public final class LogUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String path;
  private final boolean absent;

  private LogUnavailable(String path, boolean absent, String why, @Nullable Throwable cause) {
    super("the log gave no " + path + ": " + why, cause);
    this.path = path;
    this.absent = absent;
  }

  /// The source answered that it has no such file.
  public static LogUnavailable absent(String path) {
    return new LogUnavailable(path, true, "it has none", null);
  }

  /// The source did not answer, or not usefully.
  public static LogUnavailable silent(String path, String why, @Nullable Throwable cause) {
    return new LogUnavailable(path, false, why, cause);
  }

  /// The address of the file.
  public String path() {
    return path;
  }

  /// Whether the source said that it has no such file.
  public boolean isAbsent() {
    return absent;
  }
}
