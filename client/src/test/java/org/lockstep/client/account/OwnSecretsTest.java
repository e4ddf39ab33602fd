package org.lockstep.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.connection.Positions;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.testing.Person;
import org.lockstep.client.testing.Station;
import org.lockstep.client.trust.Acquaintances;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.SecretEpochs;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.SealedEpoch;
import org.lockstep.wire.message.AccountMessages.Secrets;

class OwnSecretsTest {
  private final Station station;
  private final Person alice;
  private final ServerConnection server;
  private final OwnSecrets secrets;

  OwnSecretsTest(@TempDir Path directory) {
    station = new Station(directory.resolve("home"));
    alice = station.alice();
    server =
        new ServerConnection(
            station.server().address(),
            () -> new RequestSigner(alice.device().id().value(), alice.device().signing()),
            new Positions(-1, _ -> {}));
    var directoryOfAccounts = new Directory(server, new Acquaintances(station.home()));
    secrets = new OwnSecrets(server, station.home(), directoryOfAccounts);
    station.show(alice, ProtectionMode.ADVANCED);
  }

  @AfterEach
  void stop() {
    server.close();
    station.close();
  }

  private SealedEpoch sealed(EpochSecret secret, Bytes previous) {
    var seal = Bytes.of(SecretSeal.make(alice.device().onRoster(), secret));
    return new SealedEpoch(
        Math.toIntExact(secret.epoch().number()),
        Bytes.of(secret.commitment()),
        alice.circleSignature(),
        Optional.of(seal),
        previous);
  }

  private void tell(Bytes identity, List<SealedEpoch> service) {
    station
        .server()
        .on(
            "GET",
            "/v1/account/secrets",
            new Secrets(identity, List.of(sealed(alice.circle(), Bytes.EMPTY)), service));
  }

  private Bytes identity() {
    return alice.identitySeal(alice.device().onRoster());
  }

  private Breach refused() {
    return catchThrowableOfType(TrustRefused.class, secrets::open).breach();
  }

  @Test
  void the_accounts_own_secrets_open() {
    tell(identity(), List.of(sealed(alice.service(), Bytes.EMPTY)));

    var keys = secrets.open();

    assertThat(keys.identity()).isEqualTo(alice.identity());
    assertThat(keys.currentService()).isEqualTo(alice.service());
    assertThat(keys.currentCircle()).isEqualTo(alice.circle());
    assertThat(keys.toString()).isEqualTo("KeyChain[" + alice.account() + "]");
  }

  @Test
  void older_secrets_follow_from_the_newest() {
    var first = alice.service();
    var rotated = alice.rotate().service();
    station.show(alice, ProtectionMode.ADVANCED);
    var older =
        new SealedEpoch(
            1, Bytes.of(first.commitment()), Bytes.of(new byte[64]), Optional.empty(), Bytes.EMPTY);
    tell(identity(), List.of(older, sealed(alice.service(), rotated.previous())));

    assertThat(secrets.open().service()).containsEntry(1, first).hasSize(2);
  }

  @Test
  void a_service_secret_of_the_server_is_refused() {
    var servers = EpochSecret.random(KeyEpoch.service(alice.account().value(), 1));
    tell(identity(), List.of(sealed(servers, Bytes.EMPTY)));

    assertThat(refused()).isEqualTo(new Breach.OwnSecretWrong("service"));
  }

  @Test
  void an_identity_key_of_the_server_is_refused() {
    var servers = Person.of("mallory").identity();
    var seal =
        org.lockstep.crypto.account.IdentitySeal.make(
            alice.device().onRoster(), alice.account().value(), servers);
    tell(Bytes.of(seal), List.of(sealed(alice.service(), Bytes.EMPTY)));

    assertThat(refused()).isEqualTo(new Breach.OwnSecretWrong("identity"));
  }

  @Test
  void a_circle_secret_of_the_server_is_refused() {
    var servers = EpochSecret.random(KeyEpoch.circle(alice.account().value(), 1));
    station
        .server()
        .on(
            "GET",
            "/v1/account/secrets",
            new Secrets(
                identity(),
                List.of(sealed(servers, Bytes.EMPTY)),
                List.of(sealed(alice.service(), Bytes.EMPTY))));

    assertThat(refused()).isEqualTo(new Breach.CircleSignatureWrong(alice.account(), 1));
  }

  @Test
  void a_secret_that_is_left_out_is_missed() {
    tell(identity(), List.of());

    assertThat(refused()).isEqualTo(new Breach.OwnSecretWrong("service"));
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
        new RosterProof(1, Bytes.of(new byte[64])),
        Map.of(),
        0,
        epochs,
        epochs,
        List.of(),
        0);
  }

  @Test
  void a_server_that_says_standard_of_an_advanced_account_gets_no_key() {
    var mode = new OwnMode(station.home());
    assertThat(mode.permitsEscrow(said(ProtectionMode.ADVANCED, 1))).isFalse();

    // Another device may have turned it off: then that one escrows, not this.
    assertThat(mode.permitsEscrow(said(ProtectionMode.STANDARD, 2))).isFalse();
    assertThat(
            catchThrowableOfType(
                    TrustRefused.class, () -> mode.permitsEscrow(said(ProtectionMode.STANDARD, 1)))
                .breach())
        .isInstanceOf(Breach.ModeMisstated.class);
    assertThat(
            catchThrowableOfType(
                    TrustRefused.class, () -> mode.permitsEscrow(said(ProtectionMode.STANDARD, 0)))
                .breach())
        .isInstanceOf(Breach.ModeMisstated.class);
  }

  @Test
  void what_this_device_turned_off_it_escrows() {
    var mode = new OwnMode(station.home());
    mode.is(ProtectionMode.ADVANCED, 1);
    mode.turningOff(2);

    assertThat(mode.permitsEscrow(said(ProtectionMode.STANDARD, 2))).isTrue();
  }
}
