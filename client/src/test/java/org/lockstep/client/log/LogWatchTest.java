package org.lockstep.client.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.audit.log.LogFault;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.testing.LogServer;
import org.lockstep.domain.Bytes;

/// A device looks at its server's log again and again.
final class LogWatchTest {
  private final Path directory;
  private final Home home;
  private LogServer log;

  LogWatchTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = Home.at(directory.resolve("home"));
  }

  @BeforeEach
  void start() throws IOException {
    log = LogServer.start(Files.createDirectory(directory.resolve("one")), 300);
    home.pin(pins -> pins.withServer(Bytes.EMPTY, log.key()));
  }

  @AfterEach
  void stop() {
    log.close();
  }

  /// A new process each time: what is remembered lies on the disk.
  private LogWatch watch() {
    return new LogWatch(URI.create(log.address()), Home.at(home.directory()));
  }

  private LogFault alarm() {
    var refused = catchThrowableOfType(TrustRefused.class, () -> watch().look());
    return ((Breach.LogWrong) refused.breach()).fault();
  }

  @Test
  void a_log_that_grows_is_believed() {
    assertThat(watch().look().orElseThrow().signed().size()).isEqualTo(300);
    log.append("a", 700);
    assertThat(watch().look().orElseThrow().signed().size()).isEqualTo(1000);
    assertThat(watch().look().orElseThrow().signed().size()).isEqualTo(1000);
  }

  @Test
  void all_of_a_long_log_is_read_after_a_look() {
    try (var watching = watch()) {
      var seen = watching.look().orElseThrow();
      assertThat(seen.leaf(0)).as("in a full tile").isNotEqualTo(seen.leaf(299));
    }
  }

  @Test
  void a_fork_is_an_alarm_at_the_next_look_and_at_each_one_after() throws IOException {
    var known = log.checkpoint();
    watch().look();
    log.switchTo(Files.createDirectory(directory.resolve("two")), "a", 400);
    assertThat(alarm()).isEqualTo(new LogFault.Forked(known, log.checkpoint()));
    log.append("a", 1);
    assertThat(alarm()).isEqualTo(new LogFault.Forked(known, log.checkpoint()));
  }

  @Test
  void a_rollback_is_an_alarm() throws IOException {
    var known = log.checkpoint();
    watch().look();
    log.switchTo(Files.createDirectory(directory.resolve("two")), "a", 299);
    assertThat(alarm()).isEqualTo(new LogFault.RolledBack(known, log.checkpoint()));
  }

  @Test
  void both_notes_are_kept() throws IOException {
    watch().look();
    byte[] known = log.file("checkpoint");
    log.switchTo(Files.createDirectory(directory.resolve("two")), "a", 400);
    byte[] shown = log.file("checkpoint");
    alarm();
    try (var files = Files.list(home.log(log.address() + LogWatch.PREFIX).evidence())) {
      var notes = files.filter(file -> file.toString().endsWith(".note")).sorted().toList();
      assertThat(Files.readAllBytes(notes.getFirst())).isEqualTo(known);
      assertThat(Files.readAllBytes(notes.getLast())).isEqualTo(shown);
    }
  }

  @Test
  void before_a_key_is_pinned_nothing_is_looked_at() {
    var stranger = Home.at(directory.resolve("stranger"));
    assertThat(new LogWatch(URI.create(log.address()), stranger).look()).isEmpty();
  }

  @Test
  void a_server_that_hides_its_log_is_told_apart_from_one_that_is_away() {
    log.replace("checkpoint", new byte[0]); // answered as not found
    assertThatExceptionOfType(ServerMisbehaved.class).isThrownBy(() -> watch().look());
    var away = new LogWatch(URI.create("http://127.0.0.1:1"), home);
    assertThatExceptionOfType(ServerUnreachable.class).isThrownBy(away::look);
  }
}
