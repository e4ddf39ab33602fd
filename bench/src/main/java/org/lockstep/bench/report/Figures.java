package org.lockstep.bench.report;

import java.util.Locale;

/// Figures as they are printed.
public final class Figures {
  private static final double NANOS_IN_MICRO = 1e3;
  private static final double NANOS_IN_MILLI = 1e6;
  private static final double NANOS_IN_SECOND = 1e9;

  private Figures() {}

  /// A number, in groups of three digits.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// The nearest whole number, in groups of three digits.
  public static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  /// Milliseconds with three digits after the point.
  public static String millis(long nanos) {
    return String.format(Locale.ROOT, "%,.3f", (double) nanos / NANOS_IN_MILLI);
  }

  /// Microseconds with one digit after the point.
  public static String micros(long nanos) {
    return String.format(Locale.ROOT, "%,.1f", (double) nanos / NANOS_IN_MICRO);
  }

  /// Seconds with two digits after the point.
  public static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.2f", (double) nanos / NANOS_IN_SECOND);
  }

  /// How often a second.
  public static double perSecond(long count, long nanos) {
    return (double) count / ((double) nanos / NANOS_IN_SECOND);
  }

  /// A ratio with one digit after the point.
  public static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.1f", ratio);
  }

  /// A target and whether it was met.
  public static String target(String target, boolean met) {
    return target + (met ? ", met" : ", missed");
  }
}
