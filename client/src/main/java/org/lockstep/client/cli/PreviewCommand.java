package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.text.ForecastText;
import org.lockstep.client.cli.text.VerdictText;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep preview`.
@Command(
    name = "preview",
    header = "Tell what a change would make of the verdict, without making it.",
    description =
        "Asks what the verdict on the share would be after inviting somebody (and the"
            + " acceptance), after opening a link, or after starting live collaboration. Nothing"
            + " is written. Of a guarded share it also tells that the guard would refuse it.",
    footer = {
      "  lockstep preview 01h455vb4pex5vsknk084sn02q invite carol",
      "  lockstep preview 01h455vb4pex5vsknk084sn02q link",
      "  lockstep preview 01h455vb4pex5vsknk084sn02q collaboration --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class PreviewCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  @Parameters(index = "1", paramLabel = "CHANGE", description = "invite, link or collaboration.")
  private Change change;

  @Parameters(
      index = "2",
      paramLabel = "HANDLE",
      arity = "0..1",
      description = "Whom to invite; with 'invite' alone.")
  private @Nullable String handle;

  PreviewCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    if ((change == Change.INVITE) != (handle != null)) {
      throw new Mistake(
          handle == null ? "preview invite needs a handle" : "a handle goes with 'invite' alone");
    }
    try (var client = invocation.client()) {
      var forecast = forecast(client, share, change, handle);
      var lines = new ArrayList<String>();
      lines.add("Now: " + VerdictText.line(forecast.before()));
      lines.add(ForecastText.line(after(change), forecast));
      ForecastText.guard(forecast).ifPresent(lines::add);
      return Answer.result(forecast, lines);
    }
  }

  private static Forecast forecast(
      LockstepClient client, ShareId share, Change change, @Nullable String handle) {
    return switch (change) {
      case INVITE -> client.verdicts().previewInvite(share, String.valueOf(handle));
      case LINK -> client.verdicts().previewLink(share);
      case COLLABORATION -> client.verdicts().previewCollaboration(share);
    };
  }

  private static String after(Change change) {
    return switch (change) {
      case INVITE -> "Once accepted";
      case LINK -> "With a link";
      case COLLABORATION -> "With live collaboration";
    };
  }
}
