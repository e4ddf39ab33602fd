package org.lockstep.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.LiveMessages.FreezeView;
import org.lockstep.wire.message.LiveMessages.LiveDocumentList;
import org.lockstep.wire.message.LiveMessages.SaveVersion;
import org.lockstep.wire.message.LiveMessages.TicketRequest;
import org.lockstep.wire.message.LiveMessages.TicketView;
import org.lockstep.wire.message.LiveMessages.VersionList;
import org.lockstep.wire.message.LiveMessages.VersionView;

/// People who work live on a real server, from the first ticket to the end.
@RunningServer
class LiveStoryTest {
  private static final int UNAUTHORIZED = 4401;
  private static final int FORBIDDEN = 4403;

  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final LiveDesk desk;

  LiveStoryTest(TestServer server) {
    this.server = server;
    alice = Member.advanced(server, "alice");
    bob = Member.advanced(server, "bob");
    desk = LiveDesk.begun(server, alice);
    desk.share.admit(bob, Role.EDITOR);
  }

  private String state(String document) {
    return alice.send(Call.get(desk.share.at("/live/state?document=" + document))).text();
  }

  private Call versions(String rest) {
    return Call.get(desk.share.at("/live/versions" + rest + "?document=plan"));
  }

  private Call saving(String label) {
    return desk.share.post("/live/versions?document=plan", new SaveVersion(label));
  }

  @Test
  void what_one_types_the_other_sees_and_the_use_of_the_key_is_recorded() // R101
      throws InterruptedException {
    long before = server.journal().head();
    try (var left = desk.open(alice, "plan");
        var right = desk.open(bob, "plan")) {
      left.type(1, 'A');
      right.awaits('A');
      right.type(2, 'B');
      left.awaits('B');
    }
    assertThat(state("plan")).contains("A", "B");
    assertThat(server.journal().read(before, 10))
        .filteredOn(event -> event.type().equals("key.used"))
        .first()
        .satisfies(
            event ->
                assertThat(new String(event.payload(), UTF_8))
                    .contains("LIVE_SESSION", desk.share.id().value()));
  }

  @Test
  void whoever_comes_later_or_after_a_restart_gets_everything(@TempDir Path directory)
      throws InterruptedException {
    Member carol;
    LiveDesk other;
    try (var first = TestServer.start(directory)) {
      carol = Member.advanced(first, "carol");
      other = LiveDesk.begun(first, carol);
      try (var editor = other.open(carol, "notes/today")) {
        editor.type(1, 'A');
        editor.awaits('A');
      }
    }
    try (var second = TestServer.start(directory)) {
      var answer =
          second.send(carol.device(), other.share.post("/tickets", new TicketRequest(false)));
      var ticket = answer.as(TicketView.class);
      try (var editor = YEditor.open(ticket, other.share.id(), "notes/today")) {
        editor.awaits('A');
      }
      var list = second.send(carol.device(), Call.get(other.share.at("/live")));
      assertThat(list.as(LiveDocumentList.class).documents()).containsExactly("notes/today");
    }
  }

  private static List<String> sessions(TestServer server, TestShare share) {
    return server.journal().stream(share.id().value(), 0).stream()
        .filter(event -> event.type().startsWith("share.live-session"))
        .map(event -> event.type() + " " + new String(event.payload(), UTF_8))
        .toList();
  }

  @Test
  void who_worked_live_is_history_when_the_server_has_stopped(@TempDir Path directory)
      throws InterruptedException {
    Member carol;
    LiveDesk other;
    try (var first = TestServer.start(directory)) {
      carol = Member.advanced(first, "carol");
      other = LiveDesk.begun(first, carol);
      for (var name : List.of("one", "two")) {
        try (var editor = other.open(carol, name)) {
          editor.type(1, 'A');
          editor.awaits('A');
        }
      }
    }
    try (var second = TestServer.start(directory)) {
      var told = sessions(second, other.share);
      assertThat(told).hasSize(2);
      assertThat(told.getFirst())
          .startsWith("share.live-session-opened")
          .contains(carol.device().id().value());
      assertThat(told.getLast())
          .startsWith("share.live-session-closed")
          .contains(carol.device().id().value(), "SERVER_STOPPED");
      assertThat(second.models().shares().inSession()).isEmpty();
    }
  }

