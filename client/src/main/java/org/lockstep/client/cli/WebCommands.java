package org.lockstep.client.cli;

import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.Answers.AccountChanged;
import org.lockstep.client.cli.Answers.WebSessionChanged;
import org.lockstep.client.cli.text.Times;
import org.lockstep.client.cli.text.WebText;
import org.lockstep.domain.id.SessionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep web`.
@Command(
    name = "web",
    header = "Let browsers in, each for an hour and by approval.",
    description =
        "A browser makes keys of its own and shows a code of six digits. A trusted device approves"
            + " it by that code. The code that runs in a browser comes from the server: a server"
            + " that was changed could deliver other code. That is why web access is off until it"
            + " is turned on, and turned off when advanced protection begins.",
    footer = {"  lockstep web on", "  lockstep web approve 123456", "  lockstep web sessions"})
final class WebCommands {
  private final Invocation invocation;

  WebCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "on",
      header = "Let browsers be approved.",
      description = "From now on a trusted device may approve browsers, one by one.",
      footer = "  lockstep web on")
  Answer on() {
    try (var client = invocation.client()) {
      client.web().turnOn();
      return changed(client, "Browsers may be approved now: lockstep web approve CODE");
    }
  }

  @Command(
      name = "off",
      header = "End all web sessions and let no browser in.",
      description = "Every session ends at once, and none can be approved any more.",
      footer = "  lockstep web off")
  Answer off() {
    try (var client = invocation.client()) {
      client.web().turnOff();
      return changed(client, "Web access is off, and no session is left.");
    }
  }

  private static Answer changed(LockstepClient client, String line) {
    return Answer.done(
        new AccountChanged(client.home().requireMembership().account(), client.position()), line);
  }

  @Command(
      name = "approve",
      header = "Let in the browser that shows a code.",
      description =
          "Finds the waiting browser whose keys fit the code and vouches for them, for an hour."
              + " Approve only the browser that you look at.",
      footer = "  lockstep web approve 123456")
  Answer approve(
      @Parameters(paramLabel = "CODE", description = "The six digits that the browser shows.")
          String code) {
    String digits = code.replaceAll("[ -]", "");
    if (!digits.matches("\\d{6}")) throw new Mistake("a code of six digits is expected");
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Looking for the browser that shows the code");
      var approval = client.web().approve(digits);
      return Answer.done(
          new WebSessionChanged(approval.session(), client.position()),
          "The browser is approved until %s, as session %s."
              .formatted(Times.text(approval.until()), approval.session()));
    }
  }

  @Command(
      name = "sessions",
      header = "List the web sessions, and the browsers that wait for approval.",
      description = "Prints who was approved by which device, and until when.",
      footer = {"  lockstep web sessions", "  lockstep web sessions --json"})
  Answer sessions() {
    try (var client = invocation.client()) {
      var status = client.web().status();
      return Answer.result(Answers.web(status), WebText.lines(status));
    }
  }

  @Command(
      name = "give",
      header = "Hand a browser the key of the category that it asks for.",
      description =
          "A session that was approved reads nothing yet. It asks for one category at a time, and"
              + " each hand-over is recorded and told to all devices of the account. The key is"
              + " sealed to the session and gone when the session ends. Keys of categories that are"
              + " always end-to-end encrypted are handed to no browser.",
      footer = {"  lockstep web sessions", "  lockstep web give 01h455vb4pex5vsknk084sn02q"})
  Answer give(@Parameters(paramLabel = "ID", description = "The session's id.") SessionId session) {
    try (var client = invocation.client()) {
      var category = client.web().handOver(session);
      return Answer.done(
          new Answers.WebCategoryGiven(session, category, client.position()),
          "The browser has the key of %s until its session ends.".formatted(category));
    }
  }

  @Command(
      name = "end",
      header = "End a web session.",
      description = "The browser is let in no more, at once. Others stay as they are.",
      footer = "  lockstep web end 01h455vb4pex5vsknk084sn02q")
  Answer end(@Parameters(paramLabel = "ID", description = "The session's id.") SessionId session) {
    try (var client = invocation.client()) {
      client.web().end(session);
      return Answer.done(
          new WebSessionChanged(session, client.position()), "The session has ended.");
    }
  }
}
