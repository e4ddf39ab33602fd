package org.lockstep.realtime.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.realtime.Archive.ANA;
import static org.lockstep.realtime.Archive.BEN;
import static org.lockstep.realtime.Archive.PLAN;
import static org.lockstep.realtime.Archive.SHARE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.Typist;
import org.lockstep.realtime.hocuspocus.Body;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.realtime.ywebsocket.YFrame;
import org.lockstep.yjs.AwarenessEntry;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.Lib0Reader;
import org.lockstep.yjs.Lib0Writer;
import org.lockstep.yjs.StateVector;
import org.lockstep.yjs.Vectors;

/// What a hostile peer sends through real sockets, while somebody else works on undisturbed.
class RobustnessTest {
  private static final StateVector NOTHING = StateVector.read(new byte[] {0});
  private static final int MANY = 300_000;
  private static final int FEW_DOCUMENTS = 20;

  @TempDir private Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // before each test
  private Host host;

  @SuppressWarnings("NullAway.Init")
  private Client witness;

  private final Typist typist = new Typist(1);

  @BeforeEach
  void start() {
    host = new Host(directory, s -> s, FEW_DOCUMENTS);
    host.tickets.give("ana", ANA, Role.EDITOR).give("ben", BEN, Role.EDITOR);
    witness = join("ana", PLAN.document());
    witness.nextAnswer();
  }

  @AfterEach
  void the_others_are_undisturbed_and_nothing_else_is_stored() {
    var typed = typist.type("still here");
    witness.sync(new SyncMessage.Update(typed));
    assertThat(witness.nextUpdate()).isEqualTo(typed);
    host.close();
  }

  private Client join(String ticket, String document) {
    var client = Client.to(host.uri("/y/" + SHARE + "/" + document + "?ticket=" + ticket));
    client.sync(new SyncMessage.Step1(NOTHING));
    return client;
  }

  private Client hostile() {
    var client = join("ben", PLAN.document());
    client.nextAnswer();
    return client;
  }

  /// A socket on which a test says what no library would.
  private final class Raw implements AutoCloseable {
    private final Socket socket;

