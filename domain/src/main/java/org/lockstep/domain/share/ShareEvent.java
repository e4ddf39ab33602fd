package org.lockstep.domain.share;

import java.util.List;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;

/// What happens to a share.
public sealed interface ShareEvent extends Event {
  /// Whose stream this is.
  ShareId share();

  @Override
  default String streamId() {
    return share().value();
  }

  /// A share began with its owner as its only participant.
  ///
  /// @param title optional for privacy, readable by the server for the preview that an invited
  ///     person sees (R60)
  /// @param guarded whether it refuses whatever would downgrade it (R65)
  /// @param editorsMayInvite whether editors may invite, too (R63)
  record ShareCreated(
      ShareId share,
      ShareKind kind,
      Personal title,
      AccountId owner,
      boolean guarded,
      boolean editorsMayInvite)
      implements ShareEvent {}

  /// A new secret took over; what is written from here on is under it.
  record EpochStarted(ShareId share, ShareEpoch epoch, Actor by) implements ShareEvent {}

  /// The secret of an epoch was sealed to one more account.
  record KeyGranted(ShareId share, int epoch, Grant grant) implements ShareEvent {}

  /// An account was asked to join. It is no participant yet (R57).
  record ParticipantInvited(ShareId share, AccountId account, Role role, Actor by)
      implements ShareEvent {}

  /// An invitation ended without participation: the invited account declined, or it was taken back.
  record InvitationWithdrawn(ShareId share, AccountId account, Actor by) implements ShareEvent {}

  /// An invited account accepted.
  record ParticipantJoined(ShareId share, AccountId account, Role role, Actor by)
      implements ShareEvent {}

  /// A participant left of its own will.
  record ParticipantLeft(ShareId share, AccountId account, Actor by) implements ShareEvent {}

  /// The owner removed a participant.
  record ParticipantRemoved(ShareId share, AccountId account, Actor by) implements ShareEvent {}

  /// The owner changed a participant's role.
  record RoleChanged(ShareId share, AccountId account, Role role, Actor by) implements ShareEvent {}

  /// Anyone with the link may read from here on (R53).
  ///
  /// @param verifier SHA-256 of the link's secret
  record LinkOpened(ShareId share, LinkId link, Bytes verifier, Actor by) implements ShareEvent {}

  /// The link, and the access of all who came by it, ended (R61).
  record LinkClosed(ShareId share, LinkId link, Actor by) implements ShareEvent {}

  /// People may work on it live from here on (R54).
  record CollaborationStarted(ShareId share, Actor by) implements ShareEvent {}

  /// Live work ended.
  record CollaborationEnded(ShareId share, Actor by) implements ShareEvent {}

  /// The vault received the secret of an epoch, and with it those that it wraps.
  record EpochEscrowed(ShareId share, int epoch, Actor by) implements ShareEvent {}

  /// The vault destroyed every secret that it held of this share (R58).
  record EscrowDestroyed(ShareId share, int upToEpoch) implements ShareEvent {}

  /// The owner ended the share.
  record ShareEnded(ShareId share, Actor by) implements ShareEvent {}

  /// What the channel for live work tells of the people on it. Nobody ordered it: the server says
  /// who was there.
  sealed interface ByChannel extends ShareEvent {}

  /// Somebody who may write opened a live document of the share, and nobody had any open (R63).
  record LiveSessionOpened(ShareId share, Actor first) implements ByChannel {}

  /// Nobody has a live document of the share open any more.
  ///
  /// @param visitors who was there, readers included, each device once, in the order in which they
  ///     came
  /// @param unnamed how many more devices were there than are named
  record LiveSessionClosed(ShareId share, List<Actor> visitors, int unnamed, SessionEnd end)
      implements ByChannel {
    /// Copies the list.
    public LiveSessionClosed {
      visitors = List.copyOf(visitors);
    }
  }

  /// What followed for the share from the closing of an account (R102). Nobody ordered it: it is
  /// true because the account's own history says that it was closed before.
  sealed interface ByClosing extends ShareEvent {
    /// The account that was closed.
    AccountId closed();
  }

  /// A closed account owned the share, and another participant owns it from here on.
  ///
  /// @param title the share's, from here on text of the new owner
  record OwnershipPassed(ShareId share, AccountId closed, AccountId to, Personal title)
      implements ByClosing {}

  /// A closed account took part in the share, or was invited to it, and does so no more.
  record ClosedAccountParted(ShareId share, AccountId closed) implements ByClosing {}

  /// A closed account owned the share, and nobody could take it over: the share ended.
  record OwnerClosed(ShareId share, AccountId closed) implements ByClosing {}
}
