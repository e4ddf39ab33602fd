package org.lockstep.client.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.HomeRefused;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.KnownMode;
import org.lockstep.client.home.Membership;
import org.lockstep.client.home.Waiting;
import org.lockstep.client.trust.TrustedAccount;
import org.lockstep.crypto.account.IdentitySeal;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.enrol.EnrolmentCode;
import org.lockstep.crypto.enrol.ModeVouch;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.IdText;
import org.lockstep.wire.message.AccountMessages.AddDevice;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.AccountMessages.Enrol;
import org.lockstep.wire.message.AccountMessages.EnrolmentStatus;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.OwnDevice;
import org.lockstep.wire.message.AccountMessages.PendingEnrolment;
import org.lockstep.wire.message.AccountMessages.PendingEnrolments;
import org.lockstep.wire.message.AccountMessages.RevokeDevice;
import org.lockstep.wire.message.AccountMessages.UpdateSoftware;
import org.lockstep.wire.message.AccountMessages.VouchedMode;

/// The devices of the account.
public final class Devices {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final ServerConnection server;
  private final Home home;
  private final Directory directory;
  private final OwnSecrets secrets;
  private final OwnMode mode;
  private final FollowUp followUp;

  /// Wired by the client.
  public Devices(
      ServerConnection server,
      Home home,
      Directory directory,
      OwnSecrets secrets,
      OwnMode mode,
      FollowUp followUp) {
    this.server = server;
    this.home = home;
    this.directory = directory;
    this.secrets = secrets;
    this.mode = mode;
    this.followUp = followUp;
  }

  /// Asks to become a device of the account of a handle. Show the code, then [#awaitApproval].
  ///
  /// @param password proves to the approving person that it is no stranger
  /// @param code of the account's authenticator, which must be right where the account has one; the
  ///     server tells that to trusted devices alone
  /// @return with the six digits to be typed on a trusted device
  public Asked ask(
      String handle, DeviceProfile profile, Optional<String> password, Optional<String> code) {
    var device = home.prepareDevice(profile);
    var shown = EnrolmentCode.random();
    var normal = Handle.normalise(handle);
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    var enrolment = IdText.of(random);
    var proof = Bytes.of(shown.proof(normal, device.onRoster()));
    var status =
        server.post(
            "/v1/enrolments",
            new Enrol(enrolment, normal, device.description(), proof, password, code),
            EnrolmentStatus.class);
    home.useServer(server.server());
    home.await(new Waiting(enrolment, normal));
    return new Asked(enrolment, shown.digits(), status.expires());
  }

  /// Whether a trusted device has approved the enrolment of [#ask]; from then on this home belongs
  /// to the account.
  ///
  /// Which account that is, the server says: compare safety numbers with the approving device.
  ///
  /// @throws TrustRefused if what the account is said to be does not fit what it sealed to this
  ///     device
  public Optional<AccountId> approved() {
    var joined = home.membership();
    if (joined.isPresent()) return joined.map(Membership::account);
    var waiting =
        home.enrolment()
            .orElseThrow(() -> new HomeRefused(HomeRefused.Reason.NO_ENROLMENT, home.directory()));
    var status = server.get("/v1/enrolments/" + waiting.enrolment(), EnrolmentStatus.class);
    return switch (status.state()) {
      case PENDING -> Optional.empty();
      case APPROVED ->
          status.account().map(account -> join(account, waiting.handle(), status.mode()));
    };
  }

  private AccountId join(AccountId account, String handle, Optional<VouchedMode> told) {
    var found = directory.get(account);
    var device = home.requireDevice();
    if (!device.onRoster().equals(found.verified().devices().get(device.id()))) {
      throw new TrustRefused(new Breach.OwnDeviceMissing(device.id()));
    }
    // Never on the server's word: a device that is told nothing knows nothing, and escrows nothing.
    var vouched = told.map(said -> verified(said, found.verified(), device.onRoster()));
    var identity = Bytes.of(found.verified().identity().bytes());
    home.join(new Membership(account, handle, identity));
    try {
      // Whoever approved must hold the identity key, and have given it to this device.
      secrets.open();
    } catch (TrustRefused refused) {
      home.leave();
      throw refused;
    }
    vouched.ifPresent(known -> home.pin(pins -> pins.withMode(known)));
    return account;
  }

