package org.lockstep.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.share.ShareKind;

/// What a load balancer is told of a server that cannot go on.
class HealthTest {
  private static final Call HEALTH = Call.get("/actuator/health");

  @TempDir private Path directory = Path.of("");

  private void sql(String file, String... statements) throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(file));
        var statement = other.createStatement()) {
      for (var text : statements) statement.execute(text);
    }
  }

  /// Takes the writer's thread away, as a machine does that runs out of memory, after one commit.
  private static void stopJournal(TestServer server) {
    var registration =
        server
            .journal()
            .onCommit(
                _ -> {
                  throw new OutOfMemoryError("of the test");
                });
    assertThat(registration).isNotNull();
    orderUnseen(server);
  }

  @Test
  void a_server_whose_journal_has_stopped_is_down_and_still_read() {
    try (var server = TestServer.start(directory)) {
      var alice = Member.advanced(server, "alice");
      var share = TestShare.begun(server, alice, ShareKind.FOLDER);
      assertThat(server.send(HEALTH).status()).isEqualTo(200);

      stopJournal(server);
      var refused = alice.send(Call.bare("DELETE", share.at("")));

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.problemType()).isEqualTo("server-stopping");
      var health = server.send(HEALTH);
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.problemType()).isEqualTo("server-stopping");
      assertThat(health.header("Retry-After")).isNotEmpty();
      assertThat(alice.send(Call.get(share.at(""))).status()).isEqualTo(200);
    }
  }

  @Test
  void a_server_whose_views_cannot_be_written_is_down() throws Exception {
    try (var server = TestServer.start(directory)) {
      server.open(TestAccount.fresh());
      sql("documents.db", "DROP TABLE token");
      orderUnseen(server);
      while (server.send(HEALTH).status() == 200) Thread.onSpinWait();
      var health = server.send(HEALTH);
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.problemType()).isEqualTo("views-stopped");
    }
  }

  @Test
  void the_lag_of_views_that_stand_still_grows_with_every_order() throws Exception {
    try (var server = TestServer.start(directory)) {
      server.open(TestAccount.fresh());
      sql("documents.db", "DROP TABLE token");
      orderUnseen(server);
      double lag = metric(server, "lockstep_views_lag");
      assertThat(lag).isPositive();
      orderUnseen(server);
      assertThat(metric(server, "lockstep_views_lag")).isEqualTo(2 * lag);
    }
  }

  private static void orderUnseen(TestServer server) {
    server
        .commands()
        .send(
            TestAccount.fresh().opening(),
            new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO));
  }

  private static double metric(TestServer server, String name) {
    return server
        .send(Call.get("/actuator/prometheus"))
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  @Test
  void the_metrics_tell_the_head_and_how_far_the_views_are_behind() {
    try (var server = TestServer.start(directory)) {
      assertThat(metric(server, "lockstep_journal_head")).as("the log has begun").isOne();
      server.open(TestAccount.fresh());
      long head = server.journal().head();
      assertThat(head).isPositive();
      assertThat(metric(server, "lockstep_journal_head")).isEqualTo((double) head);
      assertThat(metric(server, "lockstep_views_lag")).isZero();
    }
  }
}
