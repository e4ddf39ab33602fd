package org.lockstep.client.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TerminalTest {
  private final StringWriter err = new StringWriter();

  private Terminal terminal(boolean watched, Map<String, String> environment) {
    Optional<Person> person = watched ? Optional.of(_ -> new char[0]) : Optional.empty();
    return new Terminal(new PrintWriter(err), new PrintWriter(err), person, environment);
  }

  @Test
  void colours_are_for_people_who_want_them() {
    assertThat(terminal(true, Map.of()).style()).isEqualTo(Style.COLOURED);
    assertThat(terminal(true, Map.of("NO_COLOR", "1")).style()).isEqualTo(Style.PLAIN);
    assertThat(terminal(true, Map.of("TERM", "dumb")).style()).isEqualTo(Style.PLAIN);
    assertThat(terminal(false, Map.of()).style()).isEqualTo(Style.PLAIN);
  }

  @Test
  void progress_is_drawn_for_people_alone() {
    try (var bar = ProgressBar.on(terminal(false, Map.of()))) {
      bar.bytes("Storing", 1, 2);
    }
    try (var bar = ProgressBar.hidden(terminal(true, Map.of()))) {
      bar.bytes("Storing", 1, 2);
    }

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_bar_grows_and_is_wiped_at_the_end() {
    try (var bar = ProgressBar.on(terminal(true, Map.of()))) {
      bar.bytes("Storing", 0, 2048);
      bar.bytes("Storing", 1024, 2048);
      bar.bytes("Storing", 2048, 2048);
      bar.bytes("Storing", 0, 0);
    }

    assertThat(err.toString().split("\r\u001b\\[K", -1))
        .containsExactly(
            "",
            "Storing [------------------------]   0%  0 B of 2.0 KiB",
            "Storing [############------------]  50%  1.0 KiB of 2.0 KiB",
            "Storing [########################] 100%  2.0 KiB of 2.0 KiB",
            "Storing [########################] 100%  0 B of 0 B",
            "");
  }

  @Test
  void the_same_line_is_not_drawn_twice() {
    try (var bar = ProgressBar.on(terminal(true, Map.of()))) {
      bar.step("Working");
      bar.step("Working");
    }

    assertThat(err).hasToString("\r\u001b[KWorking ...\r\u001b[K");
  }

  @Test
  void an_empty_variable_is_none() {
    assertThat(terminal(false, Map.of("LOCKSTEP_HOME", "")).variable("LOCKSTEP_HOME")).isEmpty();
  }
}
