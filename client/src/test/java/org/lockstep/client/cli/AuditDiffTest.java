package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Somebody changes rows in the files of a real server: the auditor's comparison names them.
final class AuditDiffTest {
  private static AuditedServer server;
  private static Actor alice;
  private static Actor carol;
  private static Actor dave;
  private static String aliceId;
  private static String carolId;
  private static String share;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = new AuditedServer(directory);
    alice = Actor.advanced("alice", directory, server.address());
    share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    alice.does("link", "open", share);
    dave = Actor.fresh("dave", directory, server.address());
    carol = server.auditor();
    aliceId = account(alice);
    carolId = account(carol);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// While the server is down, as whoever has its disk.
  private static void alter(String sql, Object... values) {
    server.whileDown(
        data -> {
          try (var database =
                  DriverManager.getConnection("jdbc:sqlite:" + data.resolve("documents.db"));
              var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            assertThat(statement.executeUpdate()).as("rows that were changed").isEqualTo(1);
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static String account(Actor who) {
    return who.does("protection", "show").at("/account").asString();
  }

  private static void assertEqual(String projection) {
    var told = carol.does("audit", "diff", projection);
    assertThat(told.at("/projections/0/different").asInt()).isZero();
    assertThat(told.at("/projections/0/rows").asInt()).isPositive();
  }

  /// The first row that differs.
  private static JsonNode different(String projection) {
    var typed = carol.types("audit", "diff", projection, "--json");
    assertThat(typed.code()).as(typed.err()).isEqualTo(2);
    var told = tools.jackson.databind.json.JsonMapper.shared().readTree(typed.out());
    assertThat(told.at("/projections/0/different").asInt()).isEqualTo(1);
    return told.at("/projections/0/first");
  }

  @Test
  void an_altered_row_is_named_with_the_event_that_touched_it_last() {
    assertEqual("devices");
    alter(
        "UPDATE \"c-devices\" SET value = ? WHERE value = ?",
        carolId.getBytes(UTF_8),
        aliceId.getBytes(UTF_8));

    var first = different("devices");
    assertThat(first.at("/served/name").asString()).isEqualTo(carolId);
    assertThat(first.at("/built/name").asString()).isEqualTo(aliceId);
    assertThat(first.at("/last/type").asString()).isEqualTo("account.opened");
    assertThat(first.at("/last/stream").asString()).isEqualTo(aliceId);

    var text = carol.types("audit", "diff", "devices");
    assertThat(text.code()).isEqualTo(2);
    assertThat(text.out())
        .contains("ALARM: devices: 1 of its rows", first.at("/key").asString())
        .contains("Touched last:  " + first.at("/last/position").asLong() + "  ", "Not shown:");
  }

  @Test
  void a_deleted_row_is_named_with_the_event_that_made_it() {
    assertEqual("memberships");
    alter("DELETE FROM \"c-memberships\"");

    var first = different("memberships");
    assertThat(first.at("/key").asString()).isEqualTo(aliceId + "/" + share);
    assertThat(first.has("served")).isFalse();
    assertThat(first.at("/last/type").asString()).isEqualTo("share.created");
  }

  @Test
  void an_added_row_is_named_and_no_event_made_it() {
    assertEqual("links");
    alter(
        "INSERT INTO \"c-links\" (key, value) VALUES (?, ?)",
        "0".repeat(26),
        share.getBytes(UTF_8));

    var first = different("links");
    assertThat(first.at("/key").asString()).isEqualTo("0".repeat(26));
    assertThat(first.at("/served/name").asString()).isEqualTo(share);
    assertThat(first.has("built")).isFalse();
    assertThat(first.has("last")).isFalse();
    assertThat(carol.types("audit", "diff", "links").out()).contains("Touched last:  none");
  }

  @Test
  void all_projections_are_compared_at_once_and_the_rest_of_them_is_right() {
    var typed = carol.types("audit", "diff", "--all");
    assertThat(typed.out())
        .contains("shares: 1 rows are what", "involved: 1 rows are what", "epochs: 1 rows are what")
        .contains("handles: 3 rows are what");
    assertThat(carol.types("audit", "diff").out()).contains("memberships");
    assertThat(carol.types("audit", "diff", "orders").code()).isEqualTo(1);
    assertThat(carol.types("audit", "diff", "links", "--all").code()).isEqualTo(1);
  }

  @Test
  void who_is_no_auditor_compares_nothing() {
    var refused = dave.types("audit", "diff", "handles");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("auditor");
  }
}
