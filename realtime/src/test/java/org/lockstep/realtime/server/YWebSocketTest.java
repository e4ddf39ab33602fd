package org.lockstep.realtime.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.realtime.Archive.ANA;
import static org.lockstep.realtime.Archive.BEN;
import static org.lockstep.realtime.Archive.PLAN;
import static org.lockstep.realtime.Archive.SHARE;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.Archive;
import org.lockstep.realtime.Typist;
import org.lockstep.realtime.access.Refusal;
import org.lockstep.realtime.room.RoomBounds;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.realtime.ywebsocket.YFrame;
import org.lockstep.yjs.AwarenessEntry;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.StateVector;
import org.lockstep.yjs.Vectors;
import org.lockstep.yjs.YUpdate;

/// y-websocket's frames through real sockets, a real server and a real store.
class YWebSocketTest {
  private static final StateVector NOTHING = StateVector.read(new byte[] {0});

  @TempDir private Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // before each test
  private Host host;

  @BeforeEach
  void start() {
    host = new Host(directory, s -> s);
    giveTickets();
  }

  private void giveTickets() {
    host.tickets
        .give("ana", ANA, Role.EDITOR)
        .give("ben", BEN, Role.EDITOR)
        .give("viewer", BEN, Role.VIEWER);
  }

  private void restart(UnaryOperator<RealtimeSettings> settings) {
    host.close();
    host = new Host(directory, settings);
    giveTickets();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Client join(String ticket) {
    return join(host.y(ticket));
  }

  private static Client join(URI uri) {
    var client = Client.to(uri);
    client.sync(new SyncMessage.Step1(NOTHING));
    return client;
  }

  private static void type(Client client, byte[] update) {
    client.sync(new SyncMessage.Update(update));
  }

  @Test
  void two_people_see_what_each_types() {
    var ana = join("ana");
    var ben = join("ben");
    assertThat(YUpdate.isEmpty(ana.nextAnswer())).isTrue();
    assertThat(YUpdate.isEmpty(ben.nextAnswer())).isTrue();
    var hello = new Typist(1).type("hello");
    type(ana, hello);
    assertThat(ben.nextUpdate()).isEqualTo(hello);
    assertThat(ana.nextUpdate()).isEqualTo(hello);
    var reply = new Typist(2).type("hi");
    type(ben, reply);
    assertThat(ana.nextUpdate()).isEqualTo(reply);
  }

  @Test
  void what_was_told_is_there_after_a_restart() {
    var ana = join("ana");
    var typist = new Typist(1);
    type(ana, typist.type("hello"));
    ana.nextUpdate();
    restart(s -> s);
    assertThat(ana.closeCode()).isEqualTo(1001);
    assertThat(YUpdate.stateVector(join("ana").nextAnswer()).clock(1)).isEqualTo(5);
  }

  @Test
  void what_is_said_before_the_ticket_was_found_good_is_heard() {
    var ana = Client.to(host.y("ana"));
    var typist = new Typist(1);
    for (int i = 0; i < 50; i++) type(ana, typist.type("x"));
    ana.sync(new SyncMessage.Step1(NOTHING));
    ana.nextAnswer();
    type(ana, typist.type("y"));
    for (long clock = 0; clock < 51; ) clock = YUpdate.stateVector(merged(ana)).clock(1);
  }

  private byte[] collected = YUpdate.empty();

  private byte[] merged(Client client) {
    collected = YUpdate.merge(List.of(collected, client.nextUpdate()));
    return collected;
  }

  @Test
  void presence_is_told_to_who_is_there_who_comes_and_who_asks() {
    var ana = join("ana");
    ana.send(new YFrame.Awareness(presence(7, 1, "{\"name\":\"Ana\"}")));
    assertThat(clients(ana)).as("its owner hears it, and knows that it is connected").contains(7L);
    var ben = join("ben");
    assertThat(clients(ben)).containsExactly(7L);
    ben.send(new YFrame.QueryAwareness());
    assertThat(clients(ben)).containsExactly(7L);
    ana.close();
    var gone = ben.nextY(YFrame.Awareness.class, _ -> true).update().entries();
    assertThat(gone).allMatch(AwarenessEntry::isGone);
  }

  private static AwarenessUpdate presence(long client, long clock, String state) {
    return new AwarenessUpdate(List.of(new AwarenessEntry(client, clock, state.getBytes(UTF_8))));
  }

  private static List<Long> clients(Client client) {
    return client.nextY(YFrame.Awareness.class, _ -> true).update().entries().stream()
        .map(AwarenessEntry::client)
        .toList();
  }

  @Test
  void a_viewer_is_told_that_nothing_may_be_changed() {
    var viewer = join("viewer");
    type(viewer, new Typist(1).type("no"));
    assertThat(viewer.nextY(YFrame.Denied.class, _ -> true).reason()).isNotEmpty();
    assertThat(YUpdate.isEmpty(join("ana").nextAnswer())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "forged", "%", "ana%00"})
  void without_a_good_ticket_nobody_comes_in(String ticket) {
    var uri = ticket.equals("%") ? host.uri("/y/" + PLAN + "?ticket=%25") : host.y(ticket);
    assertThat(join(uri).closeCode()).isEqualTo(4401);
  }

  @Test
  void a_ticket_for_something_else_is_forbidden() {
    assertThat(join(host.uri("/y/" + SHARE + "/secret?ticket=ana")).closeCode()).isEqualTo(4403);
  }

  @Test
  void nobody_comes_in_whose_right_cannot_be_found_out() {
    assertThat(join("fault").closeCode()).isEqualTo(1013);
    host.await("failed no database today");
  }

  @Test
  void without_the_shares_key_nobody_comes_in() {
    var client = join(host.uri("/y/" + Archive.OFF + "/plan?ticket=ana"));
    assertThat(client.closeCode()).isEqualTo(4401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/y/",
        "/y/plan",
        "/y/SHARE",
        "/y/SHARE/",
        "/y/SHARE/%00",
        "/y/SHARE/%ff",
        "/y/SHARE/%C0%80",
        "/y/SHARE/a%0Ab"
      })
  void what_names_no_document_is_none(String path) {
    var client = Client.to(host.uri(path.replace("SHARE", SHARE.value()) + "?ticket=ana"));
    assertThat(client.closeCode()).isEqualTo(4404);
  }

  @Test
  void a_name_is_decoded_once_and_a_plus_stays_one() {
    var raw = join(host.uri("/y/" + SHARE + "/d%C5%99ev%C4%9Bn%C3%BD%20d%C5%AFm/1+1?ticket=ana"));
    raw.nextAnswer();
    type(raw, new Typist(1).type("x"));
    raw.nextUpdate();
    assertThat(host.archive.documents().documents(SHARE))
        .extracting(Object::toString)
        .containsExactly(SHARE + "/dřevěný dům/1+1");
  }

  @Test
  void who_is_revoked_is_out_at_once_and_the_others_stay() {
    var ana = join("ana");
    var ben = join("ben");
    ana.nextAnswer();
    ben.nextAnswer();
    host.tickets.end(BEN, Refusal.UNAUTHORIZED);
    assertThat(ben.closeCode()).isEqualTo(4401);
    type(ana, new Typist(1).type("x"));
    ana.nextUpdate();
    assertThat(host.tickets.watches()).isEqualTo(1);
  }

  /// Asks and is answered once: an event loop that reads a question at the same time as it is told
  /// of a change takes the question first, and the change before the next one.
  private static void awaitChange(Client client) {
    client.sync(new SyncMessage.Step1(NOTHING));
    client.nextAnswer();
  }

  @Test
  void whose_role_is_lowered_writes_no_more() {
    var ben = join("ben");
    ben.nextAnswer();
    host.tickets.change(BEN, Role.VIEWER);
    awaitChange(ben);
    type(ben, new Typist(1).type("late"));
    ben.nextY(YFrame.Denied.class, _ -> true);
    host.tickets.change(BEN, Role.EDITOR);
    awaitChange(ben);
    var update = new Typist(2).type("again");
    type(ben, update);
    assertThat(ben.nextUpdate()).isEqualTo(update);
  }

  @Test
  void a_connection_ends_with_its_ticket() {
    host.tickets.give("short", ANA, Role.EDITOR, Instant.now().plusMillis(300));
    assertThat(join("short").closeCode()).isEqualTo(4401);
    assertThat(join("short").closeCode()).as("nor is it good again").isEqualTo(4401);
  }

  static Stream<byte[]> garbage() {
    var updates =
        Vectors.file("malformed")
            .cases("cases")
            .filter(c -> c.is("mustReject"))
            .map(c -> c.bytes("hex"));
    return Stream.concat(
        updates.map(u -> new YFrame.Sync(new SyncMessage.Update(u)).toByteArray()),
        Stream.of("", "09", "00", "0003", "0201016e", "0200026e6f", "010101").map(Vectors::unhex));
  }

  @Test
  void garbage_ends_its_sender_alone_and_is_not_stored() {
    var ana = join("ana");
    ana.nextAnswer();
    garbage()
        .forEach(
            message -> {
              try (var hostile = join("ben")) {
                hostile.nextAnswer();
                hostile.send(message);
                assertThat(hostile.closeCode()).as(Vectors.hex(message)).isEqualTo(1007);
              }
            });
    var update = new Typist(1).type("still here");
    type(ana, update);
    assertThat(ana.nextUpdate()).isEqualTo(update);
    host.server().close();
    assertThat(host.archive.stored(PLAN)).isEqualTo(update);
  }

  @Test
  void garbage_before_the_ticket_was_found_good_ends_its_sender_too() {
    var hostile = Client.to(host.y("ben"));
    hostile.send(new byte[] {9});
    assertThat(hostile.closeCode()).isEqualTo(1007);
  }

  @Test
  void text_is_no_message() {
    var hostile = join("ana");
    hostile.sendText("hello");
    assertThat(hostile.closeCode()).isEqualTo(1007);
  }

  @Test
  void a_message_that_is_too_long_is_not_even_gathered() {
    restart(s -> s.with(bounds(1000, 1000, 1000)));
    var whole = join("ana");
    whole.send(new byte[1001]);
    assertThat(whole.closeCode()).isEqualTo(1009);
    var inParts = join("ana");
    for (int i = 0; i < 3; i++) inParts.sendPart(new byte[400]);
    assertThat(inParts.closeCode()).isEqualTo(1009);
  }

  @Test
  void an_address_and_an_account_have_no_more_connections_than_they_may() {
    restart(s -> s.with(bounds(1 << 20, 1000, 2)));
    var first = join("ana");
    var second = join("ana");
    first.nextAnswer();
    second.nextAnswer();
    assertThat(join("ana").closeCode()).isEqualTo(1013);
    join("ben").nextAnswer();
    first.close();
    host.await("closed LEFT");
    restart(s -> s.with(bounds(1 << 20, 1, 1000)));
    var only = join("ana");
    only.nextAnswer();
    assertThatThrownBy(() -> join("ana"))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(429));
  }

