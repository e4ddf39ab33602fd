package org.lockstep.client.cli.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.client.live.LiveText;

/// A person at a terminal; the server cannot be reached, and what is written waits.
class EditorScreenTest {
  private static final String LEAVE = "\u0018";

  private final AtomicBoolean changed = new AtomicBoolean();
  private final LiveText text =
      LiveText.join(_ -> URI.create("ws://127.0.0.1:1/nobody"), () -> changed.set(true));
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @AfterEach
  void leave() {
    text.close();
  }

  private String after(String keys) throws Exception {
    try (var terminal =
        new LineDisciplineTerminal("test", "xterm", shown, StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(40, 6));
      var typing =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      terminal.processInputBytes((keys + LEAVE).getBytes(StandardCharsets.UTF_8));
                    } catch (java.io.IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  });
      new EditorScreen(terminal, text, "minutes", changed).run();
      typing.join();
    }
    return text.text();
  }

  @Test
  void what_is_typed_is_in_the_text() throws Exception {
    assertThat(after("hello, wörld 😀\rnext")).isEqualTo("hello, wörld 😀\nnext");
  }

  @Test
  void keys_move_and_erase() throws Exception {
    String left = "\033[D";
    String up = "\033[A";
    String home = "\033[H";
    String delete = "\033[3~";
    assertThat(after("abc" + left + left + "x")).isEqualTo("axbc");
    assertThat(after(home + delete)).isEqualTo("xbc");
    assertThat(after("\033[F\rsecond" + up + home + "\u007f>")).isEqualTo(">xbc\nsecond");
  }

  @Test
  void the_status_line_says_that_nothing_is_saved_and_who_can_read() throws Exception {
    after("x");
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("minutes")
        .contains("no connection");
  }
}
