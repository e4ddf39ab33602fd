package org.lockstep.client.cli.text;

import java.util.List;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed.Reason;
import org.lockstep.wire.message.KeyUseMessages.UseView;

/// Uses of keys in rows.
public final class UseText {
  private UseText() {}

  /// One row for each use.
  public static List<String> list(List<UseView> uses) {
    var table = new Table("when", "position", "key", "epoch", "why", "for");
    for (var use : uses) {
      table.row(
          Times.text(use.at()),
          Long.toString(use.position()),
          key(use.key()),
          Integer.toString(use.key().epoch()),
          reason(use.reason()),
          Words.safe(use.beneficiary()));
    }
    return table.lines();
  }

  private static String key(KeyRef key) {
    return switch (key.kind()) {
      case SERVICE -> "of the account";
      case MAIL, CONTACTS, CALENDARS, REMINDERS -> "made by the server for " + key.kind();
      case SHARE -> "of share " + Words.safe(key.owner());
    };
  }

  private static String reason(Reason reason) {
    return switch (reason) {
      case LINK_VIEW -> "read by a link";
      case LIVE_SESSION -> "live collaboration";
      case OWN_DATA -> "own data on a device";
    };
  }
}
