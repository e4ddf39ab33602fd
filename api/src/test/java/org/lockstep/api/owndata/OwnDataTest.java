package org.lockstep.api.owndata;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.MessagesKeys;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.Category.Keeper;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.account.StandardMetadata;
import org.lockstep.domain.custody.CategoryCause;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import org.lockstep.wire.message.AccountMessages.RotateService;
import org.lockstep.wire.message.OwnDataMessages.CategoryView;
import org.lockstep.wire.message.OwnDataMessages.ChangeBackup;
import org.lockstep.wire.message.OwnDataMessages.ChangeCaldav;
import org.lockstep.wire.message.OwnDataMessages.StartMessages;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

/// The table of an account over the wire, and clients that try to bring keys where they must not
/// be.
@RunningServer
class OwnDataTest {
  private static final Optional<BackupCopy> NO_COPY = Optional.empty();

  private final TestServer server;
  private final Member alice;

  OwnDataTest(TestServer server) {
    this.server = server;
    this.alice = Member.standard(server, "alice");
  }

  private static ProtectionStatus status(Member member) {
    return member.send(Call.get("/v1/protection")).as(ProtectionStatus.class);
  }

  private static Map<Category, CategoryView> table(Member member) {
    return status(member).categories().stream()
        .collect(Collectors.toMap(CategoryView::category, Function.identity()));
  }

  private static CategoryView row(Member member, Category category) {
    return Objects.requireNonNull(table(member).get(category));
  }

