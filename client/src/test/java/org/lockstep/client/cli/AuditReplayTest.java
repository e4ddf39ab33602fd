package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An auditor builds projections of a real server on a machine of its own (R103).
final class AuditReplayTest {
  private final Path directory;
  private final AuditedServer server;

  AuditReplayTest(@TempDir Path directory) {
    this.directory = directory;
    this.server = new AuditedServer(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_projections_are_listed_and_a_wrong_name_is_answered_with_them() {
    var home = directory.resolve("nobody").toString();
    var listed = Typed.of("--home", home, "audit", "replay");
    assertThat(listed.code()).isZero();
    assertThat(listed.out()).contains("memberships", "handles").doesNotContain("orders");

    var wrong = Typed.of("--home", home, "audit", "replay", "orders", "--into", "x");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("no projection 'orders'", "memberships");
    var nowhere = Typed.of("--home", home, "audit", "replay", "handles");
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.err()).contains("--into");
  }

  @Test
  void an_auditor_replays_the_whole_history_of_a_server() throws IOException {
    var alice = Actor.advanced("alice", directory, server.address());
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    alice.does("link", "open", share);
    var carol = server.auditor();
    var file = directory.resolve("memberships.ndjson").toString();

    var one = carol.does("audit", "replay", "memberships", "--into", file);
    var two = carol.does("audit", "replay", "memberships", "--into", file);

    assertThat(one.at("/rows").asInt()).isEqualTo(1);
    assertThat(two).isEqualTo(one);
    assertThat(one.at("/digest").asString()).hasSize(64);
    assertThat(one.at("/events").asLong()).isEqualTo(one.at("/checkpoint/size").asLong());
    assertThat(Files.readString(Path.of(file))).contains("/" + share);
    var links = directory.resolve("links.ndjson").toString();
    var text = carol.types("audit", "replay", "links", "--to", "2999-01-01", "--into", links);
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).contains("1 rows", "Digest: ", "Not shown:", "witnesses can tell");
    var diary = Files.writeString(directory.resolve("diary"), "a diary");
    var refused = carol.types("audit", "replay", "links", "--into", diary.toString());
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err())
        .isEqualToIgnoringNewLines(
            "lockstep: " + diary + ": it is not the work of a replay; --force writes over it");
    assertThat(diary).hasContent("a diary");
    try (var left = Files.list(carol.home())) {
      assertThat(left.filter(each -> each.toString().contains("scratch"))).isEmpty();
    }
  }

  @Test
  void who_is_no_auditor_builds_nothing() {
    var mallory = Actor.fresh("mallory", directory, server.address());
    var file = directory.resolve("rows.ndjson");
    var refused = mallory.types("audit", "replay", "handles", "--into", file.toString());
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("auditor");
    assertThat(file).doesNotExist();
  }
}
