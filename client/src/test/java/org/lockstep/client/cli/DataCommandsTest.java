package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Data of one's own from the terminal.
@ExtendWith(RunningServer.class)
final class DataCommandsTest {
  private final Path directory;
  private final String server;

  DataCommandsTest(@TempDir Path directory, String server) {
    this.directory = directory;
    this.server = server;
  }

  @Test
  @Tag("R40")
  void a_file_goes_into_a_category_comes_back_and_goes_for_good() throws IOException {
    var alice = Actor.fresh("alice", directory, server);
    var file = Files.writeString(directory.resolve("plan.pdf"), "a plan");
    var stored =
        alice.does("data", "put", "drive", file.toString(), "--metadata", "favourite=true");
    assertThat(stored.at("/category").asString()).isEqualTo("DRIVE");
    assertThat(stored.at("/key/kind").asString()).isEqualTo("SERVICE");
    assertThat(stored.at("/exposed").asBoolean()).isTrue();
    assertThat(stored.at("/metadata/FAVOURITE").asString()).isEqualTo("true");
    assertThat(alice.does("data", "put", "health", file.toString()).at("/exposed").asBoolean())
        .isFalse();

    assertThat(alice.does("data", "ls").at("/items").size()).isEqualTo(2);
    assertThat(alice.types("data", "ls").out().lines())
        .allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.startsWith("DRIVE") && line.endsWith("your devices, server"))
        .anyMatch(line -> line.startsWith("HEALTH") && line.endsWith("your devices"));
    assertThat(alice.types("data", "ls", "drive").out()).contains("favourite: true");

    var to = directory.resolve("copy.pdf");
    alice.does("data", "get", "drive", "plan.pdf", "-o", to.toString());
    assertThat(to).hasContent("a plan");

    alice.does("data", "rm", "drive", "plan.pdf");
    assertThat(alice.does("data", "ls", "drive").at("/items").size()).isZero();
    var gone = alice.types("data", "get", "drive", "plan.pdf", "-o", to.toString());
    assertThat(gone.code()).isEqualTo(1);
    assertThat(gone.err()).contains("nothing of the category is called plan.pdf");
  }

  @Test
  @Tag("R40")
  void what_a_category_may_not_say_is_refused() throws IOException {
    var alice = Actor.fresh("alice", directory, server);
    var file = Files.writeString(directory.resolve("pulse.csv"), "60");
    assertThat(
            alice
                .isRefused("data", "put", "health", file.toString(), "--metadata", "favourite=true")
                .at("/type")
                .asString())
        .isEqualTo("urn:lockstep:problem:metadata-not-allowed");
    assertThat(alice.types("data", "put", "nothing", file.toString()).code()).isEqualTo(2);
    assertThat(alice.types("data", "put", "health", "no-such-file").code()).isEqualTo(2);
  }
}