  private static Bytes bytes(int length) {
    var bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private static MessagesKey key(Member member, int number, SigningKey identity) {
    var secret = EpochSecret.random(KeyEpoch.messages(member.id().value(), number));
    return new MessagesKey(
        number,
        Bytes.of(secret.commitment()),
        Bytes.of(CategoryKeySet.of(secret, List.of()).sign(identity)),
        1,
        bytes(MessagesKeys.KEPT_LENGTH),
        number == 1 ? Bytes.EMPTY : bytes(EpochBundle.LENGTH));
  }

  private static BackupCopy copy(int number, int service) {
    return new BackupCopy(number, service, bytes(MessagesKeys.COPY_LENGTH));
  }

  private Answer start(int number, Optional<BackupCopy> copy) {
    return alice.send(start(key(alice, number, alice.identity()), copy));
  }

  private static Call start(MessagesKey key, Optional<BackupCopy> copy) {
    return Call.post("/v1/account/messages-keys", new StartMessages(key, copy));
  }

  private Answer backup(boolean on, Optional<BackupCopy> copy) {
    return alice.send(Call.put("/v1/backup", new ChangeBackup(on, copy)));
  }

  private Answer caldav(boolean on) {
    return alice.send(Call.put("/v1/reminders/caldav", new ChangeCaldav(on)));
  }

  private static void refused(Answer answer, String type) {
    assertThat(answer.problemType()).isEqualTo(type);
  }

  @Test
  @Tag("R30")
  @Tag("R40")
  void the_table_has_every_category_with_what_stays_readable() {
    var bob = Member.advanced(server, "bob");
    for (var member : List.of(alice, bob)) {
      var table = table(member);
      assertThat(table).containsOnlyKeys(Category.values());
      table.forEach(
          (category, view) -> {
            boolean standard = status(member).mode() == ProtectionMode.STANDARD;
            boolean endToEnd =
                switch (category.keeper()) {
                  case CIRCLE -> true;
                  case SERVICE -> !standard;
                  case SERVER -> false;
                };
            assertThat(view.encryption() == Encryption.END_TO_END).isEqualTo(endToEnd);
            assertThat(view.keyStorage() == KeyStorage.TRUSTED_DEVICES).isEqualTo(endToEnd);
            assertThat(view.causes().isEmpty()).isEqualTo(endToEnd);
            assertThat(view.metadata()).isEqualTo(StandardMetadata.of(category));
          });
    }
  }

  @Test
  @Tag("R33")
  void messages_follow_backup() {
    assertThat(start(1, NO_COPY).status()).isEqualTo(200);
    assertThat(backup(true, Optional.of(copy(1, 1))).status()).isEqualTo(200);
    assertThat(row(alice, Category.MESSAGES).causes())
        .containsExactly(CategoryCause.STANDARD_PROTECTION, CategoryCause.BACKUP_COPY);
    backup(false, NO_COPY);
    assertThat(status(alice).pending())
        .extracting(owed -> owed.obligation())
        .containsExactly(ObligationName.ROTATE_MESSAGES);
    start(2, NO_COPY);
    assertThat(status(alice).pending()).isEmpty();
    assertThat(row(alice, Category.MESSAGES).encryption()).isEqualTo(Encryption.END_TO_END);
  }

  @Test
  @Tag("R34")
  void reminders_follow_caldav_even_with_advanced_protection() {
    var bob = Member.advanced(server, "bob");
    assertThat(row(bob, Category.REMINDERS).encryption()).isEqualTo(Encryption.END_TO_END);
    bob.does(Call.put("/v1/reminders/caldav", new ChangeCaldav(true)));
    assertThat(status(bob).caldav()).isTrue();
    assertThat(row(bob, Category.REMINDERS).causes()).containsExactly(CategoryCause.CALDAV);
    bob.does(Call.put("/v1/reminders/caldav", new ChangeCaldav(false)));
    assertThat(row(bob, Category.REMINDERS).encryption()).isEqualTo(Encryption.END_TO_END);
  }

  @Test
  void what_does_not_fit_is_refused_with_a_problem_of_its_own() {
    refused(backup(false, NO_COPY), "backup-already");
    refused(caldav(false), "caldav-already");
    refused(backup(true, Optional.of(copy(1, 1))), "backup-copy-misplaced");
    refused(start(2, NO_COPY), "messages-key-not-next");
    refused(start(1, Optional.of(copy(1, 1))), "backup-copy-misplaced");
    assertThat(start(1, NO_COPY).status()).isEqualTo(200);
    refused(backup(true, NO_COPY), "backup-copy-misplaced");
    refused(backup(true, Optional.of(copy(1, 7))), "backup-copy-not-current");
    refused(backup(false, Optional.of(copy(1, 1))), "backup-copy-misplaced");
    assertThat(backup(true, Optional.of(copy(1, 1))).status()).isEqualTo(200);
    refused(start(2, NO_COPY), "backup-copy-misplaced");
    refused(backup(true, NO_COPY), "backup-already");
  }

  @Test
  void a_messages_key_that_the_identity_key_did_not_sign_is_refused() {
    var stranger = SigningKey.generate(new SecureRandom());
    refused(alice.send(start(key(alice, 1, stranger), NO_COPY)), "messages-key-signature-wrong");
    var short1 = new MessagesKey(1, bytes(32), bytes(64), 1, bytes(3), Bytes.EMPTY);
    refused(alice.send(start(short1, NO_COPY)), "key-material-malformed");
  }

  @Test
  @Tag("R24")
  void no_category_key_but_what_can_be_shared_is_ever_published_in_any_mode() {
    var bob = Member.advanced(server, "bob");
    for (var member : List.of(alice, bob)) {
      var before = table(member);
      for (var category : Category.values()) {
        if (Category.SHAREABLE.contains(category)) continue;
        var number = member.currentEpoch() + 1;
        var call =
            Call.post(
                "/v1/account/service-epochs",
                new RotateService(epoch(member, number, category), List.of()));
        refused(member.send(call), "category-keys-foreign");
      }
      assertThat(table(member)).isEqualTo(before);
      assertThat(before.values())
          .filteredOn(view -> view.category().keeper() == Keeper.CIRCLE)
          .allMatch(view -> view.encryption() == Encryption.END_TO_END);
    }
  }

  private static ServiceEpoch epoch(Member member, int number, Category foreign) {
    var secret = EpochSecret.random(KeyEpoch.service(member.id().value(), number));
    var names =
        Stream.concat(Category.SHAREABLE.stream(), Stream.of(foreign)).map(Category::name).toList();
    var keys = CategoryKeySet.of(secret, names);
    var published = new HashMap<Category, Bytes>();
    keys.keys().forEach((c, key) -> published.put(Category.valueOf(c), Bytes.of(key.bytes())));
    return new ServiceEpoch(
        number,
        Bytes.of(secret.commitment()),
        published,
        Bytes.of(keys.sign(member.identity())),
        Map.of(member.device().id(), bytes(SecretSeal.LENGTH)),
        bytes(EpochBundle.LENGTH));
  }

  /// A page, as `FeedMessages.History` says.
  private record Page(List<EventRecord> events, long complete, boolean more) {}

  @Test
  @Tag("R62")
  void an_account_reads_its_own_history_page_by_page() {
    backup(true, NO_COPY);
    var all = alice.send(Call.get("/v1/account/history")).as(Page.class);
    assertThat(all.more()).isFalse();
    assertThat(all.events()).extracting(EventRecord::streamId).containsOnly(alice.id().value());
    assertThat(all.events().getLast().type()).isEqualTo("account.backup-turned-on");
    var first = alice.send(Call.get("/v1/account/history?limit=1")).as(Page.class);
    assertThat(first.more()).isTrue();
    assertThat(first.events()).containsExactly(all.events().getFirst());
    var rest = alice.send(Call.get("/v1/account/history?after=" + first.complete())).as(Page.class);
    assertThat(rest.events()).isEqualTo(all.events().subList(1, all.events().size()));
    refused(alice.send(Call.get("/v1/account/history?after=999999999")), "position-unknown");
    refused(alice.send(Call.get("/v1/account/history?limit=0")), "parameter-malformed");
  }
}
