package org.lockstep.client.share;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.audit.order.Wanted;
import org.lockstep.client.account.Directory;
import org.lockstep.client.account.FollowUp;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.Histories;
import org.lockstep.client.trust.OwnOrders;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Role;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import org.lockstep.wire.message.ProtectionMessages.Preview;
import org.lockstep.wire.message.ShareMessages;
import org.lockstep.wire.message.ShareMessages.ChangeRole;
import org.lockstep.wire.message.ShareMessages.CreateShare;
import org.lockstep.wire.message.ShareMessages.InvitationView;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.ShareSummary;
import org.lockstep.wire.message.ShareMessages.ShareView;

/// Shares and the people in them.
public final class Shares {
  private final ServerConnection server;
  private final Home home;
  private final Directory directory;
  private final Histories histories;
  private final ShareCustody custody;
  private final FollowUp followUp;

  /// What a share's commands work with.
  ///
  /// @param followUp meets what a command has brought about
  public record Parts(
      ServerConnection server,
      Home home,
      Directory directory,
      Histories histories,
      ShareCustody custody,
      FollowUp followUp) {}

  /// Wired by the client.
  public Shares(Parts parts) {
    this.server = parts.server();
    this.home = parts.home();
    this.directory = parts.directory();
    this.histories = parts.histories();
    this.custody = parts.custody();
    this.followUp = parts.followUp();
  }

  /// Creates a share whose only participant is the own account.
  public ShareId create(NewShare wanted) {
    home.requireMembership();
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    var share = new ShareId(IdText.of(random));
    server.command(
        "POST",
        "/v1/shares?"
            + Wanted.query(share, wanted.kind(), wanted.guarded(), wanted.editorsMayInvite()),
        new CreateShare(
            share,
            wanted.kind(),
            wanted.title(),
            wanted.guarded(),
            wanted.editorsMayInvite(),
            custody.first(share, wanted.kind())));
    // A kind that is never end-to-end calls for the vault's copy at once.
    if (!wanted.kind().endToEndPossible()) followUp.meet(share);
    return share;
  }

  /// Invites an account. Its key is sealed at once only to an `ADVANCED` account (R57).
  ///
  /// @throws TrustRefused if the server called the account `ADVANCED` and its history does not
  public Invited invite(ShareId share, String handle, Role role) {
    var invited = directory.find(handle);
    var account = invited.account();
    var forecast = forecast(share, account);
    var grant =
        invited.isSaidToBeAdvanced()
            ? custody.forInvited(share, invited.verified(), role)
            : Optional.<EpochGrant>empty();
    home.pin(pins -> pins.ordering(OwnOrders.invitation(share, account)));
    long position =
        server.command("POST", target(share, "/invitations"), new Invite(account, role, grant));
    if (grant.isPresent()) requireAdvanced(share, account, position);
    return new Invited(account, forecast, grant.isPresent());
  }

  private Forecast forecast(ShareId share, AccountId account) {
    return server.post(
        target(share, "/protection/preview"),
        new Preview(Change.INVITE, Optional.of(account)),
        Forecast.class);
  }

  /// The mode is the server's word until the grant brings the account's events with it.
  private void requireAdvanced(ShareId share, AccountId account, long position) {
    if (histories.of(share).at(position).accounts().isAdvanced(account)) return;
    throw new TrustRefused(
        new Breach.ModeMisstated(account, ProtectionMode.ADVANCED, ProtectionMode.STANDARD));
  }

  /// Takes an invitation back.
  public void withdraw(ShareId share, String handle) {
    var account = directory.find(handle).account();
    server.command("DELETE", target(share, "/invitations/" + account));
    followUp.meet(share);
  }

  /// Accepts an invitation.
  public void accept(ShareId share) {
    server.command("POST", target(share, "/participants"));
    followUp.meet(share);
  }

  /// Declines an invitation.
  public void decline(ShareId share) {
    var own = home.requireMembership().account();
    server.command("DELETE", target(share, "/invitations/" + own));
  }

  /// Leaves a share.
  public void leave(ShareId share) {
    var own = home.requireMembership().account();
    server.command("DELETE", target(share, "/participants/" + own));
  }

  /// Removes a participant and gives the share a new key.
  public void remove(ShareId share, String handle) {
    var account = directory.find(handle).account();
    server.command("DELETE", target(share, "/participants/" + account));
    followUp.meet(share);
  }

  /// Gives a participant another role.
  public void changeRole(ShareId share, String handle, Role role) {
    var account = directory.find(handle).account();
    server.command(
        "PUT", target(share, "/participants/" + account + "/role"), new ChangeRole(role));
  }

  /// Ends a share.
  public void end(ShareId share) {
    server.command("DELETE", target(share, ""));
  }

  /// Starts live work: the key is escrowed.
  public void startCollaboration(ShareId share) {
    home.pin(pins -> pins.ordering(OwnOrders.collaboration(share)));
    server.command("PUT", target(share, "/collaboration"));
    followUp.meet(share);
  }

  /// Ends live work and gives the share a new key.
  ///
  /// @param freeze under which this device has read what the live documents hold
  public void endCollaboration(ShareId share, String freeze) {
    server.command("DELETE", target(share, "/collaboration?freeze=" + Query.encode(freeze)));
    followUp.meet(share);
  }

  /// The shares that the account takes part in.
  public List<ShareSummary> list() {
    home.requireMembership();
    var all = new ArrayList<ShareSummary>();
    var cursor = Optional.<String>empty();
    do {
      var page = server.get(paged("/v1/shares", cursor), ShareMessages.Shares.class);
      all.addAll(page.shares());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  static String paged(String target, Optional<String> after) {
    return target + after.map(last -> "?after=" + Query.encode(last)).orElse("");
  }

  /// The invitations to the account.
  public List<InvitationView> invitations() {
    home.requireMembership();
    return server.get("/v1/invitations", ShareMessages.Invitations.class).invitations();
  }

  /// One share, as the server describes it.
  public ShareView view(ShareId share) {
    return server.get(target(share, ""), ShareView.class);
  }

  private static String target(ShareId share, String rest) {
    return ShareCustody.target(share, rest);
  }
}
