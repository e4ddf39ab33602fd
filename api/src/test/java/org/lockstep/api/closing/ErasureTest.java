package org.lockstep.api.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AuditMessages.Kept;
import org.lockstep.wire.message.AuditMessages.KeyStanding;
import org.lockstep.wire.message.AuditMessages.SubjectStanding;

/// What an auditor is told of an erasure (R102, R103).
class ErasureTest {
  private static final TestAccount AUDITOR = TestAccount.fresh();

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.start(directory, "lockstep.audit.accounts=" + AUDITOR.id());
    server.open(AUDITOR);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Call about(AccountId account) {
    return Call.get("/v1/audit/subjects/" + account.value());
  }

  private static SubjectStanding standing(AccountId account) {
    return server.send(AUDITOR.device(), about(account)).as(SubjectStanding.class);
  }

  @Test
  void of_an_open_account_only_the_key_is_told() {
    var alice = Member.advanced(server, "alice");
    var told = standing(alice.id());
    assertThat(told.key()).isEqualTo(KeyStanding.HELD);
    assertThat(told.keyId()).isPresent();
    assertThat(told.kept()).as("it has a recovery key").isEmpty();
  }

  @Test
  void of_a_closed_account_nothing_is_left_but_the_mark_and_what_comes_back_is_named() {
    var bob = Member.advanced(server, "bob");
    bob.send(Call.bare("POST", "/v1/account/closing"));
    var told = standing(bob.id());
    assertThat(told.key()).isEqualTo(KeyStanding.DESTROYED);
    assertThat(told.keyId()).isEmpty();
    assertThat(told.kept()).isEmpty();

    server.vault().sealedRecords().put("password", bob.id().value(), new byte[] {1});
    assertThat(standing(bob.id()).kept()).containsExactly(new Kept("passwords", 1));
  }

  @Test
  void an_account_that_never_was_has_no_key_and_no_mark() {
    assertThat(standing(TestAccount.fresh().id()).key()).isEqualTo(KeyStanding.NONE);
  }

  @Test
  void nobody_else_is_told() {
    var carol = Member.standard(server, "carol");
    assertThat(carol.send(about(carol.id())).problemType()).isEqualTo("auditors-only");
    assertThat(server.send(about(carol.id())).status()).isEqualTo(401);
  }
}
