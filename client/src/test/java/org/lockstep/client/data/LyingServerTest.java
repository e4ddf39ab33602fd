package org.lockstep.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Station;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.content.ContentSize;
import org.lockstep.crypto.content.Padding;
import org.lockstep.crypto.data.DataSecret;
import org.lockstep.crypto.data.ServerKeySeal;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.Category.Keeper;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.custody.DataKey.Kind;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ItemId;
import org.lockstep.wire.message.AccountMessages.SealedEpoch;
import org.lockstep.wire.message.AccountMessages.Secrets;
import org.lockstep.wire.message.DataMessages.DataItems;
import org.lockstep.wire.message.DataMessages.DataVersion;
import org.lockstep.wire.message.DataMessages.DataView;
import org.lockstep.wire.message.DataMessages.ServerKey;
import org.lockstep.wire.message.LogMessages.AccountEvents;

/// A server that shows data under keys of its own choice, or of another account's.
@Tag("R24")
class LyingServerTest {
  private final Station station;
  private final Secret servers = Secret.random();

  LyingServerTest(@TempDir Path directory) {
    this.station = new Station(directory);
    var alice = station.alice();
    var own = new History();
    own.add(alice.open(), alice.on(1));
    station.show(alice, ProtectionMode.ADVANCED);
    station
        .server()
        .on(
            "GET",
            "/v1/account/events",
            new AccountEvents(own.logged(own.records()), station.history().head(), false, 0));
    station
        .server()
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

  private SealedEpoch sealed(EpochSecret secret) {
    var alice = station.alice();
    return new SealedEpoch(
        1,
        Bytes.of(secret.commitment()),
        alice.circleSignature(),
        Optional.of(Bytes.of(SecretSeal.make(alice.device().onRoster(), secret))),
        Bytes.EMPTY);
  }

  /// An item of a name that the server chose, under its own key.
  private void plants(Category category, DataKey key) {
    var item = new ItemId(IdText.of(new byte[16]));
    var place =
        new DataSecret.Place(
            station.alice().account().value(), category.name(), key.kind().name(), key.number());
    var name = DataSecret.of(place, servers).seal(item.value(), "name", "planted");
    var version =
        new DataVersion(
            1,
            key,
            Bytes.of(name),
            Bytes.of(new byte[61]),
            Bytes.of(new byte[32]),
            new ContentSize(4, Padding.NONE).ciphertextLength(),
            Bytes.of(new byte[64]),
            Map.of());
    var view = new DataView(item, version, station.alice().device().id(), Instant.EPOCH);
    station
        .server()
        .on("GET", "/v1/data/" + category, new DataItems(List.of(view), Optional.empty()));
  }

  private void offersItsKey(Category category) {
    var alice = station.alice();
    var slot =
        new ServerKeySeal.Slot(
            alice.account().value(), category.name(), alice.device().id().value());
    var seal = ServerKeySeal.make(alice.device().sealing().publicKey(), slot, servers);
    station
        .server()
        .on("POST", "/v1/data/" + category + "/server-key", new ServerKey(Bytes.of(seal)));
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void only_where_the_server_makes_the_key_does_a_device_take_one_from_it(Category category) {
    plants(category, new DataKey(Kind.SERVER, 1));
    offersItsKey(category);
    boolean asked;
    if (category.keeper() == Keeper.SERVER || category == Category.REMINDERS) {
      assertThat(station.client().data().list(category))
          .extracting(StoredData::name)
          .containsExactly("planted");
      asked = true;
    } else {
      assertThatThrownBy(() -> station.client().data().list(category))
          .isInstanceOf(TrustRefused.class);
      asked = false;
    }
    assertThat(station.server().received("POST", "/v1/data/" + category + "/server-key"))
        .hasSize(asked ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void what_is_under_no_key_of_the_account_is_not_shown(Category category) {
    for (var kind : Kind.values()) {
      if (kind == Kind.SERVER) continue;
      for (int number : new int[] {1, 7}) {
        plants(category, new DataKey(kind, number));
        assertThatThrownBy(() -> station.client().data().list(category))
            .as(kind + " " + number)
            .isInstanceOf(TrustRefused.class);
      }
    }
  }

  @Test
  void a_key_that_was_sealed_for_another_category_is_refused() {
    plants(Category.MAIL, new DataKey(Kind.SERVER, 1));
    var alice = station.alice();
    var slot =
        new ServerKeySeal.Slot(alice.account().value(), "CONTACTS", alice.device().id().value());
    var seal = ServerKeySeal.make(alice.device().sealing().publicKey(), slot, servers);
    station.server().on("POST", "/v1/data/MAIL/server-key", new ServerKey(Bytes.of(seal)));
    assertThatThrownBy(() -> station.client().data().list(Category.MAIL))
        .isInstanceOf(TrustRefused.class);
  }
}