  private static SocketBounds bounds(int frame, int perAddress, int perAccount) {
    var standard = SocketBounds.standard();
    return new SocketBounds(
        frame,
        standard.pendingBytes(),
        standard.pendingFrames(),
        standard.pendingDocuments(),
        standard.documents(),
        perAddress,
        perAccount,
        standard.patience(),
        standard.heartbeat(),
        standard.silence(),
        standard.farewell());
  }

  @Test
  void a_client_that_never_reads_is_disconnected_and_delays_nobody() {
    restart(s -> s.with(RoomBounds.standard().withBehind(1 << 20, Duration.ofHours(1))));
    var ana = join("ana");
    ana.nextAnswer();
    try (var deaf = Client.thatNeverReads(host.y("ben"))) {
      deaf.sync(new SyncMessage.Step1(NOTHING));
      var typist = new Typist(1);
      var much = "x".repeat(1_500_000);
      for (int i = 0; i < 12; i++) {
        type(ana, typist.type(much));
        ana.nextUpdate();
      }
      host.await("behind");
      host.await("closed OVERLOAD");
    }
  }

  @Test
  void a_large_document_comes_whole() {
    var ana = join("ana");
    ana.nextAnswer();
    var update = new Typist(1).type("x".repeat(3_000_000));
    type(ana, update);
    assertThat(ana.nextUpdate()).isEqualTo(update);
    assertThat(join("ben").nextAnswer()).isEqualTo(update);
  }

  @Test
  void who_asks_for_a_subprotocol_gets_it() {
    var socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("yjs")
            .buildAsync(host.y("ana"), new WebSocket.Listener() {})
            .join();
    assertThat(socket.getSubprotocol()).isEqualTo("yjs");
    socket.abort();
  }
}
