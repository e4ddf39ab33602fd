package org.lockstep.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.InclusionProof;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.Note;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.message.LogMessages.AccountEvents;
import org.lockstep.wire.message.LogMessages.LoggedEvents;
import org.lockstep.wire.message.LogMessages.ShareEvents;

/// Who is shown which events, and that what is shown is what the log signed.
class LoggedEventsTest {
  private static final TestAccount AUDITOR = TestAccount.fresh();

  private static TestServer server;
  private static Member alice;
  private static Member stranger;
  private static TestShare share;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server =
        TestServer.start(
            directory, "lockstep.audit.accounts=" + TestAccount.fresh().id() + "," + AUDITOR.id());
    server.open(AUDITOR);
    alice = Member.advanced(server, "alice");
    stranger = Member.standard(server, "mallory");
    share = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.admit(Member.advanced(server, "bob"), Role.EDITOR);
    server.await(server.journal().head() - 1);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static LoggedEvents audited(long from, int limit) {
    return server
        .send(AUDITOR.device(), Call.get("/v1/audit/events?from=" + from + "&limit=" + limit))
        .as(LoggedEvents.class);
  }

  private static Checkpoint covering() {
    long head = server.journal().head();
    var checkpoint = checkpoint();
    while (checkpoint.size() < head) {
      Thread.onSpinWait();
      checkpoint = checkpoint();
    }
    return checkpoint;
  }

  private static Checkpoint checkpoint() {
    var body = server.send(Call.get("/v1/log/checkpoint")).response().body();
    return Checkpoint.parse(Note.parse(body).text());
  }

  @Test
  void an_auditor_reads_everything_and_folds_it_to_the_signed_root() {
    var checkpoint = covering();
    var leaves = new ArrayList<Hash>();
    for (long from = 0; from < checkpoint.size(); ) {
      var page = audited(from, 7);
      page.events().forEach(logged -> leaves.add(logged.verifiedLeaf()));
      assertThat(page.next()).isEqualTo(from + page.events().size());
      assertThat(page.signed()).isEqualTo(checkpoint.size());
      from = page.next();
    }
    assertThat(leaves).hasSize((int) checkpoint.size());
    assertThat(Edge.EMPTY.append(leaves).edge().root()).isEqualTo(checkpoint.root());
    assertThat(audited(checkpoint.size(), 5).events()).isEmpty();
  }

  @Test
  void an_auditor_sees_who_signed_what() {
    var created =
        audited(0, 1000).events().stream()
            .filter(logged -> logged.event().type().equals("share.created"))
            .findFirst()
            .orElseThrow();
    assertThat(created.event().actor()).isEqualTo(alice.device().id().value());
    assertThat(new String(created.metadata().orElseThrow().toArray(), StandardCharsets.UTF_8))
        .contains("\"covered\"", "\"signature\"", "/v1/shares");
    assertThat(new String(created.event().payload().toArray(), StandardCharsets.UTF_8))
        .as("personal texts stay sealed (R103)")
        .doesNotContain("\"known\"");
  }

