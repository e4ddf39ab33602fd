package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.domain.account.Category;
import tools.jackson.databind.JsonNode;

/// What `--json` prints against a real server: the members that scripts rely on.
@ExtendWith(RunningServer.class)
final class ServerJsonTest {
  private final Path directory;
  private final String server;

  ServerJsonTest(@TempDir Path directory, String server) {
    this.directory = directory;
    this.server = server;
  }

  private static List<String> members(JsonNode answer) {
    return List.copyOf(answer.propertyNames());
  }

  @Test
  void a_status_has_the_members_of_the_contract() {
    var alice = Actor.advanced("alice", directory, server);
    var carol = Actor.fresh("carol", directory, server);
    var created = alice.does("share", "create", "folder", "Plans");
    assertThat(members(created)).containsExactly("share", "position");
    String share = created.at("/share").asString();
    alice.does("share", "invite", share, carol.handle());
    carol.does("share", "accept", share);

    var status = alice.does("status", share);

    assertThat(members(status))
        .containsExactly(
            "share",
            "kind",
            "title",
            "position",
            "ended",
            "verdict",
            "participants",
            "exposures",
            "reachedEpoch");
    assertThat(members(status.at("/verdict")))
        .containsExactly("encryption", "keyStorage", "causes", "pending", "epoch");
    assertThat(members(status.at("/verdict/causes/0")))
        .containsExactly("cause", "account", "handle", "since", "sincePosition");
    assertThat(members(status.at("/verdict/pending/0")))
        .containsExactly("obligation", "account", "handle", "since", "sincePosition");
    assertThat(members(status.at("/participants/0")))
        .containsExactly("account", "handle", "role", "mode");
    assertThat(status.at("/share").asString()).isEqualTo(share);
    assertThat(status.at("/verdict/encryption").asString()).isEqualTo("IN_TRANSIT_AND_ON_SERVER");
    assertThat(status.at("/verdict/keyStorage").asString()).isEqualTo("SERVER");
    assertThat(status.at("/verdict/causes/0/cause").asString()).isEqualTo("PARTICIPANT");
    assertThat(status.at("/verdict/causes/0/handle").asString()).isEqualTo(carol.handle());
    assertThat(status.at("/verdict/pending/0/obligation").asString()).isEqualTo("SEAL_TO_MEMBER");
    assertThat(status.at("/position").isIntegralNumber()).isTrue();
    assertThat(Instant.parse(status.at("/verdict/causes/0/since").asString())).isNotNull();
  }

