package org.lockstep.client.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.testing.FakeServer;
import org.lockstep.client.testing.Person;
import org.lockstep.client.testing.Shown;
import org.lockstep.client.testing.Station;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.domain.share.Role;
import org.lockstep.wire.message.AccountMessages.Accounts;
import org.lockstep.wire.message.AccountMessages.PublicAccount;
import org.lockstep.wire.message.AccountMessages.SealedEpoch;
import org.lockstep.wire.message.AccountMessages.Secrets;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.ServerInfo;
import org.lockstep.wire.message.ShareMessages.Invite;

/// Whom the key is given at an invitation, and what a lie about that leads to.
class InvitationTest {
  private final Station station;
  private final Person carol = Person.of("carol");

  InvitationTest(@TempDir Path directory) {
    station = new Station(directory.resolve("home"));
    var alice = station.alice();
    var verdict =
        new VerdictView(Encryption.END_TO_END, KeyStorage.TRUSTED_DEVICES, List.of(), List.of(), 1);
    station
        .server()
        .on(
            "POST",
            path("/protection/preview"),
            new Forecast(verdict, verdict, false, Optional.empty()))
        .on(
            "GET",
            "/v1/account/secrets",
            new Secrets(
                alice.identitySeal(alice.device().onRoster()),
                List.of(sealed(alice.circle())),
                List.of(sealed(alice.service()))));
  }

  @AfterEach
  void stop() {
    station.close();
  }

  private String path(String rest) {
    return "/v1/shares/" + station.folder().share() + rest;
  }

  private SealedEpoch sealed(EpochSecret secret) {
    return new SealedEpoch(
        1,
        Bytes.of(secret.commitment()),
        station.alice().circleSignature(),
        Optional.of(Bytes.of(SecretSeal.make(station.alice().device().onRoster(), secret))),
        Bytes.EMPTY);
  }

  private static PublicAccount shown(Person person, ProtectionMode mode) {
    return Shown.account(
        person,
        mode,
        person.signed(person.identity(), Math.max(1, person.counter()), person.onRoster()),
        person.serviceEpoch(person.service(), Optional.empty()));
  }

  private void tellModeOfCarol(ProtectionMode mode) {
    station
        .server()
        .on(
            "GET",
            "/v1/accounts",
            request ->
                station
                    .server()
                    .message(
                        new Accounts(
                            List.of(
                                request.query().contains("carol")
                                    ? shown(carol, mode)
                                    : shown(station.alice(), ProtectionMode.ADVANCED)))));
  }

  private void record(FakeServer.Received request, boolean carolIsAdvanced) throws Exception {
    var invite = new MessageCodec().read(request.bytes(), Invite.class);
    station.history().add(carol.open());
    if (carolIsAdvanced) station.history().add(carol.on(1));
    station.history().add(station.folder().invite(carol, Role.VIEWER));
    invite
        .grant()
        .ifPresent(grant -> station.history().add(station.folder().granted(grant.grant())));
    station.show();
  }

  private void acceptInvitations(boolean carolIsAdvanced) {
    station
        .server()
        .on(
            "POST",
            path("/invitations"),
            request -> {
              try {
                record(request, carolIsAdvanced);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return station.server().message(new Receipt(station.history().head()));
            });
  }

  private Invited invite() {
    return station.client().shares().invite(station.folder().share(), "@Carol", Role.VIEWER);
  }

  @Test
  void an_advanced_account_receives_the_key_at_once_and_can_open_it() throws Exception {
    tellModeOfCarol(ProtectionMode.ADVANCED);
    acceptInvitations(true);

    assertThat(invite().sealed()).isTrue();

    var sent = station.server().received("POST", path("/invitations")).getFirst();
    var request = new MessageCodec().read(sent.bytes(), Invite.class);
    assertThat(request.grant().orElseThrow().epoch()).isEqualTo(1);
    var trusted = station.history().trusted(station.folder().share());
    var epoch = trusted.epochs().firstEntry().getValue();
    var made = epoch.grants().getLast();
    var opener = org.lockstep.crypto.account.CategoryKeys.derive(carol.service().secret(), "DRIVE");
    assertThat(made.grant().open(opener, made.by())).isEqualTo(station.folder().secret());
  }

  @Test
  void a_standard_account_receives_nothing_before_it_accepts() throws Exception {
    tellModeOfCarol(ProtectionMode.STANDARD);
    acceptInvitations(false);

    assertThat(invite().sealed()).isFalse();

    var sent = station.server().received("POST", path("/invitations")).getFirst();
    assertThat(new MessageCodec().read(sent.bytes(), Invite.class).grant()).isEmpty();
  }

  @Test
  void a_lie_about_the_mode_of_an_invited_account_comes_out() {
    tellModeOfCarol(ProtectionMode.ADVANCED);
    acceptInvitations(false);

    assertThat(catchThrowableOfType(TrustRefused.class, this::invite).breach())
        .isEqualTo(
            new Breach.ModeMisstated(
                carol.account(), ProtectionMode.ADVANCED, ProtectionMode.STANDARD));
  }

  @Test
  void nobody_is_invited_whose_keys_are_the_servers() {
    var mallory = Person.of("carol");
    var genuine = shown(carol, ProtectionMode.ADVANCED);
    var forged = shown(mallory, ProtectionMode.ADVANCED);
    var mixed =
        new PublicAccount(
            genuine.account(),
            genuine.handle(),
            genuine.name(),
            genuine.identityKey(),
            genuine.mode(),
            genuine.devices(),
            genuine.roster(),
            forged.service());
    station.server().on("GET", "/v1/accounts", new Accounts(List.of(mixed)));

    assertThat(catchThrowableOfType(TrustRefused.class, this::invite).breach())
        .isEqualTo(new Breach.CategoryKeysSignatureWrong(carol.account(), 1));
    assertThat(station.server().received("POST", path("/invitations"))).isEmpty();
  }

  @Test
  void another_vault_key_than_the_pinned_one_is_refused() {
    station.home().pin(pins -> pins.withServer(vaultKey(), "log"));
    station
        .server()
        .on(
            "GET",
            "/v1/server",
            new ServerInfo("1", "here", "log", vaultKey(), 1, java.time.Instant.EPOCH));

    assertThat(catchThrowableOfType(TrustRefused.class, () -> station.client().server()).breach())
        .isEqualTo(new Breach.ServerKeyChanged("vault"));
  }

  private static Bytes vaultKey() {
    return Bytes.of(OpeningKey.generate(new java.security.SecureRandom()).publicKey().bytes());
  }
}
