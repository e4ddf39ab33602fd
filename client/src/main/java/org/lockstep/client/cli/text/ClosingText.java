package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.domain.account.Erasure;
import org.lockstep.wire.message.ClosingMessages.ClosingPreview;
import org.lockstep.wire.message.ClosingMessages.ClosingReport;
import org.lockstep.wire.message.ClosingMessages.ShareFate;

/// The end of an account, in words.
public final class ClosingText {
  private ClosingText() {}

  /// What would follow: each share in a line, and what goes for ever.
  public static List<String> lines(ClosingPreview preview) {
    var lines = new ArrayList<String>();
    lines.add("Closing the account has no way back. What follows:");
    preview.shares().forEach(share -> lines.add("  " + line(share)));
    lines.add(
        "  invitations that end: %d; devices that can do nothing any more: %d"
            .formatted(preview.invitations(), preview.devices()));
    lines.add("  the server destroys its keys of the account, and those of handle and names");
    lines.add("  the handle is given to nobody else");
    return List.copyOf(lines);
  }

  private static String line(ShareFate share) {
    var what =
        switch (share.fate()) {
          case ENDS -> "ends, for all who are in it";
          case HANDED_OVER ->
              "goes to " + Words.safe(share.toHandle().orElse("an editor")) + ", an editor of it";
          case LEFT -> "is left";
        };
    return share.share() + " " + Words.safe(share.title()) + " " + what;
  }

  /// What was done.
  public static List<String> lines(ClosingReport report) {
    var lines = new ArrayList<String>();
    lines.add("The account was closed at " + Times.text(report.closed()) + ".");
    report.erasure().ifPresent(erasure -> lines.add(counts(erasure)));
    lines.add(
        report.erased().isPresent() && report.remaining() == 0
            ? "The server says that it holds no secret and no record of it any more."
            : "The server is not done yet: it still holds %d of its secrets and records."
                .formatted(report.remaining()));
    return List.copyOf(lines);
  }

  private static String counts(Erasure erasure) {
    var shares = erasure.shares();
    return "Shares ended: %d, handed over: %d, left: %d; invitations ended: %d."
            .formatted(shares.ended(), shares.handedOver(), shares.left(), shares.invitations())
        + " Devices: %d, service secrets destroyed: %d, recovery keys: %d, authenticators: %d."
            .formatted(
                erasure.devices(),
                erasure.serviceSecrets(),
                erasure.recoveryKeys(),
                erasure.authenticators());
  }
}
