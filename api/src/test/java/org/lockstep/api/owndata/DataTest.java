package org.lockstep.api.owndata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestData;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestFile;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.Category.Keeper;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.account.StandardMetadata;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.custody.DataKey.Kind;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ClosingMessages.ClosingReport;
import org.lockstep.wire.message.DataMessages.DataItems;
import org.lockstep.wire.message.DataMessages.DataVersion;
import org.lockstep.wire.message.DataMessages.DataView;
import org.lockstep.wire.message.DataMessages.ServerKey;
import org.lockstep.wire.message.OwnDataMessages.ChangeCaldav;
import org.lockstep.wire.message.Receipt;

/// Own data over signed requests, and clients that try to bring keys where they must not be.
@RunningServer
class DataTest {
  private static final DataKey SERVICE = new DataKey(Kind.SERVICE, 1);

  private final TestServer server;
  private final Member alice;

  DataTest(TestServer server) {
    this.server = server;
    this.alice = Member.standard(server, "alice");
  }

  private static void refused(Answer answer, String type) {
    assertThat(answer.problemType()).isEqualTo(type);
  }

  private static List<DataView> items(Member member, Category category) {
    return member.send(Call.get("/v1/data/" + category)).as(DataItems.class).items();
  }

  private static DataKey right(Category category, Member member) {
    return switch (category.keeper()) {
      case SERVER -> new DataKey(Kind.SERVER, 1);
      case SERVICE -> new DataKey(Kind.SERVICE, member.currentEpoch());
      case CIRCLE -> new DataKey(Kind.CIRCLE, 1);
    };
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  @Tag("R24")
  @Tag("R25")
  void no_client_brings_data_under_another_key_than_its_category_has(Category category) {
    for (var member : List.of(alice, Member.advanced(server, "bob"))) {
      for (var kind : Kind.values()) {
        for (int number : new int[] {1, 2, 3}) {
          var key = new DataKey(kind, number);
          var data = TestData.first(member, category, key);
          if (category == Category.MESSAGES) {
            refused(data.put(), "data-key-missing");
          } else if (key.equals(right(category, member))) {
            assertThat(data.put().status()).isEqualTo(201);
            assertThat(items(member, category)).extracting(DataView::item).contains(data.item());
          } else {
            var answer = data.put();
            refused(answer, "data-key-wrong");
            assertThat(answer.fact("expected")).isEqualTo(right(category, member).kind().name());
            assertThat(items(member, category)).isEmpty();
            assertThat(member.send(Call.get(data.path(""))).status()).isEqualTo(404);
          }
          items(member, category).forEach(item -> delete(member, category, item));
        }
      }
    }
  }

  private static void delete(Member member, Category category, DataView view) {
    member.does(
        Call.bare("DELETE", "/v1/data/" + category + "/" + view.item())
            .header("If-Match", "\"" + view.version().number() + "\""));
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  @Tag("R24")
  @Tag("R34")
  void the_server_makes_keys_for_what_it_must_read_alone(Category category) {
    for (var member : List.of(alice, Member.advanced(server, "bob"))) {
      var call = Call.bare("POST", "/v1/data/" + category + "/server-key");
      if (category.keeper() == Keeper.SERVER) {
        assertThat(member.send(call).as(ServerKey.class).seal().length()).isPositive();
      } else {
        refused(member.send(call), "no-server-key");
      }
      member.does(Call.put("/v1/reminders/caldav", new ChangeCaldav(true)));
      boolean made = category.keeper() == Keeper.SERVER || category == Category.REMINDERS;
      assertThat(member.send(call).status()).isEqualTo(made ? 200 : 409);
      if (category == Category.REMINDERS) {
        refused(
            TestData.first(member, category, new DataKey(Kind.SERVICE, member.currentEpoch()))
                .put(),
            "data-key-wrong");
        assertThat(TestData.first(member, category, new DataKey(Kind.SERVER, 1)).put().status())
            .isEqualTo(201);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  @Tag("R40")
  void a_category_has_the_fields_of_the_table_and_no_other(Category category) {
    if (category == Category.MESSAGES) return; // it needs a key of its own first
    for (var field : MetadataField.values()) {
      var data = TestData.first(alice, category, right(category, alice)).with(field, "marked");
      var answer = data.put();
      if (StandardMetadata.fields(category).contains(field)) {
        assertThat(answer.status()).as(field.name()).isEqualTo(201);
        assertThat(alice.send(Call.get(data.path(""))).as(DataView.class).version().metadata())
            .containsEntry(field, "marked");
      } else {
        refused(answer, "metadata-not-allowed");
      }
    }
    var field = StandardMetadata.fields(category).stream().findFirst();
    field.ifPresent(
        one ->
            refused(
                TestData.first(alice, category, right(category, alice))
                    .with(one, "x".repeat(257))
                    .put(),
                "text-length-wrong"));
  }

  @Test
  void of_two_writers_of_a_version_one_is_told() {
    var first = TestData.first(alice, Category.NOTES, SERVICE);
    assertThat(first.put().status()).isEqualTo(201);
    refused(first.with(MetadataField.PINNED, "true").put(), "version-conflict");
    assertThat(first.next().put().status()).isEqualTo(200);
    refused(first.next().put(), "version-conflict");
    refused(first.delete(), "version-conflict");
    assertThat(items(alice, Category.NOTES)).hasSize(1);
  }

  @Test
  void the_same_request_twice_is_carried_out_once() {
    var first = TestData.first(alice, Category.NOTES, SERVICE);
    var upload = first.upload();
    alice.does(first.writing(upload));
    alice.does(first.writing(upload));
    assertThat(items(alice, Category.NOTES)).hasSize(1);
  }

  @Test
  void nobody_else_reads_changes_or_finds_it() {
    var data = TestData.first(alice, Category.NOTES, SERVICE);
    data.put();
    var eve = Member.standard(server, "eve");
    refused(eve.send(Call.get(data.path(""))), "item-unknown");
    refused(eve.send(Call.get(data.path("/content"))), "item-unknown");
    refused(
        eve.send(Call.bare("DELETE", data.path("")).header("If-Match", "\"1\"")), "item-unknown");
    assertThat(items(eve, Category.NOTES)).isEmpty();
    refused(server.send(Call.get(data.path(""))), "signature-missing");
    refused(server.send(TestDevice.fresh(), Call.get(data.path(""))), "device-not-recognised");
  }

  @Test
  void content_of_another_signer_place_or_digest_is_refused_and_leaves_nothing() {
    var data = TestData.first(alice, Category.NOTES, SERVICE);
    refused(data.in(Category.PHOTOS).put(), "author-signature-wrong");
    assertThat(found(data)).isFalse();
    var eve = Member.standard(server, "eve");
    var stolen = TestData.first(eve, Category.NOTES, SERVICE);
    var forged =
        new TestData(alice, Category.NOTES, stolen.item(), stolen.version(), stolen.blob());
    refused(forged.put(), "author-signature-wrong");
    assertThat(found(stolen)).isFalse();
    var other = TestData.first(alice, Category.NOTES, SERVICE);
    refused(alice.send(data.writing(other.upload())), "content-differs");
    assertThat(items(alice, Category.NOTES)).isEmpty();
  }

  private boolean found(TestData data) {
    var hex = HexFormat.of().formatHex(data.version().digest().toArray());
    return server.blobs().find(hex).isPresent();
  }

  @Test
  void nobody_deletes_what_others_read_by_naming_it_as_their_own() throws Exception {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    var shared = TestFile.first(share, alice, "plan", new byte[] {9}).written();
    var eve = Member.standard(server, "eve");
    var copy = TestData.first(eve, Category.NOTES, SERVICE);
    var naming =
        new TestData(
            eve,
            Category.NOTES,
            copy.item(),
            new DataVersion(
                1,
                SERVICE,
                copy.version().name(),
                copy.version().contentKey(),
                shared.version().digest(),
                shared.version().length(),
                copy.version().signature(),
                Map.of()),
            shared.blob());
    refused(naming.put(), "content-known");
    var content = Call.get(share.at("/items/" + shared.item() + "/content"));
    assertThat(shared.decrypt(alice.send(content).response().body(), share)).containsExactly(9);
  }

  @Test
  void what_is_deleted_is_erased() {
    var data = TestData.first(alice, Category.NOTES, SERVICE);
    data.put();
    assertThat(found(data)).isTrue();
    var next = data.next();
    next.put();
    assertThat(found(data)).as("the older version").isFalse();
    assertThat(found(next)).isTrue();
    next.delete().as(Receipt.class);
    assertThat(found(next)).isFalse();
    refused(alice.send(Call.get(next.path(""))), "item-unknown");
    refused(next.delete(), "item-unknown");
    assertThat(server.vault().sealedRecords().list("own-data", alice.id() + "-")).isEmpty();
  }

  @Test
  @Tag("R102")
  void closing_the_account_erases_all_of_it() {
    var all =
        Stream.of(Category.NOTES, Category.HEALTH, Category.MAIL)
            .map(category -> TestData.first(alice, category, right(category, alice)))
            .toList();
    all.forEach(data -> assertThat(data.put().status()).isEqualTo(201));
    alice.send(Call.bare("POST", "/v1/data/MAIL/server-key")).as(ServerKey.class);
    var report = alice.send(Call.bare("POST", "/v1/account/closing")).as(ClosingReport.class);
    assertThat(report.remaining()).isZero();
    assertThat(all).allSatisfy(data -> assertThat(found(data)).isFalse());
    assertThat(server.vault().sealedRecords().list("own-data", alice.id() + "-")).isEmpty();
    assertThat(server.vault().serverMade().count(alice.id().value())).isZero();
    refused(alice.send(Call.bare("POST", "/v1/data/MAIL/server-key")), "account-is-closed");
  }

  @Test
  void pages_go_on_where_the_last_one_ended() {
    var put = Stream.of(1, 2, 3).map(_ -> TestData.first(alice, Category.PHOTOS, SERVICE)).toList();
    put.forEach(TestData::put);
    var first = alice.send(Call.get("/v1/data/PHOTOS?limit=2")).as(DataItems.class);
    var rest =
        alice
            .send(Call.get("/v1/data/PHOTOS?limit=2&after=" + first.next().orElseThrow()))
            .as(DataItems.class);
    assertThat(rest.next()).isEmpty();
    assertThat(Stream.concat(first.items().stream(), rest.items().stream()).map(DataView::item))
        .containsExactlyInAnyOrderElementsOf(put.stream().map(TestData::item).toList());
  }

  @Test
  void the_server_made_key_of_each_category_and_account_is_another() {
    var made = Set.of("MAIL", "CONTACTS", "CALENDARS");
    made.forEach(
        category ->
            alice
                .send(Call.bare("POST", "/v1/data/" + category + "/server-key"))
                .as(ServerKey.class));
    assertThat(server.vault().serverMade().count(alice.id().value())).isEqualTo(made.size());
  }
}
