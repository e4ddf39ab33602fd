package org.lockstep.projections;

import static org.lockstep.projections.Collections.bytes;
import static org.lockstep.projections.Collections.key;
import static org.lockstep.projections.Collections.padded;

import java.util.List;
import java.util.Map;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareEvent;
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
import org.lockstep.domain.share.ShareState;

/// What a share's events change in the documents, within one batch.
final class ShareIndexing {
  private static final byte[] NOTHING = new byte[0];

  private final Streams streams;
  private final DocumentBatch batch;

  ShareIndexing(Streams streams, DocumentBatch batch) {
    this.streams = streams;
    this.batch = batch;
  }

  void apply(ShareEvent event, Decoded decoded) {
    var share = event.share();
    switch (event) {
      case ShareCreated e -> {
        batch.put(Collections.SHARES, share.value(), EventDocument.of(decoded), Map.of());
        joined(share, e.owner(), decoded);
      }
      case EpochStarted e -> started(e, decoded);
      case KeyGranted e -> granted(share, e.epoch(), e.grant(), decoded);
      case ParticipantInvited e -> invited(e, decoded);
      case InvitationWithdrawn e -> batch.delete(Collections.INVITATIONS, key(e.account(), share));
      case ParticipantJoined e -> joined(share, e.account(), decoded);
      case RoleChanged e -> joined(share, e.account(), decoded);
      case ParticipantLeft e -> batch.delete(Collections.MEMBERSHIPS, key(e.account(), share));
      case ParticipantRemoved e -> batch.delete(Collections.MEMBERSHIPS, key(e.account(), share));
      case EpochEscrowed _, LinkClosed _, CollaborationEnded _ -> mayOweDestruction(share);
      case EscrowDestroyed _ ->
          batch.delete(Collections.DESTRUCTIONS, key(Collections.SHARE, share));
      case ShareEnded _, ShareEvent.OwnerClosed _ -> ended(share, decoded);
      case ShareEvent.OwnershipPassed _ ->
          batch.put(Collections.SHARES, share.value(), EventDocument.of(decoded), Map.of());
      case ShareEvent.ClosedAccountParted e -> {
        leave(Collections.MEMBERSHIPS, e.closed(), share);
        leave(Collections.INVITATIONS, e.closed(), share);
      }
      case LinkOpened e -> opened(e);
      case CollaborationStarted _ -> {}
      case ShareEvent.LiveSessionOpened _ ->
          batch.put(
              Collections.SESSIONS,
              key(Collections.SHARE, share),
              NOTHING,
              Map.of(Collections.OWNER, Collections.SHARE));
      case ShareEvent.LiveSessionClosed _ ->
          batch.delete(Collections.SESSIONS, key(Collections.SHARE, share));
    }
  }

  private void joined(ShareId share, AccountId account, Decoded decoded) {
    var fields = Map.of(Collections.ACCOUNT, account.value());
    batch.put(Collections.MEMBERSHIPS, key(account, share), NOTHING, fields);
    batch.delete(Collections.INVITATIONS, key(account, share));
    involve(share, account, decoded.position());
  }

  private void invited(ParticipantInvited e, Decoded decoded) {
    batch.put(
        Collections.INVITATIONS,
        key(e.account(), e.share()),
        EventDocument.of(decoded),
        Map.of(Collections.ACCOUNT, e.account().value()));
    if (batch.get(Collections.INVOLVED, key(e.share(), e.account())).isEmpty()) {
      putInvolved(e.share(), e.account(), Collections.ONLY_INVITED);
    }
  }

  private void started(EpochStarted e, Decoded decoded) {
    var epoch = e.epoch();
    var bare = new ShareEpoch(epoch.number(), epoch.commitment(), List.of(), epoch.previous());
    batch.put(
        Collections.EPOCHS,
        key(e.share(), padded(epoch.number())),
        EventDocument.part(decoded, new EpochStarted(e.share(), bare, e.by()), streams.codec()),
        Map.of(Collections.SHARE, e.share().value()));
    epoch.grants().forEach(grant -> granted(e.share(), epoch.number(), grant, decoded));
  }

  private void granted(ShareId share, int epoch, Grant grant, Decoded decoded) {
    var reader = key(share, grant.recipient());
    batch.put(
        Collections.GRANTS,
        key(reader, padded(epoch)),
        EventDocument.part(decoded, new KeyGranted(share, epoch, grant), streams.codec()),
        Map.of());
    involve(share, grant.recipient(), decoded.position());
  }

  /// Remembers where an account first mattered to the share's custody.
  private void involve(ShareId share, AccountId account, long position) {
    var known = batch.get(Collections.INVOLVED, key(share, account));
    if (known.isPresent() && Collections.number(known.get()) != Collections.ONLY_INVITED) return;
    putInvolved(share, account, position);
  }

  private void putInvolved(ShareId share, AccountId account, long position) {
    batch.put(
        Collections.INVOLVED,
        key(share, account),
        bytes(position),
        Map.of(Collections.SHARE, share.value(), Collections.ACCOUNT, account.value()));
  }

  /// A link belongs for good to the share that first named it.
  private void opened(LinkOpened e) {
    if (batch.get(Collections.LINKS, e.link().value()).isPresent()) return;
    batch.put(Collections.LINKS, e.link().value(), bytes(e.share().value()), Map.of());
  }

  private void mayOweDestruction(ShareId share) {
    batch.put(
        Collections.DESTRUCTIONS,
        key(Collections.SHARE, share),
        NOTHING,
        Map.of(Collections.OWNER, Collections.SHARE));
  }

  /// An ended share is nobody's any more; its keys and items stay as they were.
  private void ended(ShareId share, Decoded decoded) {
    mayOweDestruction(share);
    switch (streams.share(share, decoded.position())) {
      case ShareState.Active last -> {
        last.participants().keySet().forEach(a -> leave(Collections.MEMBERSHIPS, a, share));
        last.invitations().keySet().forEach(a -> leave(Collections.INVITATIONS, a, share));
      }
      case ShareState.Unborn _, ShareState.Ended _ -> {}
    }
  }

  private void leave(String collection, AccountId account, ShareId share) {
    batch.delete(collection, key(account, share));
  }
}
