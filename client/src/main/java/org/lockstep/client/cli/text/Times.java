package org.lockstep.client.cli.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments as people read them.
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /// A text such as `2026-03-03 10:02:11 UTC`; fractions of a second are dropped.
  public static String text(Instant at) {
    return FORM.format(at);
  }
}