  @Test
  void a_session_that_a_killed_server_left_open_is_ended_at_the_next_start(
      @TempDir Path directory) {
    LiveDesk other;
    try (var first = TestServer.start(directory)) {
      var carol = Member.advanced(first, "carol");
      other = LiveDesk.begun(first, carol);
      var actor = new Actor(carol.id(), carol.device().id());
      // What a killed server has left, without what a stopped one would have added.
      first
          .commands()
          .send(
              new ShareCommand.RecordSessionOpened(other.share.id(), actor),
              new ShareFacts(Map.of()));
      other.end();
    }
    for (int start = 0; start < 2; start++) {
      try (var next = TestServer.start(directory)) {
        var told = sessions(next, other.share);
        assertThat(told).hasSize(2);
        assertThat(told.getLast()).contains("share.live-session-closed", "SERVER_FAILED");
      }
    }
  }

  @Test
  void whoever_loses_the_right_is_disconnected_at_once() { // R72
    var second = bob.with(bob.addDevice());
    try (var ofSecond = desk.open(second, "plan");
        var ofBob = desk.open(bob, "plan")) {
      bob.revoke(second.device().id());
      assertThat(ofSecond.closeCode()).isEqualTo(UNAUTHORIZED);
      alice.does(Call.bare("DELETE", desk.share.at("/participants/" + bob.id())));
      assertThat(ofBob.closeCode()).isEqualTo(FORBIDDEN);
    }
  }

  @Test
  void the_end_of_the_collaboration_disconnects_all_and_leaves_nothing() // R54
      throws InterruptedException {
    try (var editor = desk.open(alice, "plan")) {
      editor.type(1, 'A');
      editor.awaits('A');
      desk.end();
      assertThat(server.live().documents().documents(desk.share.id())).isEmpty();
      assertThat(editor.closeCode()).isEqualTo(UNAUTHORIZED);
    }
    assertThat(alice.send(Call.get(desk.share.at("/live"))).problemType())
        .isEqualTo("collaboration-not-on");
  }

  @Test
  void only_who_holds_the_documents_frozen_may_end_the_collaboration() { // R54
    var carol = Member.advanced(server, "carol");
    desk.share.admit(carol, Role.VIEWER);
    var stranger = Member.advanced(server, "mallory");
    for (var call : List.of(desk.freezing(), desk.ending("0"))) {
      assertThat(carol.send(call).problemType()).isEqualTo("role-forbids");
      assertThat(stranger.send(call).problemType()).isEqualTo("share-unknown");
    }
    var unfrozen = Call.bare("DELETE", desk.share.at("/collaboration"));
    assertThat(alice.send(unfrozen).problemType()).isEqualTo("live-freeze-over");
    var freeze = desk.freeze(bob).freeze();
    assertThat(alice.send(desk.freezing()).problemType()).isEqualTo("live-frozen");
    assertThat(alice.send(desk.ending(freeze)).problemType()).isEqualTo("live-freeze-over");
    assertThat(alice.send(desk.keeping(freeze)).problemType()).isEqualTo("live-freeze-over");
    assertThat(bob.send(unfrozen).problemType()).isEqualTo("live-freeze-over");
    assertThat(bob.send(desk.keeping(freeze)).as(FreezeView.class).freeze()).isEqualTo(freeze);
    desk.end(bob, freeze);
    for (var call : List.of(desk.freezing(), desk.ending(freeze))) {
      assertThat(bob.send(call).problemType()).isEqualTo("collaboration-not-on");
    }
  }

