package org.lockstep.wire.message;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareKind;

/// Messages about shares, their participants and keys.
public final class ShareMessages {
  private ShareMessages() {}

  /// `POST /v1/shares`.
  public record CreateShare(
      ShareId share,
      ShareKind kind,
      String title,
      boolean guarded,
      boolean editorsMayInvite,
      ShareEpoch epoch) {}

  /// `POST /v1/shares/{id}/invitations`.
  ///
  /// @param grant the current key, for an `ADVANCED` account
  public record Invite(AccountId account, Role role, Optional<EpochGrant> grant) {}

  /// `PUT /v1/shares/{id}/participants/{account}/role`.
  public record ChangeRole(Role role) {}

  /// `POST /v1/shares/{id}/epochs`.
  public record StartEpoch(ShareEpoch epoch) {}

  /// `POST /v1/shares/{id}/grants`.
  public record GrantKeys(int epoch, List<Grant> grants) {}

  /// `PUT /v1/shares/{id}/escrow`.
  ///
  /// @param seal the epoch's secret sealed to the vault
  public record EscrowEpoch(int epoch, Bytes seal) {}

  /// `PUT /v1/shares/{id}/link`.
  ///
  /// @param verifier SHA-256 of the link's secret
  public record OpenLink(LinkId link, Bytes verifier) {}

  /// A participant, or an account that is invited.
  public record Member(
      AccountId account, String handle, String name, Role role, ProtectionMode mode) {}

  /// `GET /v1/shares/{id}`.
  ///
  /// @param link the open link, if one is
  public record ShareView(
      ShareId share,
      ShareKind kind,
      String title,
      AccountId owner,
      boolean guarded,
      boolean editorsMayInvite,
      List<Member> participants,
      List<Member> invitations,
      int epoch,
      Optional<LinkId> link,
      boolean collaboration,
      boolean ended,
      long position) {}

  /// A share in a list.
  public record ShareSummary(
      ShareId share,
      ShareKind kind,
      String title,
      Role role,
      String owner,
      int participants,
      Encryption encryption,
      int pending) {}

  /// `GET /v1/shares`.
  ///
  /// @param next the cursor of the next page, if there is one
  public record Shares(List<ShareSummary> shares, Optional<String> next) {}

  /// An invitation to the calling account.
  ///
  /// @param invitedBy a handle
  /// @param forecast the verdict as it would be after acceptance (R57)
  public record InvitationView(
      ShareId share,
      ShareKind kind,
      String title,
      Role role,
      String invitedBy,
      ProtectionMessages.VerdictView forecast) {}

  /// `GET /v1/invitations`.
  public record Invitations(List<InvitationView> invitations) {}

  /// One epoch of a share's secret as the calling account can open it.
  ///
  /// @param grant the secret sealed to the calling account; left out where it reaches it only
  ///     through a later epoch
  public record KeyEpoch(
      int number, Bytes commitment, Bytes previous, Actor by, Optional<Grant> grant) {}

  /// `GET /v1/shares/{id}/keys`.
  public record ShareKeys(int current, List<KeyEpoch> epochs) {}

  /// `GET /v1/links/{id}`, by a guest who has the link's secret.
  public record GuestView(ShareKind kind, String title, List<GuestItem> items) {}

  /// An item as a guest sees it.
  ///
  /// @param length of the content in bytes
  public record GuestItem(String item, String name, long length) {}
}
