package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.vault.RootKeyFile;
import org.lockstep.vault.Vault;
import org.lockstep.wire.event.SealedTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An auditor checks erasures of a real server again, one that holds and some that do not (R102).
/// What is put back stays there, so the tests follow each other.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AuditErasedTest {
  private static final Map<String, String> KEYS = new HashMap<>();

  private static AuditedServer server;
  private static Actor carol;
  private static Actor mallory;
  private static String closed;
  private static String alive;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = new AuditedServer(directory);
    var alice = Actor.advanced("alice", directory, server.address());
    var bob = Actor.fresh("bob", directory, server.address());
    mallory = Actor.fresh("mallory", directory, server.address());
    carol = server.auditor();
    closed = account(alice);
    alive = account(bob);
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    alice.does("share", "invite", share, bob.handle(), "--role", "editor");
    bob.does("share", "accept", share);
    alice.does("account", "close", "--yes");
    server.whileDown(AuditErasedTest::readKeys);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String account(Actor who) {
    return who.does("protection", "show").at("/account").asString();
  }

  private static void readKeys(Path data) {
    try (var storage = EmbeddedStorage.open(data)) {
      storage
          .journal()
          .forEach(
              0,
              storage.journal().head(),
              event ->
                  SealedTexts.of(event.payload())
                      .forEach(text -> KEYS.put(text.subject().value(), text.key())));
    }
  }

  private static String key(String account) {
    return Objects.requireNonNull(KEYS.get(account), "every account has a text");
  }

  private static JsonNode checked(String wanted, int code) {
    var typed = carol.types("audit", "erased", wanted, "--json");
    assertThat(typed.code()).as(typed.err() + typed.out()).isEqualTo(code);
    return JsonMapper.shared().readTree(typed.out());
  }

  @Test
  @Order(1)
  void a_closed_account_is_erased_and_everything_still_verifies() {
    var told = checked(key(closed), 0);
    assertThat(told.at("/verdict").asString()).isEqualTo("ERASED");
    assertThat(told.at("/account").asString()).isEqualTo(closed);
    assertThat(told.at("/texts").asInt()).as("name of a device, titles").isGreaterThan(1);
    assertThat(told.at("/erased/type").asString()).isEqualTo("account.erased");
    assertThat(told.at("/store").asString()).isEqualTo("DESTROYED");
    assertThat(told.at("/rowsNaming").asInt()).as("pseudonyms stay").isPositive();
    assertThat(checked(closed, 0)).as("by the account's id").isEqualTo(told);
    assertThat(carol.does("audit", "verify").at("/verified").asLong())
        .isEqualTo(told.at("/checkpoint/size").asLong());

    var text = carol.types("audit", "erased", closed).out();
    assertThat(text).contains("Erased: no text under key", "Not shown:", "no key to try");
  }

  @Test
  @Order(2)
  void a_key_that_lives_is_not_erased() {
    var told = checked(key(alive), 2);
    assertThat(told.at("/verdict").asString()).isEqualTo("NOT_ERASED");
    assertThat(told.at("/store").asString()).isEqualTo("HELD");
    assertThat(told.at("/kept").isEmpty()).isTrue();
    assertThat(carol.types("audit", "erased", alive).out()).contains("every text can be read");
  }

  @Test
  @Order(3)
  void a_key_that_nothing_is_under_is_not_known() {
    var typed = carol.types("audit", "erased", "0".repeat(32));
    assertThat(typed.code()).isEqualTo(3);
    assertThat(typed.err()).contains("no personal text", "0".repeat(32));
  }

  @Test
  @Order(4)
  void a_row_that_was_put_back_is_named() {
    server.whileDown(
        data -> {
          try (var database =
                  DriverManager.getConnection("jdbc:sqlite:" + data.resolve("documents.db"));
              var put =
                  database.prepareStatement(
                      "INSERT INTO \"c-handles\" (key, value) VALUES (?, ?)")) {
            put.setString(1, "0".repeat(26));
            put.setBytes(2, closed.getBytes(UTF_8));
            assertThat(put.executeUpdate()).isEqualTo(1);
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
    var told = checked(closed, 2);
    assertThat(told.at("/different/0/projection").asString()).isEqualTo("handles");
    assertThat(told.at("/different/0/first/served/name").asString()).isEqualTo(closed);
    assertThat(told.at("/different").size()).isEqualTo(1);
  }

  @Test
  @Order(5)
  void a_record_that_was_put_back_into_the_vault_is_named() {
    server.whileDown(
        data -> {
          try (var storage = EmbeddedStorage.open(data)) {
            var root = RootKeyFile.open(data.resolve("root.key"), storage.secrets());
            var vault = Vault.open(storage.secrets(), root, _ -> {});
            vault.sealedRecords().put("password", closed, new byte[] {1});
          }
        });
    var told = checked(closed, 2);
    assertThat(told.at("/kept/0/store").asString()).isEqualTo("passwords");
    assertThat(carol.types("audit", "erased", closed).out())
        .contains("NOT ERASED", "ALARM: 1 left in passwords");
  }

  @Test
  @Order(6)
  void who_is_no_auditor_is_told_nothing() {
    var typed = mallory.types("audit", "erased", closed);
    assertThat(typed.code()).isEqualTo(3);
    assertThat(typed.err()).contains("auditor");
  }
}
