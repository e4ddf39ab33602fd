package org.lockstep.domain.share;

import static org.lockstep.domain.Decision.accept;

import java.util.List;
import org.lockstep.domain.Decision;
import org.lockstep.domain.share.ShareCommand.OfChannel;
import org.lockstep.domain.share.ShareCommand.RecordSessionClosed;
import org.lockstep.domain.share.ShareCommand.RecordSessionOpened;
import org.lockstep.domain.share.ShareEvent.LiveSessionClosed;
import org.lockstep.domain.share.ShareEvent.LiveSessionOpened;
import org.lockstep.domain.share.ShareState.Active;

/// What becomes history of the people on live documents: one opening and one closing after the
/// other, however often the channel says so.
final class SessionRules {
  private SessionRules() {}

  static Decision<ShareEvent, ShareRejection> whenActive(OfChannel command, Active share) {
    return switch (command) {
      case RecordSessionOpened c -> opened(c, share);
      case RecordSessionClosed c -> closed(c, share);
    };
  }

  /// A session that is open when a share ends is closed afterwards; none is opened any more.
  static Decision<ShareEvent, ShareRejection> whenEnded(OfChannel command, Active last) {
    return switch (command) {
      case RecordSessionOpened _ -> accept();
      case RecordSessionClosed c -> closed(c, last);
    };
  }

  /// Who may not write any more when this is recorded has opened nothing (R63), and neither has who
  /// was there for the last moment of live work.
  private static Decision<ShareEvent, ShareRejection> opened(RecordSessionOpened c, Active share) {
    boolean mayOpen = share.roleOf(c.first().account()).filter(Role::mayWrite).isPresent();
    if (!share.collaboration() || !mayOpen || share.session().isPresent()) return accept();
    return accept(new LiveSessionOpened(c.share(), c.first()));
  }

  private static Decision<ShareEvent, ShareRejection> closed(RecordSessionClosed c, Active share) {
    return share
        .session()
        .<Decision<ShareEvent, ShareRejection>>map(
            first -> {
              var visitors = c.visitors().isEmpty() ? List.of(first) : c.visitors();
              return accept(new LiveSessionClosed(c.share(), visitors, c.unnamed(), c.end()));
            })
        .orElseGet(() -> accept());
  }
}
