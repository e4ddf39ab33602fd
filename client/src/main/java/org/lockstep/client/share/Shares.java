package org.lockstep.client.share;

import java.util.List;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.wire.message.ShareMessages.InvitationView;
import org.lockstep.wire.message.ShareMessages.ShareSummary;
import org.lockstep.wire.message.ShareMessages.ShareView;

/// Shares and the people in them.
public final class Shares {
  Shares() {}

  /// Creates a share whose only participant is the own account.
  public ShareId create(NewShare share) {
    return later();
  }

  /// Invites an account. Its key is sealed at once only to an `ADVANCED` account (R57).
  public Invited invite(ShareId share, String handle, Role role) {
    return later();
  }

  /// Takes an invitation back.
  public void withdraw(ShareId share, String handle) {
    later();
  }

  /// Accepts an invitation.
  public void accept(ShareId share) {
    later();
  }

  /// Declines an invitation.
  public void decline(ShareId share) {
    later();
  }

  /// Leaves a share.
  public void leave(ShareId share) {
    later();
  }

  /// Removes a participant and gives the share a new key.
  public void remove(ShareId share, String handle) {
    later();
  }

  /// Gives a participant another role.
  public void changeRole(ShareId share, String handle, Role role) {
    later();
  }

  /// Ends a share.
  public void end(ShareId share) {
    later();
  }

  /// Starts live work: the key is escrowed.
  public void startCollaboration(ShareId share) {
    later();
  }

  /// Ends live work and gives the share a new key.
  public void endCollaboration(ShareId share) {
    later();
  }

  /// The shares that the account takes part in.
  public List<ShareSummary> list() {
    return later();
  }

  /// The invitations to the account.
  public List<InvitationView> invitations() {
    return later();
  }

  /// One share, as the server describes it.
  public ShareView view(ShareId share) {
    return later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
