package org.lockstep.domain.share;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;

/// What may be asked of a share. Signatures have been checked before; what they claim has not.
public sealed interface ShareCommand {
  /// Whose stream is meant.
  ShareId share();

  /// A command that a trusted device of some account signed.
  sealed interface ByActor extends ShareCommand {
    /// Who signed it.
    Actor by();
  }

  /// Begin a share.
  record CreateShare(
      ShareId share,
      ShareKind kind,
      Personal title,
      boolean guarded,
      boolean editorsMayInvite,
      ShareEpoch epoch,
      Actor by)
      implements ByActor {}

  /// Ask an account to join; to an `ADVANCED` one the key may be sealed at once (R57).
  record Invite(ShareId share, AccountId account, Role role, Optional<EpochGrant> grant, Actor by)
      implements ByActor {}

  /// Take an invitation back, or decline it.
  record WithdrawInvitation(ShareId share, AccountId account, Actor by) implements ByActor {}

  /// Accept an invitation.
  record Join(ShareId share, Actor by) implements ByActor {}

  /// Leave.
  record Leave(ShareId share, Actor by) implements ByActor {}

  /// Remove a participant.
  record RemoveParticipant(ShareId share, AccountId account, Actor by) implements ByActor {}

  /// Give a participant another role.
  record ChangeRole(ShareId share, AccountId account, Role role, Actor by) implements ByActor {}

  /// Let a new secret take over.
  record StartEpoch(ShareId share, ShareEpoch epoch, Actor by) implements ByActor {}

  /// Seal the current secret to participants who lack it.
  record GrantKey(ShareId share, int epoch, List<Grant> grants, Actor by) implements ByActor {
    /// Copies the list.
    public GrantKey {
      grants = List.copyOf(grants);
    }
  }

  /// Open an "anyone with the link" link.
  record OpenLink(ShareId share, LinkId link, Bytes verifier, Actor by) implements ByActor {}

  /// Close it.
  record CloseLink(ShareId share, Actor by) implements ByActor {}

  /// Allow live work.
  record StartCollaboration(ShareId share, Actor by) implements ByActor {}

  /// End live work.
  record EndCollaboration(ShareId share, Actor by) implements ByActor {}

  /// Give the vault the secret of an epoch.
  record EscrowEpoch(ShareId share, int epoch, Actor by) implements ByActor {}

  /// End the share.
  record EndShare(ShareId share, Actor by) implements ByActor {}

  /// Draw what follows for a share from the closing of an account (R102). The server's own command:
  /// the history says that the account is closed.
  ///
  /// @param title as it can be read now: whoever takes the share over keeps it
  record PartWithClosed(ShareId share, AccountId account, Personal title) implements ShareCommand {}

  /// What the channel for live work tells. The server's own command: it says what has been.
  sealed interface OfChannel extends ShareCommand {}

  /// Record that somebody who may write works live, and nobody did before.
  record RecordSessionOpened(ShareId share, Actor first) implements OfChannel {}

  /// Record that nobody works live any more.
  ///
  /// @param visitors who was there; if that is not known any more, none
  /// @param unnamed how many more devices were there
  record RecordSessionClosed(ShareId share, List<Actor> visitors, int unnamed, SessionEnd end)
      implements OfChannel {
    /// Copies the list.
    public RecordSessionClosed {
      visitors = List.copyOf(visitors);
    }
  }

  /// Record that the vault destroyed what it held. The server's own command: it says what has been
  /// done.
  record RecordEscrowDestroyed(ShareId share) implements ShareCommand {}
}
