package org.lockstep.client.cli.text;

import java.util.Locale;

/// Numbers of bytes as people read them, in powers of 1024.
public final class Sizes {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Sizes() {}

  /// A text such as `812 B` or `4.0 MiB`.
  public static String text(long bytes) {
    if (bytes < 1024) return bytes + " B";
    double size = bytes / 1024.0;
    int unit = 0;
    while (size >= 1023.95 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }
}
