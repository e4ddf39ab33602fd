package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.wire.message.ShareMessages.InvitationView;
import org.lockstep.wire.message.ShareMessages.ShareSummary;

/// Shares and invitations in rows.
public final class ShareText {
  private ShareText() {}

  /// The shares, then the invitations.
  public static List<String> list(List<ShareSummary> shares, List<InvitationView> invitations) {
    var lines = new ArrayList<String>();
    if (shares.isEmpty()) {
      lines.add("No shares.");
    } else {
      lines.addAll(table(shares).lines());
    }
    if (invitations.isEmpty()) return lines;
    lines.add("");
    lines.add("Invitations");
    invitations.forEach(invitation -> lines.addAll(invitation(invitation)));
    return lines;
  }

  private static Table table(List<ShareSummary> shares) {
    var table =
        new Table("share", "kind", "title", "role", "owner", "people", "encryption", "pending");
    for (var share : shares) {
      table.row(
          share.share().value(),
          Words.of(share.kind()),
          Words.safe(share.title()),
          Words.of(share.role()),
          Words.safe(share.owner()),
          Integer.toString(share.participants()),
          VerdictText.brief(share.encryption()),
          share.pending() == 0 ? "" : Integer.toString(share.pending()));
    }
    return table;
  }

  private static List<String> invitation(InvitationView invitation) {
    return List.of(
        "  %s  %s \"%s\", from %s, as %s"
            .formatted(
                invitation.share(),
                Words.of(invitation.kind()),
                Words.safe(invitation.title()),
                Words.safe(invitation.invitedBy()),
                Words.of(invitation.role())),
        "    once accepted: " + VerdictText.line(invitation.forecast()));
  }
}
