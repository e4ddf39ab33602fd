package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.text.ForecastText;
import org.lockstep.client.cli.text.OutlookText;
import org.lockstep.client.cli.text.VerdictText;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.OutlookMessages.Outlook;
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
            + " is written. Of a guarded share it also tells that the guard would refuse it. The"
            + " commands below ask the same of a change of the own account, for all its shares.",
    footer = {
      "  lockstep preview protection off",
      "  lockstep preview 01h455vb4pex5vsknk084sn02q invite carol",
      "  lockstep preview 01h455vb4pex5vsknk084sn02q link",
      "  lockstep preview 01h455vb4pex5vsknk084sn02q collaboration --json"
    })
final class PreviewCommand implements Callable<Answer> {
  private final Invocation invocation;

  // Optional to picocli alone, which else would ask for them before a command below as well.
  @Parameters(index = "0", paramLabel = "SHARE", arity = "0..1", description = "The share's id.")
  private @Nullable ShareId share;

  @Parameters(
      index = "1",
      paramLabel = "CHANGE",
      arity = "0..1",
      description = "invite, link or collaboration.")
  private @Nullable Change change;

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
    if (share == null || change == null) {
      throw new Mistake("preview needs a share and a change, or a command");
    }
    return preview(share, change);
  }

  private Answer preview(ShareId share, Change change) {
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

  @Command(
      name = "protection",
      header = "Tell what turning advanced protection on or off would do.",
      description =
          "Tells the mode after it, what would have to be done before, and each share whose verdict"
              + " would change, once everybody's devices have done what they can. Nothing is"
              + " written.",
      footer = {"  lockstep preview protection on", "  lockstep preview protection off --json"})
  Answer protection(@Parameters(paramLabel = "STATE", description = "on or off.") Switch state) {
    try (var client = invocation.client()) {
      return outlook(
          switch (state) {
            case ON -> client.protection().previewTurningOn();
            case OFF -> client.protection().previewTurningOff();
          });
    }
  }

  @Command(
      name = "device",
      header = "Tell what revoking a device would do.",
      description =
          "Tells which shares would need new keys, and whether any verdict would change. Nothing is"
              + " written.",
      footer = "  lockstep preview device revoke phone")
  Answer device(
      @Parameters(paramLabel = "CHANGE", description = "revoke.") DeviceChange change,
      @Parameters(paramLabel = "DEVICE", description = "Its id, or its name if only one has it.")
          String named) {
    try (var client = invocation.client()) {
      var device = DeviceCommands.find(client.devices().list(), named).device().id();
      return outlook(
          switch (change) {
            case REVOKE -> client.protection().previewRevoking(device);
          });
    }
  }

  @Command(
      name = "leave",
      header = "Tell what leaving a share would do.",
      description =
          "Tells what the verdict on the share would be for those who stay, once they have given it"
              + " a new key. Nothing is written.",
      footer = "  lockstep preview leave 01h455vb4pex5vsknk084sn02q")
  Answer leave(@Parameters(paramLabel = "SHARE", description = "The share's id.") ShareId left) {
    try (var client = invocation.client()) {
      return outlook(client.protection().previewLeaving(left));
    }
  }

  /// What can be done to a mode.
  enum Switch {
    /// Turn it on.
    ON,
    /// Turn it off.
    OFF
  }

  /// What can be done to a device.
  enum DeviceChange {
    /// Take it off the roster.
    REVOKE
  }

  private static Answer outlook(Outlook outlook) {
    return Answer.result(outlook, OutlookText.lines(outlook));
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
