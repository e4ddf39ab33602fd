package org.lockstep.client.cli.text;

import java.util.Optional;
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

  /// A line that says so if the share's guard would refuse the change.
  public static Optional<String> guard(Forecast forecast) {
    return forecast
        .guardForbids()
        .map(
            cause ->
                "The share is guarded, and refuses it: "
                    + switch (cause) {
                      case PARTICIPANT -> "a participant would have standard protection.";
                      case LINK -> "a link would be open.";
                      case COLLABORATION -> "live collaboration would be on.";
                      case KIND -> "its kind supports no end-to-end sharing.";
                    });
  }
}
