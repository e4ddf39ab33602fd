package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
  void every_version_that_could_be_read_says_what_has_become_of_it() throws IOException {
    var alice = Actor.advanced("alice", directory, server);
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    var file = Files.writeString(directory.resolve("plan.txt"), "before");
    alice.does("put", share, file.toString());
    var left = Files.writeString(directory.resolve("left.txt"), "left as it is");
    alice.does("put", share, left.toString());
    alice.does("link", "open", share);
    Files.writeString(file, "in between");
    alice.does("put", share, file.toString());
    alice.does("link", "close", share);
    alice.does("sync"); // to a new key
    Files.writeString(file, "clean");
    alice.does("put", share, file.toString());

    var told = list(alice.does("audit", "explain", "share", share).at("/exposures/0/items"));

    assertThat(told)
        .extracting(
            item -> item.at("/name").asString() + " " + item.at("/version").asInt(),
            item -> item.at("/older").asBoolean(),
            item -> item.at("/state").asString(),
            item -> item.at("/later/version").asInt(0))
        .containsExactly(
            tuple("plan.txt 1", true, "REWRITTEN", 3),
            tuple("left.txt 1", true, "OPEN", 0),
            tuple("plan.txt 2", false, "REWRITTEN", 3));
    long at = told.getFirst().at("/later/position").asLong();
    var text = alice.types("audit", "explain", "share", share).out();
    var html = alice.types("audit", "explain", "share", share, "--format", "html").out();
    var csv = alice.types("audit", "explain", "share", share, "--format", "csv").out();
    for (var rendered : List.of(text, html)) {
      assertThat(rendered)
          .contains("written anew: plan.txt, version 1", "clean as version 3", "position " + at)
          .contains("open still: left.txt, version 1");
    }
    assertThat(csv.lines().filter(line -> line.startsWith("version,"))).hasSize(3);
    assertThat(csv).contains(",REWRITTEN,3,");
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
    assertThat(csv.lines().findFirst().orElseThrow()).startsWith("kind,position,at,event,");
    assertThat(csv.lines()).allMatch(line -> line.split(",", -1).length == 27);
    assertThat(csv.lines()).anyMatch(line -> line.startsWith("exposure,"));
    assertThat(csv.lines())
        .anyMatch(line -> line.startsWith("version,") && line.contains(",plan.txt,1,"));

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
