package org.lockstep.client.share;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lockstep.client.account.OwnSecrets;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.Histories;
import org.lockstep.client.trust.ServerKeys;
import org.lockstep.client.trust.TrustedAccount;
import org.lockstep.client.trust.TrustedHistory;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.wire.message.ShareMessages.EscrowEpoch;
import org.lockstep.wire.message.ShareMessages.GrantKeys;
import org.lockstep.wire.message.ShareMessages.StartEpoch;

/// The key operations that a share asks of its members' devices. Everything is sealed to keys of
/// the verified history alone.
public final class ShareCustody {
  private final ServerConnection server;
  private final Home home;
  private final Histories histories;
  private final OwnSecrets secrets;
  private final ServerKeys serverKeys;

  /// Wired by the client.
  public ShareCustody(
      ServerConnection server,
      Home home,
      Histories histories,
      OwnSecrets secrets,
      ServerKeys serverKeys) {
    this.server = server;
    this.home = home;
    this.histories = histories;
    this.secrets = secrets;
    this.serverKeys = serverKeys;
  }

  /// A share as this device can work with it.
  record Opened(TrustedHistory history, ShareSecrets secrets) {
    Active state() {
      return history.state();
    }
  }

  /// Opens a share.
  ///
  /// @throws NotFound if its key was not sealed to the own account yet
  Opened open(ShareId share) {
    var history = histories.of(share);
    return new Opened(history, ShareSecrets.open(history, secrets.open()));
  }

  /// Replaces the share's secret, for all its participants and for those invited accounts that
  /// held the one before.
  public void rotate(ShareId share) {
    server.command("POST", target(share, "/epochs"), next(open(share)));
  }

  /// Replaces the secrets of many shares by one request.
  ///
  /// @param shares up to a hundred, as they were verified
  /// @return those whose secret was replaced; what the others are refused for shows when they are
  ///     looked at again
  public List<ShareId> rotate(List<TrustedHistory> shares) {
    var keys = secrets.open();
    var commands =
        shares.stream()
            .map(history -> new Opened(history, ShareSecrets.open(history, keys)))
            .map(
                opened ->
                    new ServerConnection.Command(
                        "POST", target(opened.history().share(), "/epochs"), next(opened)))
            .toList();
    var done = server.together(commands);
    return IntStream.range(0, shares.size())
        .filter(done::get)
        .mapToObj(n -> shares.get(n).share())
        .toList();
  }

  private StartEpoch next(Opened opened) {
    var older = opened.secrets().current();
    var secret = EpochSecret.random(opened.secrets().next());
    var grants = new ArrayList<Grant>();
    members(opened).forEach((account, role) -> grants.add(grant(opened, secret, account, role)));
    var epoch =
        new ShareEpoch(
            Math.toIntExact(secret.epoch().number()),
            Bytes.of(secret.commitment()),
            grants,
            Bytes.of(EpochBundle.make(secret, older.secret())));
    return new StartEpoch(epoch);
  }

  private static Map<AccountId, Role> members(Opened opened) {
    var share = opened.state();
    var members = new HashMap<>(share.participants());
    share.invitations().entrySet().stream()
        .filter(invited -> share.keys().holders().contains(invited.getKey()))
        .filter(invited -> opened.history().custody().isAdvanced(invited.getKey()))
        .forEach(invited -> members.put(invited.getKey(), invited.getValue()));
    return members;
  }

  private Grant grant(Opened opened, EpochSecret secret, AccountId account, Role role) {
    var recipient = opened.history().recipient(account);
    return Granting.make(secret, recipient, role, home.requireDevice());
  }

  /// Seals the current secret to a participant who lacks it.
  public void sealTo(ShareId share, AccountId account) {
    var opened = open(share);
    var role =
        opened
            .state()
            .roleOf(account)
            .orElseThrow(() -> new NotFound(NotFound.What.PARTICIPANT, account.value()));
    var secret = opened.secrets().current();
    var grant = grant(opened, secret, account, role);
    server.command(
        "POST",
        target(share, "/grants"),
        new GrantKeys(Math.toIntExact(secret.epoch().number()), List.of(grant)));
  }

  /// Gives the vault the current secret.
  public void escrow(ShareId share) {
    var secret = open(share).secrets().current();
    server.command(
        "PUT",
        target(share, "/escrow"),
        new EscrowEpoch(
            Math.toIntExact(secret.epoch().number()),
            Bytes.of(Escrow.make(serverKeys.vault(), secret))));
  }

  /// The first epoch of a new share, for the own account alone.
  ShareEpoch first(ShareId share, ShareKind kind) {
    var secret = EpochSecret.random(KeyEpoch.share(share.value(), 1));
    var recipient = secrets.open().own().recipient(kind.category());
    var grant = Granting.make(secret, recipient, Role.OWNER, home.requireDevice());
    return new ShareEpoch(1, Bytes.of(secret.commitment()), List.of(grant), Bytes.EMPTY);
  }

  /// The current secret for an account that is about to be invited.
  ///
  /// @return empty if this device does not hold it yet
  Optional<EpochGrant> forInvited(ShareId share, TrustedAccount account, Role role) {
    var opened = open(share);
    var recipient = account.recipient(opened.state().kind().category());
    var current = opened.secrets().current();
    var grant = Granting.make(current, recipient, role, home.requireDevice());
    return Optional.of(new EpochGrant(Math.toIntExact(current.epoch().number()), grant));
  }

  static String target(ShareId share, String rest) {
    return "/v1/shares/" + share + rest;
  }
}
