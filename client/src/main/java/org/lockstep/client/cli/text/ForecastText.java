package org.lockstep.client.cli.text;

import org.lockstep.wire.message.ProtectionMessages.Forecast;

/// What a change would make of a verdict, in words.
public final class ForecastText {
  private ForecastText() {}

  /// One line, such as `Once accepted: The server can read it, because ...`.
  ///
  /// @param when what has to happen first
  public static String line(String when, Forecast forecast) {
    return when
        + (forecast.downgrades() ? ", a downgrade: " : ": ")
        + VerdictText.line(forecast.after());
  }
}
