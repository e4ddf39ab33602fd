package org.lockstep.domain.share;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.share.ShareEvent.CollaborationEnded;
import org.lockstep.domain.share.ShareEvent.CollaborationStarted;
import org.lockstep.domain.share.ShareEvent.EpochEscrowed;
import org.lockstep.domain.share.ShareEvent.EpochStarted;
import org.lockstep.domain.share.ShareEvent.EscrowDestroyed;
import org.lockstep.domain.share.ShareEvent.InvitationWithdrawn;
import org.lockstep.domain.share.ShareEvent.KeyGranted;
import org.lockstep.domain.share.ShareEvent.LinkClosed;
import org.lockstep.domain.share.ShareEvent.LinkOpened;
import org.lockstep.domain.share.ShareEvent.ParticipantInvited;
import org.lockstep.domain.share.ShareEvent.ParticipantJoined;
import org.lockstep.domain.share.ShareEvent.ParticipantLeft;
import org.lockstep.domain.share.ShareEvent.ParticipantRemoved;
import org.lockstep.domain.share.ShareEvent.RoleChanged;
import org.lockstep.domain.share.ShareEvent.ShareCreated;
import org.lockstep.domain.share.ShareEvent.ShareEnded;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.domain.share.ShareState.Ended;
import org.lockstep.domain.share.ShareState.Link;
import org.lockstep.domain.share.ShareState.Unborn;

/// How a share's events add up. Total: it accepts everything that was ever recorded, and judges
/// nothing.
public final class ShareEvolution {
  private ShareEvolution() {}

  /// The state after `event`. Events of a share that was never created leave it unborn.
  public static ShareState evolve(ShareState state, ShareEvent event) {
    return switch (state) {
      case Unborn unborn -> event instanceof ShareCreated created ? create(created) : unborn;
      case Active active -> evolve(active, event);
      case Ended(var last) when event instanceof EscrowDestroyed ->
          new Ended(last.withKeys(last.keys().destroyed()));
      case Ended(var last) when event instanceof ShareEvent.LiveSessionClosed ->
          new Ended(last.withSession(Optional.empty()));
      case Ended ended -> ended;
    };
  }

  private static Active create(ShareCreated e) {
    return new Active(
        e.share(),
        e.kind(),
        e.owner(),
        e.guarded(),
        e.editorsMayInvite(),
        Map.of(e.owner(), Role.OWNER),
        Map.of(),
        ShareKeys.NONE,
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static ShareState evolve(Active active, ShareEvent event) {
    var keys = active.keys();
    return switch (event) {
      case ShareCreated _ -> active;
      case EpochStarted e -> active.withKeys(keys.started(e.epoch()));
      case KeyGranted e -> active.withKeys(keys.granted(e.epoch(), List.of(e.grant())));
      case ParticipantInvited e -> active.invited(e.account(), e.role());
      case InvitationWithdrawn e -> active.uninvited(e.account());
      case ParticipantJoined e -> active.joined(e.account(), e.role());
      case ParticipantLeft e -> active.parted(e.account());
      case ParticipantRemoved e -> active.parted(e.account());
      case RoleChanged e -> active.joined(e.account(), e.role());
      case LinkOpened e -> withLink(active, Optional.of(new Link(e.link(), e.verifier())));
      case LinkClosed _ -> withLink(active, Optional.empty());
      case CollaborationStarted _ -> active.withOpenings(active.link(), true);
      case CollaborationEnded _ -> active.withOpenings(active.link(), false);
      case EpochEscrowed e -> active.withKeys(keys.escrowed(e.epoch()));
      case EscrowDestroyed _ -> active.withKeys(keys.destroyed());
      case ShareEnded _, ShareEvent.OwnerClosed _ -> new Ended(active);
      case ShareEvent.OwnershipPassed e -> active.ownedBy(e.to());
      case ShareEvent.LiveSessionOpened e -> active.withSession(Optional.of(e.first()));
      case ShareEvent.LiveSessionClosed _ -> active.withSession(Optional.empty());
      case ShareEvent.ClosedAccountParted e -> active.parted(e.closed()).uninvited(e.closed());
    };
  }

  private static Active withLink(Active active, Optional<Link> link) {
    return active.withOpenings(link, active.collaboration());
  }
}
