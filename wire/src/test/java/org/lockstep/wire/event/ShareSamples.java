package org.lockstep.wire.event;

import static org.lockstep.wire.event.Ids.ADA;
import static org.lockstep.wire.event.Ids.BEN;
import static org.lockstep.wire.event.Ids.HANDLE;
import static org.lockstep.wire.event.Ids.ITEM;
import static org.lockstep.wire.event.Ids.LINK;
import static org.lockstep.wire.event.Ids.LOG;
import static org.lockstep.wire.event.Ids.PHONE;
import static org.lockstep.wire.event.Ids.SHARE;
import static org.lockstep.wire.event.Ids.USE;
import static org.lockstep.wire.event.Ids.bytes;

import java.time.Instant;
import java.util.List;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.SessionEnd;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;

/// One event of each kind that happens to a share, an item, a handle, a key or the log.
final class ShareSamples {
  private static final Actor BY = new Actor(ADA, PHONE);

  private ShareSamples() {}

  static List<Event> all() {
    return List.of(
        created(ADA),
        new ShareEvent.EpochStarted(
            SHARE,
            new ShareEpoch(1, bytes(1, 32), List.of(grant(ADA), grant(BEN)), Bytes.EMPTY),
            BY),
        new ShareEvent.KeyGranted(SHARE, 1, grant(BEN)),
        new ShareEvent.ParticipantInvited(SHARE, BEN, Role.EDITOR, BY),
        new ShareEvent.InvitationWithdrawn(SHARE, BEN, BY),
        new ShareEvent.ParticipantJoined(SHARE, BEN, Role.VIEWER, BY),
        new ShareEvent.ParticipantLeft(SHARE, BEN, BY),
        new ShareEvent.ParticipantRemoved(SHARE, BEN, BY),
        new ShareEvent.RoleChanged(SHARE, BEN, Role.OWNER, BY),
        new ShareEvent.LinkOpened(SHARE, LINK, bytes(2, 32), BY),
        new ShareEvent.LinkClosed(SHARE, LINK, BY),
        new ShareEvent.CollaborationStarted(SHARE, BY),
        new ShareEvent.CollaborationEnded(SHARE, BY),
        new ShareEvent.EpochEscrowed(SHARE, 1, BY),
        new ShareEvent.EscrowDestroyed(SHARE, 4),
        new ShareEvent.ShareEnded(SHARE, BY),
        new ShareEvent.LiveSessionOpened(SHARE, BY),
        new ShareEvent.LiveSessionClosed(
            SHARE, List.of(BY, new Actor(BEN, PHONE)), 2, SessionEnd.EVERYBODY_LEFT),
        passed(BEN),
        new ShareEvent.ClosedAccountParted(SHARE, ADA),
        new ShareEvent.OwnerClosed(SHARE, ADA),
        new ItemEvent.ItemWritten(SHARE, ITEM, version(), BY),
        new ItemEvent.ItemDeleted(SHARE, ITEM, 7, BY),
        new HandleClaimed(HANDLE, BEN, Instant.parse("2026-02-03T04:05:06.789Z")),
        new KeyUsed(
            USE,
            new KeyRef(KeyRef.Kind.SHARE, SHARE.value(), 3),
            KeyUsed.Reason.LINK_VIEW,
            LINK.value()),
        new LogBegun(
            LOG,
            "example.org/v1/log2",
            List.of("example.org/v1/log2+01020304+AQID", "example.org/v1/log2+05060708+BgcI"),
            bytes(9, 32),
            List.of("example.org/v1/log\n7\ncm9vdA==\n")));
  }

  static Event created(AccountId owner) {
    var title = Personal.of(owner, "Caf\u00e9 \u2013 summer");
    return new ShareEvent.ShareCreated(SHARE, ShareKind.PHOTO_LIBRARY, title, owner, false, true);
  }

  static Event passed(AccountId to) {
    return new ShareEvent.OwnershipPassed(SHARE, ADA, to, Personal.of(to, "Caf\u00e9"));
  }

  private static Grant grant(AccountId recipient) {
    return new Grant(recipient, 1, Role.EDITOR, bytes(3, 60), PHONE, bytes(4, 64));
  }

  private static ItemVersion version() {
    return new ItemVersion(
        7, 1, bytes(5, 45), bytes(6, 61), bytes(7, 32), 5_000_000_000L, bytes(8, 64));
  }
}
