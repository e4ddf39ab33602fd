package org.lockstep.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.AuditMessages.ProjectionList;
import org.lockstep.wire.message.AuditMessages.ProjectionRow;
import org.lockstep.wire.message.AuditMessages.ProjectionRows;

/// Who is shown which rows (R103).
class ProjectionsTest {
  private static final TestAccount AUDITOR = TestAccount.fresh();

  private static TestServer server;
  private static Member alice;
  private static TestShare share;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.start(directory, "lockstep.audit.accounts=" + AUDITOR.id());
    server.open(AUDITOR);
    alice = Member.advanced(server, "alice");
    share = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.admit(Member.advanced(server, "bob"), Role.EDITOR);
    server.await(server.journal().head() - 1);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ProjectionRows rows(String projection, String query) {
    return server
        .send(AUDITOR.device(), Call.get("/v1/audit/projections/" + projection + "/rows" + query))
        .as(ProjectionRows.class);
  }

  @Test
  void an_auditor_reads_every_row_page_by_page() {
    var whole = rows("memberships", "");
    assertThat(whole.next()).isEmpty();
    assertThat(whole.events()).isEqualTo(server.journal().head());
    assertThat(whole.rows())
        .extracting(ProjectionRow::key)
        .contains(alice.id().value() + "/" + share.id().value())
        .hasSize(2)
        .isSorted();

    var found = new ArrayList<ProjectionRow>();
    var page = rows("memberships", "?limit=1");
    while (page.next().isPresent()) {
      found.addAll(page.rows());
      page = rows("memberships", "?limit=1&after=" + page.next().get());
    }
    found.addAll(page.rows());
    assertThat(found).isEqualTo(whole.rows());
  }

  @Test
  void the_names_are_those_of_what_follows_from_the_history_alone() {
    var list =
        server.send(AUDITOR.device(), Call.get("/v1/audit/projections")).as(ProjectionList.class);
    assertThat(list.projections()).contains("memberships", "items").doesNotContain("orders");
    assertThat(list.events()).isEqualTo(server.journal().head());
  }

  @Test
  void nobody_else_reads_any() {
    for (var target : List.of("/v1/audit/projections", "/v1/audit/projections/handles/rows")) {
      assertThat(alice.send(Call.get(target)).problemType()).isEqualTo("auditors-only");
      assertThat(server.send(Call.get(target)).status()).isEqualTo(401);
    }
  }

  @Test
  void other_names_limits_and_cursors_are_refused() {
    for (var target : List.of("orders/rows", "read-model-sides/rows", "x/rows")) {
      assertThat(
              server
                  .send(AUDITOR.device(), Call.get("/v1/audit/projections/" + target))
                  .problemType())
          .isEqualTo("parameter-malformed");
    }
    for (var query : List.of("limit=0", "limit=1001", "after=%25", "after=a")) {
      assertThat(
              server
                  .send(AUDITOR.device(), Call.get("/v1/audit/projections/shares/rows?" + query))
                  .problemType())
          .as(query)
          .isEqualTo("parameter-malformed");
    }
  }
}
