package org.lockstep.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.domain.share.Role;

/// Windows of a real browser on one text. Skipped, and said so, where the page was not built, or
/// there is no Chromium or no npm; its pictures lie in `target/windows`.
@RunningServer
class LivePageWindowsTest {
  private final TestServer server;

  LivePageWindowsTest(TestServer server) {
    this.server = server;
  }

  private static Windows windows() {
    var found = LivePage.bundled().flatMap(_ -> Windows.find());
    if (found.isEmpty()) System.out.println("SKIPPED: no page, no Chromium or no npm");
    assumeTrue(found.isPresent(), "no page, no Chromium or no npm");
    return found.orElseThrow();
  }

  @Test
  @Tag("R54")
  void two_windows_edit_one_text_a_third_reads_and_all_are_told_of_the_end() throws IOException {
    var windows = windows();
    var alice = Member.advanced(server, "alice");
    var bob = Member.advanced(server, "bob");
    var desk = LiveDesk.begun(server, alice);
    desk.share.admit(bob, Role.EDITOR);
    var address = "http://127.0.0.1:" + server.port() + "/live/" + desk.share.id() + "/notes/today";
    var node =
        windows.run(
            address,
            desk.ticket(alice).ticket(),
            desk.ticket(bob).ticket(),
            desk.ticket(bob, true).ticket(),
            Files.createDirectories(windows.scripts().resolve("pictures")).toString());
    var lines = new ArrayList<String>();
    try (var output = node.inputReader(UTF_8)) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.equals("END")) desk.end();
      }
    }
    assertThat(lines).as(String.join("\n", lines)).endsWith("DONE");
  }
}
