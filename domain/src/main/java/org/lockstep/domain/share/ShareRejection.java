package org.lockstep.domain.share;

import java.util.Set;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// Why a command to a share is refused, with the facts that block it.
public sealed interface ShareRejection {
  /// There is no such share, or none that the asking account may know of.
  record ShareUnknown(ShareId share) implements ShareRejection {}

  /// The share exists already.
  record ShareAlreadyExists(ShareId share) implements ShareRejection {}

  /// The share has ended.
  record ShareHasEnded(ShareId share) implements ShareRejection {}

  /// The account has a role, but not one that may do this (R63).
  record RoleForbids(Role role, String action) implements ShareRejection {}

  /// There is no such account.
  record InviteeUnknown(AccountId account) implements ShareRejection {}

  /// The account takes part already.
  record AlreadyParticipant(AccountId account) implements ShareRejection {}

  /// The account is invited already.
  record AlreadyInvited(AccountId account) implements ShareRejection {}

  /// The account is not invited.
  record NotInvited(AccountId account) implements ShareRejection {}

  /// The account takes no part.
  record NotParticipant(AccountId account) implements ShareRejection {}

  /// A share has one owner: the role is neither given nor taken.
  record OwnerStays(AccountId account) implements ShareRejection {}

  /// Participants and open invitations are as many as a share can have (R61).
  record ShareFull(int limit) implements ShareRejection {}

  /// A guarded share refuses what would downgrade it (R65).
  record GuardForbids(DowngradeKind cause) implements ShareRejection {}

  /// An epoch must follow the current one, or be it.
  record EpochWrong(int expected, int given) implements ShareRejection {}

  /// A new epoch must wrap its predecessor's secret.
  record PreviousSecretMissing(int epoch) implements ShareRejection {}

  /// Grants are owed to these accounts, or were made to accounts that must have none.
  record GrantsWrong(Set<AccountId> missing, Set<AccountId> strangers) implements ShareRejection {
    /// Copies the sets.
    public GrantsWrong {
      missing = Set.copyOf(missing);
      strangers = Set.copyOf(strangers);
    }
  }

  /// A grant must be sealed to the recipient's current key.
  record GrantKeyStale(AccountId recipient, int current, int given) implements ShareRejection {}

  /// A grant names another role than the recipient has.
  record GrantRoleWrong(AccountId recipient, Role expected, Role given) implements ShareRejection {}

  /// The device that made a grant is not on the roster of the account that orders it (R71).
  record GranterNotTrusted(DeviceId device) implements ShareRejection {}

  /// Nothing is sealed to a `STANDARD` account before it accepts (R57).
  record NothingSealedBeforeAcceptance(AccountId account) implements ShareRejection {}

  /// A link is open already.
  record LinkAlreadyOpen(ShareId share) implements ShareRejection {}

  /// No link is open.
  record NoLinkOpen(ShareId share) implements ShareRejection {}

  /// Live work is possible on single documents only (R54).
  record KindNotCollaborative(ShareKind kind) implements ShareRejection {}

  /// Live work is allowed already.
  record CollaborationAlreadyOn(ShareId share) implements ShareRejection {}

  /// Live work is not allowed.
  record CollaborationNotOn(ShareId share) implements ShareRejection {}

  /// Neither a link, live work nor the kind calls for the vault to hold this share's key (R53).
  record EscrowNotCalledFor(ShareId share) implements ShareRejection {}

  /// The vault still holds an old secret; it destroys it before a new one takes over (R58).
  record EscrowStillHeld(ShareId share) implements ShareRejection {}

  /// What would downgrade a share.
  enum DowngradeKind {
    /// A `STANDARD` participant.
    PARTICIPANT,
    /// An open link.
    LINK,
    /// Live collaboration.
    COLLABORATION,
    /// A kind that supports no end-to-end sharing.
    KIND
  }
}
