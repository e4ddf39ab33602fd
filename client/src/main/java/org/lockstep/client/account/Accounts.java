package org.lockstep.client.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.HomeRefused;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.KnownMode;
import org.lockstep.client.home.Membership;
import org.lockstep.client.trust.Acquaintances;
import org.lockstep.client.trust.ServerKeys;
import org.lockstep.crypto.account.IdentitySeal;
import org.lockstep.crypto.account.SafetyNumber;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.IdText;
import org.lockstep.wire.message.AccountMessages.OpenAccount;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.PublicAccount;
import org.lockstep.wire.message.Receipt;

/// The own account, and those of others.
public final class Accounts {
  private final ServerConnection server;
  private final Home home;
  private final Directory directory;
  private final Acquaintances acquaintances;
  private final ServerKeys serverKeys;

  /// Wired by the client.
  public Accounts(
      ServerConnection server,
      Home home,
      Directory directory,
      Acquaintances acquaintances,
      ServerKeys serverKeys) {
    this.server = server;
    this.home = home;
    this.directory = directory;
    this.acquaintances = acquaintances;
    this.serverKeys = serverKeys;
  }

  /// Opens an account with this device as its first: makes every key, and escrows the service
  /// secret.
  ///
  /// @throws HomeRefused if the device belongs to an account already
  /// @throws ProblemException if the server refuses, for one because the handle is taken
  public AccountId open(NewAccount wanted) {
    forgetAbandonedOpening();
    var device = home.prepareDevice(wanted.device());
    var identity = SigningKey.generate(new SecureRandom());
    var request = request(wanted, device, identity);
    var account = request.account();
    // Before it is sent: a crash in between leaves a home that says which account it was.
    home.join(new Membership(account, request.handle(), request.identityKey()));
    try {
      server.post("/v1/accounts", request, Receipt.class);
    } catch (ProblemException refused) {
      // The id is ours and random: taken means that the first of two tries arrived.
      if (!refused.is("account-already-open")) {
        home.leave();
        throw refused;
      }
    }
    home.pin(pins -> pins.withMode(new KnownMode(ProtectionMode.STANDARD, 0)));
    return account;
  }

  private void forgetAbandonedOpening() {
    if (home.membership().isEmpty()) return;
    try {
      own();
    } catch (ProblemException refused) {
      if (!refused.is("device-not-recognised")) throw refused;
      home.leave();
      return;
    }
    throw new HomeRefused(HomeRefused.Reason.HAS_ACCOUNT, home.directory());
  }

  private OpenAccount request(NewAccount wanted, DeviceKeys device, SigningKey identity) {
    var account = new AccountId(randomId());
    var devices = List.of(device.onRoster());
    var circle = EpochSecret.random(KeyEpoch.circle(account.value(), 1));
    var service = EpochSecret.random(KeyEpoch.service(account.value(), 1));
    return new OpenAccount(
        account,
        Handle.normalise(wanted.handle()),
        wanted.name(),
        wanted.password(),
        Bytes.of(identity.publicKey().bytes()),
        device.description(),
        Publishing.roster(account, 1, devices, identity),
        Bytes.of(IdentitySeal.make(device.onRoster(), account.value(), identity)),
        Publishing.circle(circle, Optional.empty(), devices, identity),
        Publishing.service(service, Optional.empty(), devices, identity),
        Bytes.of(Escrow.make(serverKeys.vault(), service)));
  }

  private static String randomId() {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return IdText.of(random);
  }

  /// The own account, as the server describes it.
  public OwnAccount own() {
    home.requireMembership();
    return server.get("/v1/account", OwnAccount.class);
  }

  /// The account of a handle, its signatures verified and its identity pinned.
  ///
  /// @throws org.lockstep.client.failure.NotFound if no account has the handle
  /// @throws org.lockstep.client.failure.TrustRefused if it must not be believed
  public PublicAccount find(String handle) {
    return directory.find(handle).shown();
  }

  /// What this person and the person of the handle compare to know that no server stands between
  /// them.
  public SafetyNumber safetyNumber(String handle) {
    var other = directory.find(handle).verified();
    return acquaintances.safetyNumber(other.account(), other.identity());
  }
}
