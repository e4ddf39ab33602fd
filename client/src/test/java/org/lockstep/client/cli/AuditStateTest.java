package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.LockstepServer;
import org.lockstep.api.server.ServerOptions;
import tools.jackson.databind.JsonNode;

/// What a share and an account were: a member asks about its own, an auditor about any (R62, R103).
final class AuditStateTest {
  private final Path directory;
  private LockstepServer server;

  AuditStateTest(@TempDir Path directory) {
    this.directory = directory;
    this.server = start(0, "");
  }

  private LockstepServer start(int port, String auditor) {
    return LockstepServer.start(
        new ServerOptions(
            directory.resolve("data"),
            "127.0.0.1",
            port,
            List.of(
                "--lockstep.rate.account-burst=100000",
                "--lockstep.rate.address-burst=100000",
                "--lockstep.live.port=0",
                "--lockstep.audit.accounts=" + auditor)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String share(Actor owner) {
    String share = owner.does("share", "create", "folder", "Plans").at("/share").asString();
    owner.does("link", "open", share);
    owner.does("link", "close", share);
    return share;
  }

  /// Somebody whom the server, started again at the same port, takes for an auditor.
  private Actor auditor() {
    var who = Actor.fresh("carol", directory, server.address());
    String id = who.does("protection", "show").at("/account").asString();
    int port = server.port();
    server.close();
    server = start(port, id);
    return who;
  }

  /// Names are sealed in the events: only the server tells them.
  private static String nameless(JsonNode told, String pointer) {
    return told.at(pointer).toString().replaceAll("\"handle\":\"[^\"]*\",?", "");
  }

  @Test
  void a_member_is_told_what_the_share_was_at_each_position_as_status_tells_it() {
    var alice = Actor.advanced("alice", directory, server.address());
    String share = share(alice);
    long end = alice.does("status", share).at("/position").asLong();

    for (long position = 0; position <= end; position++) {
      var then = alice.does("audit", "state", "share", share, "--at", Long.toString(position));
      if (then.at("/then/state").isMissingNode()) continue;
      var told = alice.does("status", share, "--at", Long.toString(position));
      assertThat(then.at("/then/state/verdict").toString()).isEqualTo(nameless(told, "/verdict"));
      assertThat(then.at("/then/state/exposures").toString())
          .isEqualTo(nameless(told, "/exposures"));
    }
    var last = alice.does("audit", "state", "share", share, "--at", "2999-01-01");
    assertThat(last.at("/then/state/linkOpen").asBoolean()).isFalse();
    assertThat(last.at("/then/logSize").asLong()).isPositive();
    assertThat(last.at("/notShown")).isNotEmpty();
  }

  @Test
  void an_auditor_finds_the_same_without_taking_part() {
    var alice = Actor.advanced("alice", directory, server.address());
    String share = share(alice);
    var carol = auditor();
    carol.does("audit", "watch");
    Stream.of("0", "5", "9", "12", "2999-01-01")
        .forEach(
            at -> {
              var told = alice.does("audit", "state", "share", share, "--at", at);
              var found = carol.does("audit", "state", "share", share, "--at", at, "--as-auditor");
              assertThat(found.at("/then/state")).as(at).isEqualTo(told.at("/then/state"));
            });
    var own = alice.does("audit", "state", "account", "--at", "2999-01-01");
    String account = own.at("/then/state/account").asString();
    var found =
        carol.does("audit", "state", "account", account, "--at", "2999-01-01", "--as-auditor");
    assertThat(found.at("/then/state")).isEqualTo(own.at("/then/state"));
    assertThat(own.at("/then/state/mode").asString()).isEqualTo("ADVANCED");
    assertThat(own.at("/then/state/categories")).hasSizeGreaterThan(20);
  }

  @Test
  void before_its_first_event_there_was_no_share() {
    var alice = Actor.advanced("alice", directory, server.address());
    String share = share(alice);

    var text = alice.types("audit", "state", "share", share, "--at", "0");

    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).contains("There was no such share yet.", "Not shown:");
  }

  @Test
  void strangers_and_those_who_are_no_auditors_are_told_nothing() {
    var alice = Actor.advanced("alice", directory, server.address());
    String share = share(alice);
    var mallory = Actor.fresh("mallory", directory, server.address());

    assertThat(mallory.types("audit", "state", "share", share, "--at", "3").code()).isEqualTo(3);
    var asAuditor = mallory.types("audit", "state", "share", share, "--at", "3", "--as-auditor");
    assertThat(asAuditor.code()).isEqualTo(3);
    assertThat(asAuditor.err()).contains("auditor");
    assertThat(asAuditor.out()).isEmpty();
  }

  @Test
  void a_point_beyond_the_history_and_no_point_at_all_are_refused() {
    var alice = Actor.advanced("alice", directory, server.address());
    String share = share(alice);

    var beyond = alice.types("audit", "state", "share", share, "--at", "99999");
    assertThat(beyond.code()).isEqualTo(3);
    assertThat(beyond.err()).contains("99999");
    assertThat(alice.types("audit", "state", "share", share).code()).isEqualTo(1);
    assertThat(
            Typed.in(Map.of(), Optional.empty(), "audit", "state", "share", share, "--at", "x")
                .code())
        .isEqualTo(1);
  }
}
