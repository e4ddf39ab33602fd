package org.lockstep.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.CapturedLog;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestFile;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.domain.share.ShareKind;

/// A client that goes away in the middle leaves no trace but a line for whoever looks closely.
class BrokenOffTest {
  /// More than the buffers of both ends of a connection hold.
  private static final int LARGE = 24 << 20;

  @TempDir private Path directory = Path.of("");

  private static void breakOff(TestServer server, Call call, Map<String, String> signature)
      throws IOException {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      var head = new StringBuilder(call.method() + " " + call.target() + " HTTP/1.1\r\n");
      head.append("Host: localhost\r\n");
      signature.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      head.append("\r\n");
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
      socket.setSoLinger(true, 0); // ends with a reset, as a process does that is killed
    }
  }

  private static Map<String, String> signed(Member by, Call call) {
    return TestServer.signature(by.device(), call, Instant.now(), Nonce.random());
  }

  @Test
  void a_download_a_feed_and_a_page_that_are_broken_off_leave_no_error() throws Exception {
    var server = TestServer.start(directory, "lockstep.feed.heartbeat=10ms");
    try (var log = CapturedLog.begin(RequestFilter.class)) {
      try (server) {
        var alice = Member.advanced(server, "alice");
        var share = TestShare.begun(server, alice, ShareKind.FOLDER);
        var file = TestFile.first(share, alice, "film", new byte[LARGE]);
        assertThat(alice.send(file.writing(file.upload())).status()).isLessThan(300);

        var download = Call.get(share.at("/items/" + file.item() + "/content"));
        breakOff(server, download, signed(alice, download));
        assertThat(log.next().getFormattedMessage()).contains("broke off GET", "/content");

        var feed = Call.get("/v1/feed");
        breakOff(server, feed, signed(alice, feed));
        assertThat(log.next().getFormattedMessage()).endsWith("broke off GET /v1/feed");

        breakOff(server, Call.get("/openapi"), Map.of());
        assertThat(server.send(Call.get("/actuator/health")).status()).isEqualTo(200);
      }
      assertThat(log.all()).allSatisfy(e -> assertThat(e.getLevel()).isIn(Level.DEBUG, Level.INFO));
      assertThat(log.all()).allSatisfy(e -> assertThat(e.getThrowableProxy()).isNull());
    }
  }
}