  @Test
  void a_table_has_a_row_for_every_category_and_fits_a_hundred_columns() {
    var alice = Actor.fresh("alice", directory, server);
    var on = alice.does("backup", "on");
    assertThat(members(on)).contains("mode", "backup", "caldav", "categories", "position");
    alice.does("reminders", "caldav", "on");

    var shown = alice.does("protection", "show");

    assertThat(shown.at("/mode").asString()).isEqualTo("STANDARD");
    var names = Arrays.stream(Category.values()).map(Category::name).toList();
    assertThat(shown.at("/categories").valueStream().map(row -> row.at("/category").asString()))
        .containsExactlyElementsOf(names);
    var messages = shown.at("/categories/" + names.indexOf(Category.MESSAGES.name()));
    assertThat(members(messages))
        .containsExactly("category", "encryption", "keyStorage", "causes", "metadata");
    assertThat(messages.at("/encryption").asString()).isEqualTo("IN_TRANSIT_AND_ON_SERVER");
    assertThat(messages.at("/causes/1").asString()).isEqualTo("BACKUP_COPY");
    assertThat(alice.types("protection", "show").out().lines())
        .allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.matches("REMINDERS +in transit and on server +server +CalDAV"))
        .anyMatch(line -> line.matches("HEALTH +end-to-end +trusted devices"));
    var off = alice.does("backup", "off");
    assertThat(off.at("/categories/" + names.indexOf(Category.MESSAGES.name()) + "/causes"))
        .isEmpty();
  }

  @Test
  void an_exposure_begins_and_ends() {
    var alice = Actor.advanced("alice", directory, server);
    String share = alice.does("share", "create", "board", "Ideas").at("/share").asString();
    alice.does("collaboration", "on", share);

    var lasting = alice.does("status", share).at("/exposures/0");
    assertThat(members(lasting)).containsExactly("from", "fromPosition", "causes");

    alice.does("collaboration", "off", share);
    var past = alice.does("status", share).at("/exposures/0");
    assertThat(members(past)).containsExactly("from", "fromPosition", "to", "toPosition", "causes");
    assertThat(members(past.at("/causes/0"))).containsExactly("cause");
    assertThat(past.at("/causes/0/cause").asString()).isEqualTo("COLLABORATION");
  }

  @Test
  void a_link_has_an_address_by_which_a_guest_fetches() throws Exception {
    var alice = Actor.advanced("alice", directory, server);
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    var file = Files.writeString(directory.resolve("plan.txt"), "at nine");
    var stored = alice.does("put", share, file.toString());
    assertThat(members(stored))
        .containsExactly("share", "item", "name", "version", "epoch", "position");

    var opened = alice.does("link", "open", share);
    assertThat(members(opened)).containsExactly("share", "url", "position");
    String url = opened.at("/url").asString();
    assertThat(url).startsWith(server + "/v1/links/").contains("#");

    var copy = directory.resolve("copy");
    var fetched = Typed.of("link", "fetch", url, "-o", copy.toString(), "--json");
    assertThat(fetched.code()).as(fetched.err()).isZero();
    assertThat(fetched.out()).startsWith("{\"item\":\"").contains("\"name\":\"plan.txt\"");
    assertThat(copy).hasContent("at nine");

    var log = alice.does("vault", "log");
    assertThat(members(log)).containsExactly("uses", "position");
    assertThat(members(log.at("/uses/0")))
        .containsExactly("position", "at", "key", "reason", "beneficiary");
    assertThat(members(log.at("/uses/0/key"))).containsExactly("kind", "owner", "epoch");
    assertThat(log.at("/uses/0/key/owner").asString()).isEqualTo(share);
    assertThat(log.at("/uses/0/reason").asString()).isEqualTo("LINK_VIEW");
    assertThat(url).contains(log.at("/uses/0/beneficiary").asString());
    assertThat(alice.types("vault", "log").out()).contains("of share " + share, "read by a link");
    alice.does("link", "close", share);
    var late = Typed.of("link", "fetch", url, "-o", copy.toString());
    assertThat(late.code()).isEqualTo(1);
    assertThat(late.err()).doesNotContain(url.substring(url.indexOf('#')));
  }

  @Test
  void a_ticket_has_what_an_editor_needs_and_versions_are_listed() {
    var alice = Actor.advanced("alice", directory, server);
    String share = alice.does("share", "create", "document", "Plan").at("/share").asString();
    alice.does("collaboration", "on", share);

    var ticket = alice.does("ticket", share, "--read-only");
    assertThat(members(ticket))
        .containsExactly("ticket", "yWebsocket", "hocuspocus", "page", "expires");
    assertThat(ticket.at("/yWebsocket").asString()).startsWith("ws://").endsWith("/y");
    assertThat(ticket.at("/hocuspocus").asString()).endsWith("/hocuspocus");
    assertThat(ticket.at("/page").asString())
        .isEqualTo(
            "%s/live/%s/notes#ticket=%s".formatted(server, share, ticket.at("/ticket").asString()));
    assertThat(alice.types("ticket", share, "to do/a#b").out())
        .contains(
            "room         " + share + "/to do/a#b\n", "/live/" + share + "/to%20do/a%23b#ticket=");

    assertThat(members(alice.does("versions", share, "plan")))
        .containsExactly("share", "document", "versions");
    var early = alice.types("versions", share, "plan", "save", "draft");
    assertThat(early.code()).isEqualTo(1);
    assertThat(early.err()).contains("Nobody has opened a live document of that name");
    assertThat(alice.types("versions", share, "plan", "save").code()).isEqualTo(2);
    var ended = alice.does("collaboration", "off", share);
    assertThat(members(ended)).containsExactly("share", "items", "position");
    assertThat(alice.types("ticket", share).code()).isEqualTo(1);
  }

  @Test
  void lists_are_objects_with_one_member_for_what_they_list() throws Exception {
    var alice = Actor.advanced("alice", directory, server);
    var bob = Actor.fresh("bob", directory, server);
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    var file = Files.writeString(directory.resolve("plan.txt"), "at nine");
    alice.does("put", share, file.toString());
    alice.does("share", "invite", share, bob.handle());

    assertThat(members(alice.does("share", "list"))).containsExactly("shares", "invitations");
    assertThat(members(alice.does("share", "list").at("/shares/0")))
        .containsExactly(
            "share", "kind", "title", "role", "owner", "participants", "encryption", "pending");
    assertThat(members(bob.does("share", "list").at("/invitations/0")))
        .containsExactly("share", "kind", "title", "role", "invitedBy", "forecast");
    assertThat(members(alice.does("ls", share).at("/items/0")))
        .containsExactly("item", "name", "version", "epoch", "size", "at", "exposed");
    assertThat(members(alice.does("device", "list"))).containsExactly("devices", "waiting");
  }

  @Test
  void a_preview_tells_before_and_after() {
    var alice = Actor.advanced("alice", directory, server);
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    long before = alice.does("status", share).at("/position").asLong();

    var forecast = alice.does("preview", share, "link");

    assertThat(members(forecast)).containsExactly("before", "after", "downgrades");
    assertThat(forecast.at("/downgrades").asBoolean()).isTrue();
    assertThat(forecast.at("/after/causes/0/cause").asString()).isEqualTo("LINK");
    assertThat(alice.does("status", share).at("/position").asLong()).isEqualTo(before);

    String guarded =
        alice.does("share", "create", "folder", "Taxes", "--guarded").at("/share").asString();
    var forbidden = alice.does("preview", guarded, "link");
    assertThat(members(forbidden)).containsExactly("before", "after", "downgrades", "guardForbids");
    assertThat(forbidden.at("/guardForbids").asString()).isEqualTo("LINK");
  }

  @Test
  void a_preview_of_the_account_tells_which_shares_would_change_and_why() {
    var alice = Actor.advanced("alice", directory, server);
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    long before = alice.does("status", share).at("/position").asLong();

    var outlook = alice.does("preview", "protection", "off");

    assertThat(members(outlook)).containsExactly("before", "after", "unmet", "counts", "shares");
    assertThat(outlook.at("/after").asString()).isEqualTo("STANDARD");
    assertThat(outlook.at("/counts/downgraded").asInt()).isEqualTo(1);
    assertThat(outlook.at("/shares/0/share").asString()).isEqualTo(share);
    assertThat(outlook.at("/shares/0/becauseOfYou").asBoolean()).isTrue();
    assertThat(alice.does("status", share).at("/position").asLong()).isEqualTo(before);
  }

  @Test
  void protection_tells_what_is_missing() {
    var alice = Actor.fresh("alice", directory, server);

    var status = alice.does("protection", "show");

    assertThat(members(status))
        .containsExactly(
            "account",
            "mode",
            "modeCounter",
            "unmet",
            "pending",
            "backup",
            "caldav",
            "categories",
            "position");
    assertThat(members(status.at("/unmet/0"))).containsExactly("condition", "remedy");
    assertThat(alice.does("recovery", "key").at("/recoveryKey").asString())
        .matches("([0-9A-Z]{4}-){6}[0-9A-Z]{4}");
    assertThat(alice.does("protection", "show").at("/unmet")).isEmpty();
  }
}
