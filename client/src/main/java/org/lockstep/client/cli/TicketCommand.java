package org.lockstep.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.lockstep.client.cli.Answers.LiveTicket;
import org.lockstep.client.cli.text.Times;
import org.lockstep.client.cli.text.Words;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep ticket`.
@Command(
    name = "ticket",
    header = "Get a ticket for an editor to work live on a share.",
    description =
        "Any program that speaks y-websocket or Hocuspocus joins with it: the room or document is"
            + " called SHARE/NAME, and the ticket goes along as the query parameter 'ticket' or as"
            + " the Hocuspocus token. It opens any number of connections until it expires, or until"
            + " this device, its account's part in the share, or the collaboration ends. Whoever"
            + " has it works in this device's name: keep it to yourself. The page is an editor in a"
            + " browser, with the ticket in the part of its address that browsers do not send.",
    footer = {
      "  lockstep ticket 01h455vb4pex5vsknk084sn02q",
      "  lockstep ticket 01h455vb4pex5vsknk084sn02q plan",
      "  lockstep ticket 01h455vb4pex5vsknk084sn02q --read-only --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class TicketCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "notes",
      description = "The document that the page shows; '${DEFAULT-VALUE}' by default.")
  private String document;

  @Option(names = "--read-only", description = "Allow the editor to read and nothing else.")
  private boolean readOnly;

  TicketCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    try (var client = invocation.client()) {
      var given = client.live().ticket(share, readOnly);
      var page = client.live().page(share, document, given);
      var ticket =
          new LiveTicket(
              given.ticket(), given.yWebsocket(), given.hocuspocus(), page, given.expires());
      return Answer.result(
          ticket,
          List.of(
              "ticket       " + Words.safe(ticket.ticket()),
              "y-websocket  " + Words.safe(ticket.yWebsocket()),
              "hocuspocus   " + Words.safe(ticket.hocuspocus()),
              "page         " + Words.safe(page.toString()),
              "room         " + Words.safe(share + "/" + document),
              "expires      " + Times.text(ticket.expires())));
    }
  }
}
