package org.lockstep.client.cli;

import java.util.List;
import java.util.function.Consumer;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.Answers.ShareChanged;
import org.lockstep.client.cli.Answers.ShareInvited;
import org.lockstep.client.cli.Answers.Shares;
import org.lockstep.client.cli.text.ForecastText;
import org.lockstep.client.cli.text.ShareText;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.share.NewShare;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep share`.
@Command(
    name = "share",
    header = "Create shares, and say who takes part in them.",
    description =
        "A share is something that several people can reach: a folder, a document, an album. Its"
            + " key is made on a device and sealed to each participant; the server sees who takes"
            + " part, the kind and the title.",
    footer = {
      "  lockstep share create folder Plans",
      "  lockstep share invite SHARE bob --role editor"
    })
final class ShareCommands {
  private static final String SHARE = "The share's id.";
  private static final String HANDLE = "The account's handle.";

  private final Invocation invocation;

  ShareCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "create",
      header = "Create a share with this account as its owner.",
      description = {
        "Makes the share's first key, seals it to this account, and creates the share. Prints its"
            + " id, by which it is named everywhere.",
        "",
        "KIND is one of folder, document, photo-library, note, reminder-list, board, shared-album,"
            + " calendar. A shared album and a calendar can never be end-to-end encrypted. The"
            + " title can be read by the server, so that an invited person sees it."
      },
      footer = {
        "  lockstep share create folder Plans",
        "  lockstep share create photo-library 'Summer' --guarded --json"
      })
  Answer create(
      @Parameters(paramLabel = "KIND", description = "What is shared.") ShareKind kind,
      @Parameters(paramLabel = "TITLE", description = "Its title, readable by the server.")
          String title,
      @Option(
              names = "--guarded",
              description =
                  "Refuse whatever would let the server read it: links, live collaboration,"
                      + " accounts with standard protection.")
          boolean guarded,
      @Option(names = "--editors-may-invite", description = "Let editors invite people, too.")
          boolean editorsMayInvite) {
    try (var client = invocation.client()) {
      var share = client.shares().create(new NewShare(kind, title, guarded, editorsMayInvite));
      return Answer.result(
          new ShareChanged(share, client.position()),
          List.of("%s \"%s\": %s".formatted(Words.of(kind), Words.safe(title), share)));
    }
  }

  @Command(
      name = "invite",
      header = "Invite somebody to a share.",
      description =
          "Tells what the verdict will be once the person accepts, and invites. To an account with"
              + " advanced protection the share's key is sealed at once and delivered at"
              + " acceptance; to one with standard protection nothing is sealed before that. An"
              + " invitation is not participation.",
      footer = {
        "  lockstep share invite 01h455vb4pex5vsknk084sn02q bob",
        "  lockstep share invite 01h455vb4pex5vsknk084sn02q carol --role viewer"
      })
  Answer invite(
      @Parameters(paramLabel = "SHARE", description = SHARE) ShareId share,
      @Parameters(paramLabel = "HANDLE", description = HANDLE) String handle,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "editor",
              description = "viewer or editor. Default: ${DEFAULT-VALUE}.")
          Role role) {
    try (var client = invocation.client()) {
      var invited = client.shares().invite(share, handle, role);
      var answer =
          new ShareInvited(
              share,
              invited.account(),
              role,
              invited.sealed(),
              invited.forecast(),
              client.position());
      return Answer.done(
          answer,
          Words.safe(handle) + " is invited as " + Words.of(role) + ".",
          ForecastText.line("Once accepted", invited.forecast()));
    }
  }

  @Command(
      name = "accept",
      header = "Accept an invitation.",
      description =
          "From now on this account takes part. If it has standard protection, the server can read"
              + " the share from now on; the share's key comes from a device of another"
              + " participant when it next syncs.",
      footer = "  lockstep share accept 01h455vb4pex5vsknk084sn02q")
  Answer accept(@Parameters(paramLabel = "SHARE", description = SHARE) ShareId share) {
    return change(share, "You take part in it now.", client -> client.shares().accept(share));
  }

  @Command(
      name = "decline",
      header = "Decline an invitation.",
      description = "The invitation ends, and whoever invited sees that.",
      footer = "  lockstep share decline 01h455vb4pex5vsknk084sn02q")
  Answer decline(@Parameters(paramLabel = "SHARE", description = SHARE) ShareId share) {
    return change(share, "The invitation is declined.", client -> client.shares().decline(share));
  }

  @Command(
      name = "leave",
      header = "Leave a share.",
      description =
          "This account takes part no more, and the share owes its other participants a new key,"
              + " which one of their devices makes when it next syncs. What was read before stays"
              + " read. The owner cannot leave, but can end the share.",
      footer = "  lockstep share leave 01h455vb4pex5vsknk084sn02q")
  Answer leave(@Parameters(paramLabel = "SHARE", description = SHARE) ShareId share) {
    return change(share, "You have left it.", client -> client.shares().leave(share));
  }

  @Command(
      name = "remove",
      header = "Remove somebody from a share.",
      description =
          "Ends the participation, or takes an invitation back that was not accepted, and gives the"
              + " share a new key that the removed account never receives.",
      footer = "  lockstep share remove 01h455vb4pex5vsknk084sn02q carol")
  Answer remove(
      @Parameters(paramLabel = "SHARE", description = SHARE) ShareId share,
      @Parameters(paramLabel = "HANDLE", description = HANDLE) String handle) {
    return change(
        share,
        Words.safe(handle) + " takes part in it no more.",
        client -> end(client, share, handle));
  }

  private static void end(LockstepClient client, ShareId share, String handle) {
    String plain = Handles.normalised(handle);
    boolean invitedOnly =
        client.shares().view(share).invitations().stream()
            .anyMatch(member -> member.handle().equals(plain));
    if (invitedOnly) {
      client.shares().withdraw(share, plain);
    } else {
      client.shares().remove(share, plain);
    }
  }

  @Command(
      name = "role",
      header = "Give a participant another role.",
      description =
          "A viewer reads; an editor writes, too, and makes keys. Only the owner changes roles.",
      footer = "  lockstep share role 01h455vb4pex5vsknk084sn02q bob viewer")
  Answer role(
      @Parameters(paramLabel = "SHARE", description = SHARE) ShareId share,
      @Parameters(paramLabel = "HANDLE", description = HANDLE) String handle,
      @Parameters(paramLabel = "ROLE", description = "viewer or editor.") Role role) {
    return change(
        share,
        Words.safe(handle) + " has the role of " + Words.of(role) + " now.",
        client -> client.shares().changeRole(share, handle, role));
  }

  @Command(
      name = "end",
      header = "End a share for everybody.",
      description =
          "The share takes no more content and no more people, and the server destroys the keys of"
              + " it that its vault holds. Only the owner ends it.",
      footer = "  lockstep share end 01h455vb4pex5vsknk084sn02q")
  Answer end(@Parameters(paramLabel = "SHARE", description = SHARE) ShareId share) {
    return change(share, "It has ended.", client -> client.shares().end(share));
  }

  @Command(
      name = "list",
      header = "List the shares of this account, and the invitations to it.",
      description = "Prints each share with its id, this account's role and its verdict in short.",
      footer = {"  lockstep share list", "  lockstep share list --json"})
  Answer list() {
    try (var client = invocation.client()) {
      var shares = new Shares(client.shares().list(), client.shares().invitations());
      return Answer.result(shares, ShareText.list(shares.shares(), shares.invitations()));
    }
  }

  private Answer change(ShareId share, String done, Consumer<LockstepClient> change) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Working, and replacing keys where it is due");
      change.accept(client);
      return Answer.done(new ShareChanged(share, client.position()), done);
    }
  }
}