    Raw() throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), host.server().address().getPort());
      socket.setSoTimeout(30_000);
    }

    Raw send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      return this;
    }

    /// Everything up to an empty line.
    String head() throws IOException {
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) return head.toString();
        head.append((char) next);
      }
      return head.toString();
    }

    String upgrade(String... fields) throws IOException {
      send(
          ("GET /y/"
                  + PLAN
                  + "?ticket=ben HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                  + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                  + String.join("", fields)
                  + "\r\n")
              .getBytes(ISO_8859_1));
      return head();
    }

    /// The code of the close frame, after which the server closes; messages before it are skipped.
    int closeCode() throws IOException {
      var in = socket.getInputStream();
      for (int first = in.read(); first >= 0; first = in.read()) {
        int length = in.read();
        if (length == 126) length = in.read() << 8 | in.read();
        var payload = in.readNBytes(length);
        if ((first & 0x0f) == 8) return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
      }
      return -1;
    }

    boolean isClosed() throws IOException {
      return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void compression_is_not_negotiated() throws IOException {
    try (var raw = new Raw()) {
      var answer =
          raw.upgrade(
              "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits,"
                  + " x-webkit-deflate-frame\r\n");
      assertThat(answer).startsWith("HTTP/1.1 101");
      assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("extensions");
    }
  }

  static Stream<Arguments> frames() {
    return Stream.of(
        Arguments.of("compressed all the same", "c28000000000", 1002),
        Arguments.of("a compressed bomb", "c2ff000000003fffffff00000000", 1002),
        Arguments.of("with another reserved bit", "a28000000000", 1002),
        Arguments.of("not masked", "820101", 1002),
        Arguments.of("of an unknown kind", "838000000000", 1002),
        Arguments.of("a ping in parts", "098000000000", 1002),
        Arguments.of("a long ping", "89fe007e00000000", 1002),
        Arguments.of("a middle without a beginning", "808000000000", 1002),
        Arguments.of("too long by one byte", "82ff000000000100000100000000", 1009),
        Arguments.of("longer than any memory", "82ff7fffffffffffffff00000000", 1009));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void a_frame_that_no_client_sends_closes_its_socket(String what, String frame, int code)
      throws IOException {
    try (var raw = new Raw()) {
      raw.upgrade();
      raw.send(Vectors.unhex(frame));
      assertThat(raw.closeCode()).as(what).isEqualTo(code);
    }
  }

  static Stream<String> heads() {
    return Stream.of(
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n", // TLS
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /y/" + PLAN + " HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n",
        "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /hocuspocus HTTP/1.1\r\nX: " + "x".repeat(40_000) + "\r\n\r\n",
        "GET /y/" + PLAN + "?ticket=ana HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\n\r\n".repeat(10) + "no request at all\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("heads")
  void what_asks_for_no_websocket_is_refused_and_closed(String head) throws IOException {
    try (var raw = new Raw()) {
      raw.send(head.getBytes(ISO_8859_1));
      var answer = raw.head();
      assertThat(answer).matches("(?s)HTTP/1.1 (4\\d\\d) .*");
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void who_breaks_off_in_the_middle_leaves_nothing_behind() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (var raw = new Raw()) {
        raw.upgrade();
        raw.send(Vectors.unhex("82fe100000000000"));
      }
    }
    for (int i = 0; i < 20; i++) host.await("closed LEFT");
  }

  @Test
  void nobody_speaks_for_somebody_elses_cursor() {
    var ben = hostile();
    witness.send(new YFrame.Awareness(presence(7, 1, "\"ana\"")));
    awaitPresence(ben, 7, "\"ana\"");
    ben.send(new YFrame.Awareness(presence(7, 2, "\"mallory\"")));
    ben.send(new YFrame.Awareness(presence(7, 3, "null")));
    ben.send(new YFrame.Awareness(presence(8, 1, "\"ben\"")));
    awaitPresence(witness, 8, "\"ben\"");
    var late = join("ben", PLAN.document());
    awaitPresence(late, 7, "\"ana\"");
  }

  private static AwarenessUpdate presence(long client, long clock, String state) {
    return new AwarenessUpdate(List.of(new AwarenessEntry(client, clock, state.getBytes(UTF_8))));
  }

  /// Waits for a client's presence, and sees nobody lie about Ana's meanwhile.
  private static void awaitPresence(Client client, long id, String state) {
    for (; ; ) {
      var entries = client.nextY(YFrame.Awareness.class, _ -> true).update().entries();
      for (var entry : entries) {
        var said = new String(entry.state(), UTF_8);
        if (entry.client() == 7) assertThat(said).isEqualTo("\"ana\"");
        if (entry.client() == id && said.equals(state)) return;
      }
    }
  }

  @Test
  void the_largest_numbers_that_javascript_counts_to_are_kept_and_nothing_beyond() {
    var last = new Lib0Writer().varUint(1).varUint(1).varUint(Lib0Reader.MAX);
    last.varUint(Lib0Reader.MAX - 1).writeByte(4).varUint(1).varString("text".getBytes(UTF_8));
    var update = last.varString("x".getBytes(UTF_8)).varUint(0).toByteArray();
    var ben = hostile();
    ben.sync(new SyncMessage.Update(update));
    assertThat(witness.nextUpdate()).isEqualTo(update);
    assertThat(join("ben", PLAN.document()).nextAnswer()).isEqualTo(update);
    var beyond = new Lib0Writer().varUint(1).varUint(1).varUint(5).varUint(Lib0Reader.MAX);
    beyond.writeByte(4).varUint(1).varString("text".getBytes(UTF_8)).varString("x".getBytes(UTF_8));
    ben.sync(new SyncMessage.Update(beyond.varUint(0).toByteArray()));
    assertThat(ben.closeCode()).isEqualTo(1007);
  }

  /// Few bytes each, which take much memory or time where they are worked on.
  static Stream<Arguments> crowds() {
    var deletions = new Lib0Writer().varUint(0).varUint(1).varUint(1).varUint(MANY);
    for (long i = 0; i < MANY; i++) deletions.varUint(2 * i).varUint(1);
    var ascending = new Lib0Writer().varUint(MANY);
    for (long i = 0; i < MANY; i++)
      ascending.varUint(1).varUint(i).varUint(0).writeByte(0).varUint(1);
    var clocks = new Lib0Writer().varUint(MANY);
    for (long i = 0; i < MANY; i++) clocks.varUint(i).varUint(1);
    var people = new Lib0Writer().varUint(MANY);
    for (long i = 0; i < MANY; i++) people.varUint(i).varUint(1).varString(new byte[] {'1'});
    var question = new Lib0Writer().varUint(0).varUint(0).varBytes(clocks.toByteArray());
    var presence = new Lib0Writer().varUint(1).varBytes(people.toByteArray());
    return Stream.of(
        Arguments.of("ranges of deletions", update(deletions.toByteArray())),
        Arguments.of("clients out of order", update(ascending.varUint(0).toByteArray())),
        Arguments.of("clients in a question", question.toByteArray()),
        Arguments.of("clients who are there", presence.toByteArray()));
  }

  private static byte[] update(byte[] update) {
    return new YFrame.Sync(new SyncMessage.Update(update)).toByteArray();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("crowds")
  void more_parts_than_anybody_needs_are_too_big(String what, byte[] message) {
    var ben = hostile();
    ben.send(message);
    assertThat(ben.closeCode()).as(what).isEqualTo(1009);
  }

  @Test
  void a_share_has_no_more_documents_than_it_may() {
    for (int i = 1; i < FEW_DOCUMENTS; i++) join("ben", "d" + i).nextAnswer();
    for (int i = 0; i < 5; i++) assertThat(join("ben", "more" + i).closeCode()).isEqualTo(4413);
    join("ben", "d1").nextAnswer();
    assertThat(host.archive.documents().documents(SHARE)).hasSize(FEW_DOCUMENTS);
    assertThat(host.server().documents()).isEqualTo(FEW_DOCUMENTS);
  }

  @Test
  void on_hocuspocus_a_document_too_many_is_denied_and_the_socket_stays() {
    for (int i = 1; i < FEW_DOCUMENTS; i++) join("ben", "d" + i).nextAnswer();
    var client = Client.to(host.uri("/hocuspocus"));
    for (var name : List.of("one too many", "d1")) {
      client.send(SHARE + "/" + name, new Body.Token("ben", ""));
    }
    assertThat(client.nextBody(SHARE + "/one too many", Body.Denied.class).reason())
        .contains("too many");
    client.send(SHARE + "/d1", new Body.QueryAwareness());
    client.nextBody(SHARE + "/d1", Body.Awareness.class);
  }
}
