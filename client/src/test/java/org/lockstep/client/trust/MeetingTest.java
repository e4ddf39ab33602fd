package org.lockstep.client.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.connection.Positions;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.testing.Ids;
import org.lockstep.client.testing.Person;
import org.lockstep.client.testing.Shown;
import org.lockstep.client.testing.Station;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.share.Role;
import org.lockstep.wire.event.EventRecord;

/// What was seen before binds what is shown later.
class MeetingTest {
  private final Station station;
  private final Acquaintances acquaintances;

  MeetingTest(@TempDir Path directory) {
    station = new Station(directory.resolve("home"));
    acquaintances = new Acquaintances(station.home());
  }

  @AfterEach
  void stop() {
    station.close();
  }

  private TrustedHistory read() {
    return read(-1);
  }

  /// Reads as a process does that knows nothing but the home.
  private TrustedHistory read(long seen) {
    var device = station.alice().device();
    try (var connection =
        new ServerConnection(
            station.server().address(),
            () -> new RequestSigner(device.id().value(), device.signing()),
            new Positions(seen, _ -> {}))) {
      return new Histories(connection, acquaintances).of(station.folder().share());
    }
  }

  private Breach refused(ThrowingCallable reading) {
    var before = station.home().pins();
    var refusal = catchThrowableOfType(TrustRefused.class, reading);
    assertThat(refusal).isNotNull().hasMessageMatching("[^\\n]{20,}");
    // Nothing is remembered of what is refused.
    assertThat(station.home().pins()).isEqualTo(before);
    return refusal.breach();
  }

  private void show(List<EventRecord> records) {
    Shown.history(station.server(), station.folder().share(), station.history().logged(records));
  }

  @Test
  void who_was_met_is_remembered() {
    read();

    assertThat(station.home().pins().accounts())
        .hasEntrySatisfying(
            station.bob().account(),
            known ->
                assertThat(known.identityKey().toArray())
                    .isEqualTo(station.bob().identity().publicKey().bytes()));
    assertThat(station.home().pins().streams()).hasSize(3);
  }

  @Test
  void a_silent_change_of_identity_is_refused_with_both_safety_numbers() {
    read();
    var renamed = station.bob().impersonated();

    assertThat(refused(() -> acquaintances.meet(renamed)))
        .isInstanceOfSatisfying(
            Breach.IdentityChanged.class,
            changed -> {
              assertThat(changed.account()).isEqualTo(station.bob().account());
              assertThat(changed.known()).isNotEqualTo(changed.shown());
              assertThat(changed.words())
                  .contains(changed.known().grouped(), changed.shown().grouped());
            });
  }

  @Test
  void a_roster_that_goes_back_is_refused() {
    var bob = station.bob();
    var service = bob.serviceEpoch(bob.service(), Optional.empty());
    var old = bob.signed(bob.identity(), 1, bob.onRoster());
    var first = Shown.account(bob, ProtectionMode.ADVANCED, old, service);
    var added = bob.add(Person.freshDevice());
    var now = Shown.account(bob, ProtectionMode.ADVANCED, added.roster(), service);
    acquaintances.meet(now);

    assertThat(refused(() -> acquaintances.meet(first)))
        .isEqualTo(new Breach.RosterRolledBack(bob.account(), 2, 1));
  }

  @Test
  void category_keys_that_go_back_are_refused() {
    var bob = station.bob();
    var old = bob.serviceEpoch(bob.service(), Optional.empty());
    station.history().add(bob.rotate());
    station.show();
    read();

    var shown =
        Shown.account(
            bob,
            ProtectionMode.ADVANCED,
            bob.signed(bob.identity(), bob.counter(), bob.onRoster()),
            old);
    assertThat(refused(() -> acquaintances.meet(shown)))
        .isEqualTo(new Breach.CategoryKeysRolledBack(bob.account(), 2, 1));
  }

  @Test
  void events_that_were_seen_and_are_withheld_are_missed() {
    station.history().add(station.bob().off(2));
    station.show();
    read();

    show(station.history().recordsBut(1));
    assertThat(refused(this::read))
        .isEqualTo(new Breach.HistoryWithheld(station.bob().account().value(), 3, 2));
  }

  @Test
  void another_past_than_the_one_that_was_seen_is_refused() {
    station.history().add(station.bob().off(2));
    station.show();
    read();

    var records = new ArrayList<>(station.history().recordsBut(1));
    var last = station.history().records().getLast();
    records.add(station.history().inPlaceOf(last, station.bob().off(3)));
    show(records);

    assertThat(refused(this::read))
        .isEqualTo(new Breach.HistoryRewritten(station.bob().account().value(), 2));
  }

  @Test
  void a_history_that_ends_before_what_this_device_wrote_is_refused() {
    var written = station.history().head() + 1;

    assertThat(refused(() -> read(written)))
        .isEqualTo(
            new Breach.HistoryWithheld(
                station.folder().share().value(), written, station.history().head()));
  }

  @Test
  void a_link_that_this_device_never_opened_is_refused() {
    station.history().add(station.folder().link(Ids.link()));
    station.show();

    assertThat(refused(this::read))
        .isEqualTo(new Breach.OrderNotOurs(station.history().head(), "opened a link"));
  }

  @Test
  void a_member_whom_this_device_never_invited_is_refused() {
    var mallory = Person.of("mallory");
    station
        .history()
        .add(
            mallory.open(),
            station.folder().invite(mallory, Role.EDITOR),
            station.folder().join(mallory, Role.EDITOR));
    station.show();

    assertThat(refused(this::read)).isInstanceOf(Breach.OrderNotOurs.class);
  }

  @Test
  void protection_that_this_device_never_turned_off_is_refused() {
    station.history().add(station.alice().off(2));
    station.show();

    assertThat(refused(this::read))
        .isEqualTo(
            new Breach.OrderNotOurs(station.history().head(), "turned advanced protection off"));
  }

  @Test
  void an_account_without_this_device_on_its_roster_is_refused() {
    var alice = station.alice();
    var tablet = Person.freshDevice();
    station.history().add(alice.add(tablet));
    station.history().add(alice.revoke(alice.device()));
    station.show();

    assertThat(refused(this::read)).isInstanceOf(Breach.OwnDeviceMissing.class);
  }
}