  @Test
  void nobody_else_reads_everything() {
    var refused = alice.send(Call.get("/v1/audit/events"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problemType()).isEqualTo("auditors-only");
    assertThat(server.send(Call.get("/v1/audit/events")).status()).isEqualTo(401);
  }

  @Test
  void participants_read_what_concerns_their_share_with_proofs_of_it() {
    var checkpoint = covering();
    var page = alice.send(Call.get(share.at("/events?limit=1000"))).as(ShareEvents.class);
    var tree = new MerkleTree(checkpoint.size(), server.journal().tiles());

    assertThat(page.more()).isFalse();
    assertThat(page.events()).isNotEmpty();
    var streams = new HashSet<String>();
    for (LoggedEvent logged : page.events()) {
      streams.add(logged.event().streamType());
      var proof = tree.inclusion(logged.event().position());
      assertThat(proof.proves(logged.verifiedLeaf(), checkpoint.root())).isTrue();
    }
    assertThat(streams).containsExactlyInAnyOrder("account", "share");
  }

  @Test
  void participants_read_the_requests_of_what_bears_on_the_share_and_no_others() {
    var page = alice.send(Call.get(share.at("/events?limit=1000"))).as(ShareEvents.class);
    var shown = new HashSet<String>();
    var kept = new HashSet<String>();
    for (var logged : page.events()) {
      (logged.metadata().isPresent() ? shown : kept).add(logged.event().type());
    }
    assertThat(shown)
        .contains(
            "share.created", "share.participant-invited", "account.advanced-protection-turned-on");
    assertThat(kept)
        .as("their bodies hold what is nobody else's business")
        .contains("account.opened", "account.recovery-key-set");
    assertThat(shown).doesNotContainAnyElementsOf(kept);
  }

  @Test
  void an_account_reads_who_ordered_its_own_events() {
    var own = alice.send(Call.get("/v1/account/events?limit=1000")).as(AccountEvents.class);
    assertThat(own.events()).isNotEmpty();
    assertThat(own.events())
        .allMatch(logged -> logged.event().streamId().equals(alice.id().value()));
    own.events().forEach(LoggedEvent::verifiedLeaf);
    assertThat(alice.send(Call.get("/v1/account/events?after=-2")).problemType())
        .isEqualTo("parameter-malformed");
  }

  @Test
  void an_order_whose_path_is_spelled_otherwise_is_refused() {
    var twice = Call.bare("DELETE", share.at("/link").replace("/link", "/%6cink"));
    assertThat(alice.send(twice).problemType()).isEqualTo("signature-malformed");
    var parameters = Call.bare("DELETE", share.at("/link;a=b"));
    assertThat(alice.send(parameters).problemType()).isEqualTo("signature-malformed");
  }

  @Test
  void strangers_read_nothing_of_it() {
    assertThat(stranger.send(Call.get(share.at("/items/events"))).problemType())
        .isEqualTo(stranger.send(Call.get(share.at("/events"))).problemType());
    assertThat(stranger.send(Call.get(share.at("/events"))).problemType())
        .isEqualTo("share-unknown");
  }

  @Test
  void positions_and_limits_out_of_bounds_are_refused() {
    for (var query : List.of("from=-1", "limit=0", "limit=1001", "from=x")) {
      assertThat(server.send(AUDITOR.device(), Call.get("/v1/audit/events?" + query)).problemType())
          .isEqualTo("parameter-malformed");
    }
    assertThat(
            server.send(AUDITOR.device(), Call.get("/v1/audit/events?from=99999999")).problemType())
        .isEqualTo("position-unknown");
    for (var query : List.of("after=-2", "limit=0", "limit=1001")) {
      assertThat(alice.send(Call.get(share.at("/events?" + query))).problemType())
          .isEqualTo("parameter-malformed");
    }
    assertThat(alice.send(Call.get(share.at("/events?after=99999999"))).problemType())
        .isEqualTo("position-unknown");
  }

  @Test
  void the_proof_of_an_event_is_for_anybody() {
    var checkpoint = covering();
    var answer = server.send(Call.get("/v1/log/proof/3"));
    var text = answer.text();
    int end = text.indexOf("\n\n");
    var lines = text.substring(0, end).lines().toList();
    var shown =
        Checkpoint.parse(
            Note.parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8)).text());

    assertThat(lines.subList(0, 2)).containsExactly("c2sp.org/tlog-proof@v1", "index 3");
    var path = lines.subList(2, lines.size()).stream().map(Hash::fromBase64).toList();
    var leaf = audited(3, 1).events().getFirst().verifiedLeaf();
    assertThat(shown).isEqualTo(checkpoint);
    assertThat(new InclusionProof(3, shown.size(), path).proves(leaf, shown.root())).isTrue();

    assertThat(server.send(Call.get("/v1/log/proof/" + checkpoint.size())).problemType())
        .isEqualTo("position-unknown");
    assertThat(server.send(Call.get("/v1/log/proof/-1")).problemType())
        .isEqualTo("parameter-malformed");
  }
}
