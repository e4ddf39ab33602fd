package org.lockstep.api.keyuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestFile;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.id.UseId;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.KeyUseMessages.UseView;
import org.lockstep.wire.message.KeyUseMessages.VaultLog;
import org.lockstep.wire.message.ShareMessages.Invite;

/// Whom the server tells what it did with keys of its vault.
@RunningServer
class VaultLogTest {
  private final TestServer server;
  private final Member alice;
  private final Member stranger;
  private final TestShare share;

  VaultLogTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.stranger = Member.standard(server, "mallory");
    this.share = TestShare.begun(server, alice, ShareKind.FOLDER);
  }

  private static VaultLog page(Member reader, String query) {
    return reader.send(Call.get("/v1/vault/log" + query)).as(VaultLog.class);
  }

  private static List<UseView> log(Member reader) {
    return page(reader, "").uses();
  }

  /// A guest reads so many times.
  private TestShare.Link read(int times) {
    var file = TestFile.first(share, alice, "a", new byte[3]).written();
    var link = share.openLink();
    for (int i = 0; i < times; i++) {
      assertThat(server.send(link.get("/items/" + file.item())).status()).isEqualTo(200);
    }
    server.await(server.journal().head() - 1);
    return link;
  }

  @Test
  void a_use_is_told_with_its_key_its_reason_its_beneficiary_and_its_place() {
    var link = read(1);
    long last = server.journal().head() - 1;
    var recorded = server.journal().read(last, 1).getFirst();
    assertThat(log(alice))
        .containsExactly(
            new UseView(
                last,
                recorded.recordedAt(),
                new KeyRef(KeyRef.Kind.SHARE, share.id().value(), 1),
                KeyUsed.Reason.LINK_VIEW,
                link.id().value()));
  }

  @Test
  void those_who_take_part_are_told_and_nobody_else() {
    var bob = Member.advanced(server, "bob");
    read(2);
    assertThat(log(bob)).isEmpty();
    share.admit(bob, Role.VIEWER);
    assertThat(log(bob)).hasSize(2).isEqualTo(log(alice));
    assertThat(log(stranger)).isEmpty();
    bob.does(Call.bare("DELETE", share.at("/participants/" + bob.id())));
    assertThat(log(bob)).isEmpty();
    assertThat(server.send(Call.get("/v1/vault/log")).status()).isEqualTo(401);
  }

  @Test
  void an_invitation_alone_tells_nothing() {
    var bob = Member.advanced(server, "bob");
    read(1);
    alice.does(share.post("/invitations", new Invite(bob.id(), Role.VIEWER, Optional.empty())));
    assertThat(log(bob)).isEmpty();
  }

  @Test
  void whoever_was_in_when_the_share_ended_is_still_told() {
    read(1);
    var before = log(alice);
    alice.does(Call.bare("DELETE", share.at("")));
    assertThat(log(alice)).hasSize(1).isEqualTo(before);
  }

  @Test
  void uses_of_a_service_key_are_told_to_its_account_alone() {
    server
        .commands()
        .record(
            new KeyUsed(
                new UseId("01h455vb4pex5vsknk084sn02q"),
                new KeyRef(KeyRef.Kind.SERVICE, stranger.id().value(), 1),
                KeyUsed.Reason.LINK_VIEW,
                "somebody"));
    server.await(server.journal().head() - 1);
    assertThat(log(stranger)).extracting(UseView::beneficiary).containsExactly("somebody");
    assertThat(log(alice)).isEmpty();
  }

  @Test
  void pages_follow_each_other_in_the_order_of_the_history() {
    read(5);
    var all = log(alice);
    assertThat(all).hasSize(5);
    assertThat(all).isSortedAccordingTo(Comparator.comparingLong(UseView::position));
    var walked = new ArrayList<UseView>();
    var page = page(alice, "?limit=2");
    while (true) {
      walked.addAll(page.uses());
      if (page.next().isEmpty()) break;
      assertThat(page.uses()).hasSize(2);
      page = page(alice, "?limit=2&after=" + page.next().get());
    }
    assertThat(walked).isEqualTo(all);
    assertThat(page(alice, "?after=" + all.get(3).position()).uses()).containsExactly(all.get(4));
  }

  @Test
  void a_cursor_that_is_no_position_is_refused() {
    for (var wrong : List.of("?after=-1", "?after=x", "?limit=0", "?limit=501")) {
      var answer = alice.send(Call.get("/v1/vault/log" + wrong));
      assertThat(answer.problemType()).as(wrong).isEqualTo("parameter-malformed");
    }
  }

  @Test
  void the_log_outlives_a_restart(@TempDir Path directory) {
    Member owner;
    List<UseView> before;
    try (var first = TestServer.start(directory)) {
      owner = Member.advanced(first, "dora");
      var owned = TestShare.begun(first, owner, ShareKind.FOLDER);
      var file = TestFile.first(owned, owner, "a", new byte[3]).written();
      first.send(owned.openLink().get("/items/" + file.item()));
      first.await(first.journal().head() - 1);
      before = log(owner);
      assertThat(before).hasSize(1);
    }
    try (var second = TestServer.start(directory)) {
      var answer = second.send(owner.device(), Call.get("/v1/vault/log"));
      assertThat(answer.as(VaultLog.class).uses()).isEqualTo(before);
    }
  }
}
