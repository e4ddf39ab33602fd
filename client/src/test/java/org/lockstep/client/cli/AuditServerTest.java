package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The log of a real server, seen by a member's device and by a stranger.
@ExtendWith(RunningServer.class)
final class AuditServerTest {
  private final Path directory;
  private final String server;

  AuditServerTest(@TempDir Path directory, String server) {
    this.directory = directory;
    this.server = server;
  }

  @Test
  void the_servers_log_is_watched_verified_and_proven() {
    var alice = Actor.fresh("alice", directory, server);
    var watched = alice.does("audit", "watch");
    assertThat(watched.at("/keyPinnedNow").asBoolean()).isFalse(); // known since the account

    var verified = alice.does("audit", "verify");
    assertThat(verified.at("/verified").asLong())
        .isGreaterThanOrEqualTo(watched.at("/checkpoint/size").asLong());

    var file = directory.resolve("0.tlog-proof");
    var proven = alice.does("audit", "prove", "0", "-o", file.toString());
    assertThat(proven.at("/event/position").asLong()).isZero();
    assertThat(alice.does("audit", "check", file.toString()).at("/event/leaf").asString())
        .isEqualTo(proven.at("/event/leaf").asString());
  }

  @Test
  void a_stranger_needs_no_account() {
    var home = directory.resolve("stranger").toString();
    var typed = Typed.of("--home", home, "audit", "watch", server);
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("Its key was pinned now");
    assertThat(Typed.of("--home", home, "audit", "verify", server).code()).isZero();
  }
}