  @Test
  void who_has_given_a_freeze_up_ends_nothing_under_it() throws InterruptedException { // R54
    var freeze = desk.freeze(alice).freeze();
    assertThat(alice.send(desk.thawing(freeze)).status()).isEqualTo(204);
    assertThat(alice.send(desk.thawing(freeze)).status()).isEqualTo(204);
    try (var editor = desk.open(bob, "plan")) {
      editor.type(1, 'A');
      editor.awaits('A');
    }
    assertThat(alice.send(desk.ending(freeze)).problemType()).isEqualTo("live-freeze-over");
    assertThat(state("plan")).contains("A");
  }

  @Test
  void what_is_typed_into_frozen_documents_is_stored_when_they_thaw() // R54
      throws InterruptedException {
    try (var left = desk.open(alice, "plan");
        var right = desk.open(bob, "plan")) {
      left.type(1, 'A');
      right.awaits('A');
      var freeze = desk.freeze(alice).freeze();
      right.type(2, 'B');
      right.awaitsRefusal();
      right.awaitsRefusal();
      assertThat(state("plan")).contains("A").doesNotContain("B");
      alice.send(desk.thawing(freeze));
      right.awaitsQuestion();
      right.answer(2, 'B');
      left.awaits('B');
      assertThat(state("plan")).contains("A", "B");
    }
  }

  @Test
  void a_collaboration_that_begins_anew_is_not_frozen() throws InterruptedException { // R54
    desk.end();
    alice.does(Call.bare("PUT", desk.share.at("/collaboration")));
    desk.share.rotate(bob);
    desk.share.escrow();
    try (var editor = desk.open(bob, "plan")) {
      editor.type(1, 'A');
      editor.awaits('A');
    }
  }

  @Test
  void versions_are_kept_listed_and_read() throws InterruptedException {
    try (var editor = desk.open(alice, "plan")) {
      editor.type(1, 'A');
      editor.awaits('A');
      assertThat(bob.send(saving("draft")).as(VersionView.class).number()).isEqualTo(1);
      editor.type(2, 'B');
      editor.awaits('B');
    }
    assertThat(alice.send(saving("final")).as(VersionView.class).author()).isEqualTo(alice.id());
    assertThat(bob.send(versions("")).as(VersionList.class).versions())
        .extracting(VersionView::label)
        .containsExactly("draft", "final");
    assertThat(bob.send(versions("/1")).text()).contains("A").doesNotContain("B");
    assertThat(bob.send(versions("/2")).text()).contains("A", "B");
    assertThat(bob.send(versions("/3")).problemType()).isEqualTo("live-version-unknown");
  }

  @Test
  void a_viewer_reads_versions_and_keeps_none() {
    var carol = Member.advanced(server, "carol");
    desk.share.admit(carol, Role.VIEWER);
    assertThat(carol.send(versions("")).status()).isEqualTo(200);
    assertThat(carol.send(saving("mine")).problemType()).isEqualTo("role-forbids");
  }

  @Test
  void what_cannot_be_is_refused_with_its_reason() {
    assertThat(alice.send(saving("early")).problemType()).isEqualTo("live-document-unknown");
    assertThat(alice.send(saving(" ")).problemType()).isEqualTo("text-length-wrong");
    assertThat(alice.send(Call.get(desk.share.at("/live/state?document=%00"))).problemType())
        .isEqualTo("parameter-malformed");
    var stranger = Member.advanced(server, "mallory");
    assertThat(stranger.send(desk.share.post("/tickets", new TicketRequest(true))).problemType())
        .isEqualTo("share-unknown");
  }

  @Test
  void without_collaboration_or_its_key_there_is_no_ticket() {
    var share = TestShare.begun(server, alice, ShareKind.DOCUMENT);
    var asking = share.post("/tickets", new TicketRequest(false));
    assertThat(alice.send(asking).problemType()).isEqualTo("collaboration-not-on");
    alice.does(Call.bare("PUT", share.at("/collaboration")));
    assertThat(alice.send(asking).problemType()).isEqualTo("live-not-ready");
    share.escrow();
    assertThat(alice.send(asking).status()).isEqualTo(200);
  }
}
