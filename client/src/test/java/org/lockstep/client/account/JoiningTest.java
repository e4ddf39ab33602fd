package org.lockstep.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.KnownMode;
import org.lockstep.client.home.Waiting;
import org.lockstep.client.testing.FakeServer;
import org.lockstep.client.testing.Person;
import org.lockstep.client.testing.Shown;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.enrol.ModeVouch;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.SecretEpochs;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.wire.message.AccountMessages.Accounts;
import org.lockstep.wire.message.AccountMessages.EnrolmentState;
import org.lockstep.wire.message.AccountMessages.EnrolmentStatus;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.SealedEpoch;
import org.lockstep.wire.message.AccountMessages.Secrets;
import org.lockstep.wire.message.AccountMessages.VouchedMode;

/// A device that was approved, and a server that lies to it about its account's mode.
class JoiningTest {
  private static final String ENROLMENT = "enrolment0000000000000000";
  private static final DeviceProfile TABLET =
      new DeviceProfile("tablet", "ipados", SoftwareVersion.parse("17.2"));

  private final FakeServer server = new FakeServer();
  private final Person alice = Person.of("alice");
  private final Home home;
  private final LockstepClient client;
  private final DeviceKeys device;

  JoiningTest(@TempDir Path directory) {
    home = Home.at(directory.resolve("home"));
    client = LockstepClient.open(home, server.address());
    device = home.prepareDevice(TABLET);
    home.await(new Waiting(ENROLMENT, "alice"));
    alice.open();
    var roster = alice.add(device).roster();
    var epoch = alice.serviceEpoch(alice.service(), Optional.empty());
    var shown = Shown.account(alice, ProtectionMode.STANDARD, roster, epoch);
    server.on("GET", "/v1/accounts", new Accounts(List.of(shown)));
    server.on("GET", "/v1/account/secrets", secrets());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private Secrets secrets() {
    var service = sealed(alice.service(), Bytes.of(new byte[64]));
    return new Secrets(
        alice.identitySeal(device.onRoster()),
        List.of(sealed(alice.circle(), alice.circleSignature())),
        List.of(service));
  }

  private SealedEpoch sealed(EpochSecret secret, Bytes signature) {
    var seal = Bytes.of(SecretSeal.make(device.onRoster(), secret));
    return new SealedEpoch(
        1, Bytes.of(secret.commitment()), signature, Optional.of(seal), Bytes.EMPTY);
  }

  private Bytes signature(SigningKey by, DeviceKeys of, ProtectionMode mode, long counter) {
    var account = alice.account().value();
    return Bytes.of(new ModeVouch(account, of.onRoster(), mode.name(), counter).sign(by));
  }

  private void tells(Optional<VouchedMode> mode) {
    server.on(
        "GET",
        "/v1/enrolments/" + ENROLMENT,
        new EnrolmentStatus(
            EnrolmentState.APPROVED, Instant.EPOCH, Optional.of(alice.account()), mode));
  }

  private void tells(ProtectionMode mode, long counter, Bytes signature) {
    tells(Optional.of(new VouchedMode(mode, counter, signature)));
  }

  private OwnAccount said(ProtectionMode mode, long counter) {
    var epochs = new SecretEpochs(1, 0, 0, 0);
    return new OwnAccount(
        alice.account(),
        "alice",
        "Alice",
        Bytes.of(alice.identity().publicKey().bytes()),
        mode,
        counter,
        List.of(),
        new RosterProof(2, Bytes.of(new byte[64])),
        Map.of(),
        0,
        epochs,
        epochs,
        List.of(),
        0);
  }

  @Test
  void what_the_approving_device_vouched_for_stands_against_the_server() {
    tells(
        ProtectionMode.ADVANCED,
        3,
        signature(alice.identity(), device, ProtectionMode.ADVANCED, 3));

    assertThat(client.devices().approved()).contains(alice.account());
    assertThat(home.pins().mode()).contains(new KnownMode(ProtectionMode.ADVANCED, 3));
    var mode = new OwnMode(home);
    assertThat(
            catchThrowableOfType(
                    TrustRefused.class, () -> mode.permitsEscrow(said(ProtectionMode.STANDARD, 3)))
                .breach())
        .isEqualTo(
            new Breach.ModeMisstated(
                alice.account(), ProtectionMode.STANDARD, ProtectionMode.ADVANCED));
    assertThat(mode.permitsEscrow(said(ProtectionMode.STANDARD, 4))).isFalse();
  }

  @Test
  void a_server_that_keeps_the_mode_back_and_says_standard_is_handed_no_secret() {
    tells(Optional.empty());

    assertThat(client.devices().approved()).contains(alice.account());
    assertThat(home.pins().mode()).isEmpty();
    assertThat(new OwnMode(home).permitsEscrow(said(ProtectionMode.STANDARD, 0))).isFalse();
    assertThat(new OwnMode(home).known(said(ProtectionMode.STANDARD, 0)))
        .as("nor does it vouch for what it does not know")
        .isEmpty();
  }

  @Test
  void a_mode_that_no_device_of_the_account_vouched_for_lets_nobody_join() {
    var standard = ProtectionMode.STANDARD;
    var right = signature(alice.identity(), device, ProtectionMode.ADVANCED, 3);
    var mallory = Person.of("mallory").identity();
    var otherDevice = signature(alice.identity(), Person.freshDevice(), standard, 0);
    for (var lie :
        List.of(
            new VouchedMode(standard, 3, right),
            new VouchedMode(ProtectionMode.ADVANCED, 2, right),
            new VouchedMode(ProtectionMode.ADVANCED, -3, right),
            new VouchedMode(standard, 0, signature(mallory, device, standard, 0)),
            new VouchedMode(standard, 0, otherDevice),
            new VouchedMode(standard, 0, Bytes.EMPTY))) {
      tells(Optional.of(lie));
      var refused = catchThrowableOfType(TrustRefused.class, () -> client.devices().approved());
      assertThat(refused.breach()).isEqualTo(new Breach.ModeVouchWrong(alice.account()));
      assertThat(home.membership()).isEmpty();
      assertThat(home.pins().mode()).isEmpty();
    }
  }
}
