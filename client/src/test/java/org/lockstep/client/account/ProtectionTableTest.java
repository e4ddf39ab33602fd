package org.lockstep.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.audit.AccountHistory;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Station;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.CategoryCause;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import org.lockstep.wire.message.LogMessages.AccountEvents;
import org.lockstep.wire.message.OwnDataMessages.CategoryView;

/// The table that a device computes, against servers that tell another one.
class ProtectionTableTest {
  private static final Bytes SOME = Bytes.of(new byte[] {1, 2, 3});

  private final Station station;
  private final History own = new History();

  ProtectionTableTest(@TempDir Path directory) {
    station = new Station(directory.resolve("home"));
    own.add(station.alice().open(), station.alice().escrowed());
  }

  @AfterEach
  void stop() {
    station.close();
  }

  private MessagesKey key(int number, SigningKey identity) {
    var epoch = KeyEpoch.messages(station.alice().account().value(), number);
    var secret = EpochSecret.random(epoch);
    return new MessagesKey(
        number,
        Bytes.of(secret.commitment()),
        Bytes.of(CategoryKeySet.of(secret, List.of()).sign(identity)),
        1,
        SOME,
        number == 1 ? Bytes.EMPTY : SOME);
  }

  private AccountEvent started(int number) {
    var alice = station.alice();
    return new AccountEvent.MessagesKeyStarted(
        alice.account(), key(number, alice.identity()), alice.device().id());
  }

  private void copied() {
    var alice = station.alice();
    var by = alice.device().id();
    own.add(
        started(1),
        new AccountEvent.BackupTurnedOn(alice.account(), by),
        new AccountEvent.MessagesKeyCopied(alice.account(), new BackupCopy(1, 1, SOME), by));
  }

  private ProtectionStatus honest() {
    var codec = new EventCodec(PersonalKeys.NONE);
    var history = AccountHistory.of(station.alice().account(), own.records(), codec);
    return new ProtectionStatus(
        station.alice().account(),
        history.state().mode(),
        history.state().modeCounter(),
        List.of(),
        List.of(),
        history.state().own().backup(),
        history.state().own().caldav(),
        history.table().stream().map(CategoryView::of).toList(),
        own.head());
  }

  private ProtectionStatus show(List<EventRecord> records, ProtectionStatus told) {
    station.server().on("GET", "/v1/protection", told);
    station
        .server()
        .on(
            "GET",
            "/v1/account/events",
            new AccountEvents(own.logged(records), station.history().head(), false, 0));
    return station.client().protection().verifiedStatus();
  }

  private void alarms(UnaryOperator<ProtectionStatus> lie, String of) {
    var told = lie.apply(honest());
    assertThatThrownBy(() -> show(own.records(), told))
        .isInstanceOf(TrustRefused.class)
        .hasMessageContaining("they differ in " + of);
  }

  private static ProtectionStatus with(ProtectionStatus told, List<CategoryView> categories) {
    return new ProtectionStatus(
        told.account(),
        told.mode(),
        told.modeCounter(),
        told.unmet(),
        told.pending(),
        told.backup(),
        told.caldav(),
        categories,
        told.position());
  }

  private static int at(Category category) {
    return List.of(Category.values()).indexOf(category);
  }

  private static List<CategoryView> claiming(ProtectionStatus told, Category category) {
    var rows = new ArrayList<CategoryView>();
    for (var row : told.categories()) {
      rows.add(
          row.category() == category
              ? new CategoryView(
                  category,
                  Encryption.END_TO_END,
                  KeyStorage.TRUSTED_DEVICES,
                  List.of(),
                  row.metadata())
              : row);
    }
    return rows;
  }

  @Test
  @Tag("R33")
  void an_honest_table_is_confirmed() {
    copied();
    var messages = show(own.records(), honest()).categories().get(at(Category.MESSAGES));
    assertThat(messages.category()).isEqualTo(Category.MESSAGES);
    assertThat(messages.causes())
        .containsExactly(CategoryCause.STANDARD_PROTECTION, CategoryCause.BACKUP_COPY);
  }

  @Test
  @Tag("R62")
  void a_server_that_calls_what_it_can_read_end_to_end_is_found_out() {
    copied();
    for (var row : honest().categories()) {
      if (row.encryption() == Encryption.END_TO_END) continue;
      alarms(told -> with(told, claiming(told, row.category())), row.category().name());
    }
  }

  @Test
  void a_server_that_leaves_a_category_or_its_metadata_out_is_found_out() {
    alarms(
        told -> with(told, told.categories().subList(1, told.categories().size())),
        "the number of categories");
    alarms(
        told -> {
          var rows = new ArrayList<>(told.categories());
          var drive = rows.get(at(Category.DRIVE));
          rows.set(
              at(Category.DRIVE),
              new CategoryView(
                  Category.DRIVE,
                  drive.encryption(),
                  drive.keyStorage(),
                  drive.causes(),
                  List.of()));
          return with(told, rows);
        },
        "DRIVE");
  }

  @Test
  void a_server_that_misstates_mode_or_choices_is_found_out() {
    alarms(
        told ->
            new ProtectionStatus(
                told.account(),
                ProtectionMode.ADVANCED,
                told.modeCounter(),
                told.unmet(),
                told.pending(),
                told.backup(),
                told.caldav(),
                told.categories(),
                told.position()),
        "the mode");
    alarms(
        told ->
            new ProtectionStatus(
                told.account(),
                told.mode(),
                told.modeCounter(),
                told.unmet(),
                told.pending(),
                true,
                told.caldav(),
                told.categories(),
                told.position()),
        "backup");
  }

  @Test
  @Tag("R33")
  void a_server_that_keeps_silent_about_a_messages_key_that_is_owed_is_found_out() {
    copied();
    var alice = station.alice();
    own.add(new AccountEvent.BackupTurnedOff(alice.account(), alice.device().id()));
    alarms(told -> told, "whether a messages key is owed");
  }

  @Test
  void a_messages_key_of_somebody_else_is_refused() {
    var alice = station.alice();
    var stranger = SigningKey.generate(new SecureRandom());
    own.add(
        new AccountEvent.MessagesKeyStarted(
            alice.account(), key(1, stranger), alice.device().id()));
    assertThatThrownBy(() -> show(own.records(), honest()))
        .isInstanceOf(TrustRefused.class)
        .hasMessageContaining("did not sign its messages key 1");
  }

  @Test
  void a_history_with_an_event_left_out_is_refused() {
    copied();
    var gap = new ArrayList<>(own.records());
    gap.remove(2);
    assertThatThrownBy(() -> show(gap, honest()))
        .isInstanceOf(TrustRefused.class)
        .hasMessageContaining("is not whole");
  }

  @Test
  void what_was_seen_before_cannot_be_withheld_afterwards() {
    copied();
    show(own.records(), honest());
    assertThatThrownBy(() -> show(own.recordsBut(1), honest()))
        .isInstanceOf(TrustRefused.class)
        .hasMessageContaining("withholds");
  }
}
