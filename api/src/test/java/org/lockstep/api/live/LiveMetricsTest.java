package org.lockstep.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.domain.share.Role;

/// What an operator sees of the channel, through the endpoint for metrics.
class LiveMetricsTest {
  private static final int ATTEMPTS = 10_000;

  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final LiveDesk desk;

  LiveMetricsTest(@TempDir Path directory) {
    server = TestServer.start(directory);
    alice = Member.advanced(server, "alice");
    bob = Member.advanced(server, "bob");
    desk = LiveDesk.begun(server, alice);
    desk.share.admit(bob, Role.EDITOR);
  }

  private String page() {
    return server.send(Call.get("/actuator/prometheus")).text();
  }

  private Map<String, Double> metrics() {
    return page()
        .lines()
        .filter(line -> line.startsWith("lockstep_live_"))
        .map(line -> line.split(" ", -1))
        .collect(toMap(parts -> parts[0], parts -> Double.valueOf(parts[1])));
  }

  /// Asks until it is so: a socket's end is told a moment after its other side knows.
  private void await(String metric, double value) {
    var asked = Stream.generate(this::metrics).limit(ATTEMPTS);
    // Not by a matcher of streams, which would ask as often as it may before it looks at any.
    assertThat(asked.anyMatch(now -> Double.valueOf(value).equals(now.get(metric))))
        .as(metric)
        .isTrue();
  }

  @Test
  void connections_documents_updates_bytes_merges_queues_and_closes_are_counted()
      throws InterruptedException {
    try (server) {
      try (var left = desk.open(alice, "plan");
          var right = desk.open(bob, "plan");
          var other = desk.open(bob, "notes")) {
        other.type(1, 'X');
        other.awaits('X');
        left.type(1, 'A');
        right.awaits('A');
        right.type(2, 'B');
        left.awaits('B');
        try (var late = desk.open(alice, "plan")) {
          late.awaits('B');
        }
        await("lockstep_live_connections", 3);
        var now = metrics();
        assertThat(now).containsEntry("lockstep_live_documents", 2.0);
        assertThat(now).containsEntry("lockstep_live_stored_seconds_count", 3.0);
        assertThat(now)
            .containsEntry("lockstep_live_stored_bytes_sum", 3.0 * YEditor.letter(1, 'A').length);
        assertThat(now).containsEntry("lockstep_live_underway", 0.0);
        assertThat(now).containsEntry("lockstep_live_underway_bytes", 0.0);
        assertThat(now.get("lockstep_live_folded_seconds_count")).isPositive();
        assertThat(now.get("lockstep_live_folded_seconds_sum")).isPositive();
        assertThat(now.get("lockstep_live_deliveries_total")).isGreaterThanOrEqualTo(5);
        assertThat(now.get("lockstep_live_delivered_bytes_total")).isPositive();
        assertThat(now).containsEntry("lockstep_live_failures_total", 0.0);
        var freeze = desk.freeze(alice).freeze();
        assertThat(metrics()).containsEntry("lockstep_live_frozen", 1.0);
        desk.end(alice, freeze);
        for (var editor : new YEditor[] {left, right, other}) {
          assertThat(editor.closeCode()).isEqualTo(4401);
        }
      }
      await("lockstep_live_closes_total{code=\"4401\"}", 3);
      await("lockstep_live_connections", 0);
      await("lockstep_live_frozen", 0);
    }
  }

  @Test
  void who_asks_for_no_websocket_is_counted() throws IOException {
    try (server) {
      int port = URI.create(desk.ticket(alice).yWebsocket()).getPort();
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write("no request\r\n\r\n".getBytes(UTF_8));
        socket.getInputStream().readAllBytes();
      }
      await("lockstep_live_refused_total", 1);
    }
  }

  @Test
  void every_metric_of_the_channel_is_documented() throws IOException {
    try (server) {
      var documented = Files.readString(Path.of("..", "docs", "operations.md"));
      var families =
          page()
              .lines()
              .filter(line -> line.startsWith("# TYPE lockstep_live_"))
              .map(line -> line.split(" ", -1)[2])
              .filter(name -> !name.endsWith("_max"))
              .toList();
      assertThat(families).hasSizeGreaterThan(10);
      assertThat(families).allMatch(name -> documented.contains("`" + name + "`"));
    }
  }
}
