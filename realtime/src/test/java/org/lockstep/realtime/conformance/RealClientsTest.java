package org.lockstep.realtime.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lockstep.realtime.Archive.SHARE;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.realtime.Archive;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.yjs.YUpdate;

/// The clients that editors use, unchanged, against the real server in a process of its own.
/// Skipped where node and npm are not, or the packages cannot be had.
class RealClientsTest {
  private static Path scripts = Path.of("");

  @BeforeAll
  static void install() {
    var folder = Npm.install(Path.of("target").toAbsolutePath());
    if (folder.isEmpty()) System.out.println("SKIPPED: the published clients cannot be installed");
    assumeTrue(folder.isPresent(), "the published clients cannot be installed");
    scripts = folder.orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"y-websocket-2", "y-websocket-3", "hocuspocus-2", "hocuspocus-3", "hocuspocus-4"})
  void people_edit_together(String kind, @TempDir Path directory) throws IOException {
    try (var server = new ChildServer(directory, 0)) {
      var node = Npm.node(scripts, "together.mjs", kind, "" + server.port(), SHARE.value());
      try (var output = node.inputReader(UTF_8)) {
        assertThat(output.lines().toList()).contains("DONE");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"y-websocket-3", "hocuspocus-4"})
  void nothing_that_was_heard_is_lost_when_the_server_is_killed(
      String kind, @TempDir Path directory) throws IOException {
    var heard = new ConcurrentHashMap<Long, Long>();
    var lines = new ArrayList<String>();
    var server = new ChildServer(directory, 0);
    try {
      var node = Npm.node(scripts, "crash.mjs", kind, "" + server.port(), SHARE.value());
      try (var output = node.inputReader(UTF_8)) {
        readUntil("UNDERWAY", output, lines, heard);
        var before = Map.copyOf(heard);
        server.kill();
        requireStored(directory, kind, before);
        server = new ChildServer(directory, server.port());
        readUntil("DONE", output, lines, heard);
      }
    } finally {
      server.close();
    }
    assertThat(heard).hasSize(2).allSatisfy((_, clock) -> assertThat(clock).isEqualTo(600));
  }

  private static void readUntil(
      String end, BufferedReader output, List<String> lines, Map<Long, Long> heard)
      throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.equals(end)) return;
      var words = line.split(" ", -1);
      if (words[0].equals("HEARD")) heard.put(Long.valueOf(words[1]), Long.valueOf(words[2]));
    }
    throw new AssertionError(String.join("\n", lines));
  }

  private static void requireStored(Path directory, String kind, Map<Long, Long> heard) {
    try (var archive = new Archive(directory)) {
      var state = YUpdate.stateVector(archive.stored(new DocumentName(SHARE, kind + " crash")));
      assertThat(heard).isNotEmpty();
      heard.forEach(
          (client, clock) -> assertThat(state.clock(client)).isGreaterThanOrEqualTo(clock));
    }
  }
}