  private static KnownMode verified(VouchedMode told, TrustedAccount own, RosterDevice device) {
    var breach = new Breach.ModeVouchWrong(own.account());
    if (told.counter() < 0) throw new TrustRefused(breach);
    var vouch = new ModeVouch(own.account().value(), device, told.mode().name(), told.counter());
    if (!vouch.verify(own.identity(), told.signature().toArray())) throw new TrustRefused(breach);
    return new KnownMode(told.mode(), told.counter());
  }

  /// Waits for [#approved].
  ///
  /// @return empty if nobody approved in time
  public Optional<AccountId> awaitApproval(Duration longest) {
    var end = Instant.now().plus(longest);
    var approved = approved();
    while (approved.isEmpty() && Instant.now().isBefore(end)) {
      server.pause(BETWEEN_LOOKS);
      approved = approved();
    }
    return approved;
  }

  /// Vouches for the waiting device that shows this code, and gives it the account's secrets.
  ///
  /// @throws NotFound if none does
  /// @throws IllegalArgumentException if it is no code of six digits
  public DeviceId approve(String typed) {
    var code = EnrolmentCode.parse(typed);
    var handle = home.requireMembership().handle();
    for (var waiting : waiting()) {
      var device = onRoster(waiting.device());
      if (device.isPresent() && code.isProvenBy(waiting.proof().toArray(), handle, device.get())) {
        return add(waiting, device.get());
      }
    }
    throw new NotFound(NotFound.What.ENROLMENT, code.digits());
  }

  private static Optional<RosterDevice> onRoster(DeviceDescription shown) {
    try {
      return Optional.of(
          new RosterDevice(
              shown.id().value(),
              VerifyingKey.of(shown.signingKey().toArray()),
              SealingKey.of(shown.sealingKey().toArray())));
    } catch (IllegalArgumentException | SealRefused _) {
      return Optional.empty(); // such a device showed no code to anybody
    }
  }

  private DeviceId add(PendingEnrolment waiting, RosterDevice device) {
    var keys = secrets.open();
    var own = keys.own();
    var devices = new ArrayList<>(own.devices().values());
    devices.add(device);
    var roster = Publishing.roster(own.account(), own.roster() + 1, devices, keys.identity());
    var keyring =
        new Keyring(
            Bytes.of(IdentitySeal.make(device, own.account().value(), keys.identity())),
            Bytes.of(SecretSeal.make(device, keys.currentCircle())),
            Bytes.of(SecretSeal.make(device, keys.currentService())));
    server.command(
        "POST",
        "/v1/devices",
        new AddDevice(
            waiting.enrolment(), waiting.device(), roster, keyring, vouched(device, keys)));
    return waiting.device().id();
  }

  private Optional<VouchedMode> vouched(RosterDevice device, KeyChain keys) {
    var account = keys.own().account().value();
    return mode.known(server.get("/v1/account", OwnAccount.class))
        .map(
            known -> {
              var vouch = new ModeVouch(account, device, known.mode().name(), known.counter());
              var signature = Bytes.of(vouch.sign(keys.identity()));
              return new VouchedMode(known.mode(), known.counter(), signature);
            });
  }

  /// The devices that wait for approval.
  public List<PendingEnrolment> waiting() {
    home.requireMembership();
    return server.get("/v1/enrolments", PendingEnrolments.class).enrolments();
  }

  /// The trusted devices.
  public List<OwnDevice> list() {
    home.requireMembership();
    return server.get("/v1/account", OwnAccount.class).devices();
  }

  /// Takes a device off the roster and replaces all keys that it held, as far as this device may.
  ///
  /// @throws NotFound if the roster has no such device
  public void revoke(DeviceId device) {
    var keys = secrets.open();
    var own = keys.own();
    if (!own.devices().containsKey(device)) {
      throw new NotFound(NotFound.What.DEVICE, device.value());
    }
    var rest = own.devices().values().stream().filter(d -> !d.id().equals(device.value())).toList();
    var roster = Publishing.roster(own.account(), own.roster() + 1, rest, keys.identity());
    server.command("POST", "/v1/devices/" + device + "/revocation", new RevokeDevice(roster));
    if (!device.equals(home.requireDevice().id())) followUp.meet();
  }

  /// Tells the version of this device's software.
  public void update(SoftwareVersion version) {
    home.requireMembership();
    server.command("PUT", "/v1/devices/current/software", new UpdateSoftware(version));
    var profile = home.requireDevice().profile();
    home.describe(new DeviceProfile(profile.name(), profile.platform(), version));
  }
}
