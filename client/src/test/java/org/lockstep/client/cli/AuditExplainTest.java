package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A member asks a real server's history how a verdict came about.
@ExtendWith(RunningServer.class)
final class AuditExplainTest {
  private final Path directory;
  private final String server;

  AuditExplainTest(@TempDir Path directory, String server) {
    this.directory = directory;
    this.server = server;
  }

  private static List<JsonNode> list(JsonNode array) {
    var all = new ArrayList<JsonNode>();
    array.forEach(all::add);
    return all;
  }

  /// A share that was end-to-end encrypted, lay open by a link with one file in it, and was closed.
  private String openedAndClosed(Actor alice) throws IOException {
    String share = alice.does("share", "create", "folder", "<Plans>").at("/share").asString();
    alice.does("link", "open", share);
    var file = Files.writeString(directory.resolve("plan.txt"), "the plan");
    alice.does("put", share, file.toString());
    alice.does("link", "close", share);
    return share;
  }

  @Test
  void each_change_is_told_with_the_verdict_before_and_after() throws IOException {
    var alice = Actor.advanced("alice", directory, server);
    String share = openedAndClosed(alice);

    var told = alice.does("audit", "explain", "share", share);

    var changes = list(told.at("/changes"));
    assertThat(changes).hasSizeGreaterThan(3);
    for (int i = 1; i < changes.size(); i++) {
      assertThat(changes.get(i).at("/before")).isEqualTo(changes.get(i - 1).at("/after"));
    }
    assertThat(changes)
        .extracting(change -> change.at("/event").asString())
        .contains("share.link-opened", "share.link-closed", "share.epoch-started");
    var now = alice.does("status", share);
    assertThat(changes.getLast().at("/after/encryption").asString())
        .isEqualTo(now.at("/verdict/encryption").asString());
    assertThat(told.at("/exposures")).hasSize(now.at("/exposures").size());
    assertThat(told.at("/exposures/0/items/0/name").asString()).isEqualTo("plan.txt");
  }

  @Test
  void it_is_written_for_people_for_spreadsheets_and_as_a_page() throws IOException {
    var alice = Actor.advanced("alice", directory, server);
    String share = openedAndClosed(alice);

    var text = alice.types("audit", "explain", "share", share);
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .contains("share.link-opened", "open still: plan.txt, version 1", "Not shown");

    var csv = alice.types("audit", "explain", "share", share, "--format", "csv").out();
    assertThat(csv.lines().findFirst().orElseThrow()).startsWith("position,at,event,");
    assertThat(csv.lines()).allMatch(line -> line.split(",", -1).length == 11);

    var page = directory.resolve("share.html");
    assertThat(
            alice
                .types(
                    "audit", "explain", "share", share, "--format", "html", "-o", page.toString())
                .code())
        .isZero();
    assertThat(Files.readString(page))
        .startsWith("<!doctype html>")
        .contains("<svg", "class=\"server\"", "class=\"e2e\"", "&lt;Plans&gt;")
        .doesNotContain("<script", "<Plans>", "http://", "https://");
  }

  @Test
  void a_stranger_to_the_share_is_told_nothing() throws IOException {
    var alice = Actor.advanced("alice", directory, server);
    String share = openedAndClosed(alice);
    var mallory = Actor.fresh("mallory", directory, server);

    var typed = mallory.types("audit", "explain", "share", share);

    assertThat(typed.code()).isEqualTo(3); // not proven wrong: it could not be told
    assertThat(typed.out()).isEmpty();
  }
}
