package org.lockstep.realtime.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.realtime.Archive.ANA;
import static org.lockstep.realtime.Archive.BEN;
import static org.lockstep.realtime.Archive.PLAN;
import static org.lockstep.realtime.Archive.SHARE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.Typist;
import org.lockstep.realtime.access.Refusal;
import org.lockstep.realtime.hocuspocus.Body;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.AwarenessEntry;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.StateVector;
import org.lockstep.yjs.Vectors;
import org.lockstep.yjs.YUpdate;

/// Hocuspocus' frames through real sockets, a real server and a real store.
class HocuspocusTest {
  private static final StateVector NOTHING = StateVector.read(new byte[] {0});
  private static final String DOC = PLAN.toString();
  private static final String OTHER = SHARE + "/other";

  @TempDir private Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // before each test
  private Host host;

  @BeforeEach
  void start() {
    host = new Host(directory, s -> s);
    host.tickets
        .give("ana", ANA, Role.EDITOR)
        .give("ana-again", ANA, Role.VIEWER)
        .give("ben", BEN, Role.EDITOR)
        .give("viewer", BEN, Role.VIEWER);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Client connect() {
    return Client.to(host.uri("/hocuspocus"));
  }

  /// As the provider does: ticket, state vector and presence, without waiting in between.
  private Client join(String address, String ticket) {
    var client = connect();
    join(client, address, ticket);
    return client;
  }

  private static void join(Client client, String address, String ticket) {
    client.send(address, new Body.Token(ticket, "4.8.0"));
    client.send(address, sync(new SyncMessage.Step1(NOTHING)));
  }

  private static Body sync(SyncMessage message) {
    return new Body.Sync(message);
  }

  private static Body update(byte[] update) {
    return sync(new SyncMessage.Update(update));
  }

  private static byte[] nextAnswer(Client client, String address) {
    return ((SyncMessage.Step2) client.nextBody(address, Body.Sync.class).message()).update();
  }

  @Test
  void a_client_is_admitted_gets_all_is_asked_and_acknowledged() {
    var ana = join(DOC, "ana");
    assertThat(ana.nextBody(DOC, Body.class)).isEqualTo(new Body.Admitted("read-write"));
    assertThat(YUpdate.isEmpty(nextAnswer(ana, DOC))).isTrue();
    assertThat(ana.nextBody(DOC, Body.Sync.class).message()).isInstanceOf(SyncMessage.Step1.class);
    ana.send(DOC, sync(new SyncMessage.Step2(YUpdate.empty())));
    assertThat(ana.nextBody(DOC, Body.class)).isEqualTo(new Body.SyncStatus(true));
    var hello = new Typist(1).type("hello");
    ana.send(DOC, update(hello));
    assertThat(ana.nextBody(DOC, Body.class)).isEqualTo(new Body.SyncStatus(true));
    assertThat(ana.nextBody(DOC, Body.class))
        .isInstanceOfSatisfying(
            Body.Sync.class,
            s -> assertThat(((SyncMessage.Update) s.message()).update()).isEqualTo(hello));
  }

  @Test
  void one_socket_carries_many_documents_and_leaves_one_alone() {
    var ana = join(DOC, "ana");
    join(ana, OTHER, "ana");
    ana.nextBody(OTHER, Body.Admitted.class);
    var ben = join(DOC, "ben");
    ben.nextBody(DOC, Body.Admitted.class);
    ana.send(DOC, new Body.Awareness(presence()));
    assertThat(ben.nextBody(DOC, Body.Awareness.class).update().entries()).hasSize(1);
    ana.send(DOC, new Body.Left());
    assertThat(ben.nextBody(DOC, Body.Awareness.class).update().entries())
        .allMatch(AwarenessEntry::isGone);
    ana.send(OTHER, update(new Typist(1).type("x")));
    assertThat(ana.nextBody(OTHER, Body.SyncStatus.class).applied()).isTrue();
  }

  private static AwarenessUpdate presence() {
    return new AwarenessUpdate(List.of(new AwarenessEntry(7, 1, "{}".getBytes(UTF_8))));
  }

  @Test
  void both_protocols_meet_in_one_room() {
    var ana = join(DOC, "ana");
    ana.nextBody(DOC, Body.Admitted.class);
    var ben = Client.to(host.y("ben"));
    ben.sync(new SyncMessage.Step1(NOTHING));
    ben.nextAnswer();
    var hello = new Typist(1).type("hello");
    ana.send(DOC, update(hello));
    assertThat(ben.nextUpdate()).isEqualTo(hello);
  }

  @Test
  void replies_use_the_address_that_the_client_used() {
    var address = DOC + "\0session";
    var ana = join(address, "ana");
    ana.nextBody(address, Body.Admitted.class);
    var plain = join(DOC, "ben");
    plain.nextBody(DOC, Body.Admitted.class);
    plain.send(DOC, update(new Typist(1).type("x")));
    assertThat(ana.nextBody(address, Body.Sync.class)).isNotNull();
  }

  @Test
  void a_viewer_is_refused_unless_nothing_is_added() {
    var viewer = join(DOC, "viewer");
    assertThat(viewer.nextBody(DOC, Body.Admitted.class).scope()).isEqualTo("readonly");
    viewer.send(DOC, update(new Typist(1).type("no")));
    assertThat(viewer.nextBody(DOC, Body.SyncStatus.class).applied()).isFalse();
    viewer.send(DOC, sync(new SyncMessage.Step2(YUpdate.empty())));
    assertThat(viewer.nextBody(DOC, Body.SyncStatus.class).applied()).isTrue();
  }

  @Test
  void who_is_denied_may_try_again_on_the_same_socket() {
    var ana = join(DOC, "forged");
    assertThat(ana.nextBody(DOC, Body.Denied.class).reason()).isEqualTo("unauthorized");
    join(ana, DOC, "ana");
    ana.nextBody(DOC, Body.Admitted.class);
    nextAnswer(ana, DOC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plan", "no-share/plan", "\0session"})
  void what_names_no_document_is_denied(String address) {
    var ana = join(address, "ana");
    assertThat(ana.nextBody(address, Body.Denied.class).reason()).isEqualTo("no such document");
  }

  @Test
  void who_is_revoked_is_told_and_detached_while_the_socket_stays() {
    var ben = join(DOC, "ben");
    ben.nextBody(DOC, Body.Admitted.class);
    host.tickets.end(BEN, Refusal.UNAUTHORIZED);
    ben.nextBody(DOC, Body.Denied.class);
    ben.nextBody(DOC, Body.Closed.class);
    join(ben, OTHER, "ana");
    ben.nextBody(OTHER, Body.Admitted.class);
  }

  @Test
  void a_lowered_role_is_told() {
    var ben = join(DOC, "ben");
    ben.nextBody(DOC, Body.Admitted.class);
    host.tickets.change(BEN, Role.VIEWER);
    assertThat(ben.nextBody(DOC, Body.Admitted.class).scope()).isEqualTo("readonly");
    ben.send(DOC, update(new Typist(1).type("no")));
    assertThat(ben.nextBody(DOC, Body.SyncStatus.class).applied()).isFalse();
  }

  @Test
  void another_ticket_of_the_same_person_goes_on_where_the_first_ends() {
    host.tickets.give("short", ANA, Role.EDITOR, Instant.now().plusMillis(500));
    var ana = join(DOC, "short");
    ana.nextBody(DOC, Body.Admitted.class);
    ana.send(DOC, new Body.Token("ana-again", ""));
    assertThat(ana.nextBody(DOC, Body.Admitted.class).scope()).isEqualTo("readonly");
    var ended = join(DOC, "short");
    ended.nextBody(DOC, Body.Denied.class); // by now the short one is over for everybody
    ana.send(DOC, new Body.QueryAwareness());
    ana.nextBody(DOC, Body.Awareness.class);
  }

  @Test
  void the_ticket_of_another_person_is_no_renewal() {
    var ana = join(DOC, "ana");
    ana.nextBody(DOC, Body.Admitted.class);
    ana.send(DOC, new Body.Token("ben", ""));
    assertThat(ana.nextBody(DOC, Body.Denied.class).reason()).isEqualTo("forbidden");
  }

  @Test
  void a_ping_is_answered() {
    var ana = connect();
    ana.send(new byte[] {9});
    assertThat(ana.next()).containsExactly(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"060178", "0201016e", "02020a726561642d7772697465", "0801", "0701ff", "0c"})
  void what_no_client_says_closes_the_socket(String body) {
    var hostile = join(DOC, "ben");
    hostile.nextBody(DOC, Body.Admitted.class);
    hostile.send(Vectors.unhex("1f" + Vectors.hex(DOC.getBytes(UTF_8)) + body));
    assertThat(hostile.closeCode()).isEqualTo(1007);
  }

  @Test
  void what_may_be_said_before_a_ticket_is_bounded() {
    var many = connect();
    var query = new Body.QueryAwareness();
    for (int i = 0; i <= SocketBounds.standard().pendingFrames(); i++) many.send(DOC, query);
    assertThat(many.closeCode()).isEqualTo(1013);

    var large = connect();
    for (int i = 0; i < 6; i++) large.send(DOC, update(new byte[1 << 20]));
    assertThat(large.closeCode()).isEqualTo(1013);

    var wide = connect();
    for (int i = 0; i <= SocketBounds.standard().pendingDocuments(); i++) {
      wide.send(SHARE + "/" + i, query);
    }
    assertThat(wide.closeCode()).isEqualTo(1013);
  }
}
