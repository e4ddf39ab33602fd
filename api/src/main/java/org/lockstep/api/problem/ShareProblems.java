package org.lockstep.api.problem;

import org.lockstep.domain.share.ShareRejection;

/// The types of problems for what a share refuses.
public enum ShareProblems implements ProblemType {
  SHARE_UNKNOWN(
      404,
      "There is no such share",
      "Check the id; a share shows itself only to those who take part or are invited."),
  SHARE_ALREADY_EXISTS(
      409, "The share exists already", "Choose a new share id; ids are random and used once."),
  SHARE_HAS_ENDED(
      410, "The share has ended", "There is nothing to do: an ended share does not come back."),
  ROLE_FORBIDS(
      403, "The role does not allow this", "Ask the owner to do it, or to change the role."),
  INVITEE_UNKNOWN(
      422,
      "There is no such account to invite",
      "Check the handle and invite the account behind it."),
  ALREADY_PARTICIPANT(409, "The account takes part already", "There is nothing to do."),
  ALREADY_INVITED(
      409,
      "The account is invited already",
      "Wait for its answer, or take the invitation back first."),
  NOT_INVITED(409, "The account is not invited", "Ask the owner for an invitation."),
  NOT_PARTICIPANT(409, "The account takes no part in the share", "There is nothing to do."),
  OWNER_STAYS(
      409,
      "A share has one owner, for good",
      "End the share instead of leaving it; give others another role."),
  SHARE_FULL(
      409,
      "The share has no room for more people",
      "Remove a participant or take an invitation back first."),
  GUARD_FORBIDS(
      409,
      "The share is guarded against what would downgrade it",
      "Do without it, or make a share that is not guarded."),
  EPOCH_WRONG(
      409,
      "The epoch is not the one that the share takes",
      "Read the share's keys again and use the expected epoch."),
  PREVIOUS_SECRET_MISSING(
      422,
      "A new epoch must wrap its predecessor's secret",
      "Wrap the previous secret under the new one and send it along."),
  GRANTS_WRONG(
      409,
      "The key must be granted to those who are owed it and to nobody else",
      "Read the share again; grant to those who are missing and leave the strangers out."),
  GRANT_KEY_STALE(
      409,
      "A grant must be sealed to the recipient's current key",
      "Read the recipient's account again and seal to its current service epoch."),
  GRANT_ROLE_WRONG(
      409,
      "A grant names another role than the recipient has",
      "Read the share again and sign the grant with the expected role."),
  GRANTER_NOT_TRUSTED(
      409,
      "The device that made a grant is not on its account's roster",
      "Make the grant with a device that is still trusted."),
  NOTHING_SEALED_BEFORE_ACCEPTANCE(
      409,
      "Nothing is sealed to a STANDARD account before it accepts",
      "Invite without a key; grant it once the account has joined."),
  LINK_ALREADY_OPEN(409, "A link is open already", "Use that link, or close it first."),
  NO_LINK_OPEN(409, "No link is open", "There is nothing to close."),
  KIND_NOT_COLLABORATIVE(
      409,
      "Live collaboration is possible on single documents only",
      "Start it on a share of a document."),
  COLLABORATION_ALREADY_ON(409, "Live collaboration is on already", "There is nothing to do."),
  COLLABORATION_NOT_ON(
      409,
      "Live collaboration is not on",
      "Turn it on to work live; where it was to be ended, there is nothing to do."),
  ESCROW_NOT_CALLED_FOR(
      409,
      "Nothing calls for the vault to hold this share's key",
      "There is nothing to do; update the client that sent it."),
  ESCROW_STILL_HELD(
      409,
      "The vault still holds an old secret of this share",
      "Try again in a moment: the server destroys it first.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of a number and texts
  private final Told told;

  ShareProblems(int status, String title, String advice) {
    told = new Told(status, title, advice);
  }

  /// The type of the problem that `reason` makes.
  static ProblemType of(ShareRejection reason) {
    return switch (reason) {
      case ShareRejection.ShareUnknown _ -> SHARE_UNKNOWN;
      case ShareRejection.ShareAlreadyExists _ -> SHARE_ALREADY_EXISTS;
      case ShareRejection.ShareHasEnded _ -> SHARE_HAS_ENDED;
      case ShareRejection.RoleForbids _ -> ROLE_FORBIDS;
      case ShareRejection.InviteeUnknown _ -> INVITEE_UNKNOWN;
      case ShareRejection.AlreadyParticipant _ -> ALREADY_PARTICIPANT;
      case ShareRejection.AlreadyInvited _ -> ALREADY_INVITED;
      case ShareRejection.NotInvited _ -> NOT_INVITED;
      case ShareRejection.NotParticipant _ -> NOT_PARTICIPANT;
      case ShareRejection.OwnerStays _ -> OWNER_STAYS;
      case ShareRejection.ShareFull _ -> SHARE_FULL;
      case ShareRejection.GuardForbids _ -> GUARD_FORBIDS;
      case ShareRejection.EpochWrong _ -> EPOCH_WRONG;
      case ShareRejection.PreviousSecretMissing _ -> PREVIOUS_SECRET_MISSING;
      case ShareRejection.GrantsWrong _ -> GRANTS_WRONG;
      case ShareRejection.GrantKeyStale _ -> GRANT_KEY_STALE;
      case ShareRejection.GrantRoleWrong _ -> GRANT_ROLE_WRONG;
      case ShareRejection.GranterNotTrusted _ -> GRANTER_NOT_TRUSTED;
      case ShareRejection.NothingSealedBeforeAcceptance _ -> NOTHING_SEALED_BEFORE_ACCEPTANCE;
      case ShareRejection.LinkAlreadyOpen _ -> LINK_ALREADY_OPEN;
      case ShareRejection.NoLinkOpen _ -> NO_LINK_OPEN;
      case ShareRejection.KindNotCollaborative _ -> KIND_NOT_COLLABORATIVE;
      case ShareRejection.CollaborationAlreadyOn _ -> COLLABORATION_ALREADY_ON;
      case ShareRejection.CollaborationNotOn _ -> COLLABORATION_NOT_ON;
      case ShareRejection.EscrowNotCalledFor _ -> ESCROW_NOT_CALLED_FOR;
      case ShareRejection.EscrowStillHeld _ -> ESCROW_STILL_HELD;
    };
  }

  @Override
  public Told told() {
    return told;
  }
}
