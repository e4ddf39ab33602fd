package org.lockstep.bench.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.yjs.Trace.Edit;

final class TypistTest {
  private static final String TRACE =
      "{\"txns\":[{\"patches\":[[0,0,\"ab\"]]},{\"patches\":[[1,0,\"x\"],[0,2,\"\"]]}]}";

  @Test
  void edits_become_the_updates_of_one_client() {
    var trace =
        new Trace(
            List.of(
                new Edit(0, 0, "ab"),
                new Edit(1, 0, "x"),
                new Edit(0, 2, ""), // "ax"
                new Edit(0, 0, "y"),
                new Edit(2, 0, "z")));
    assertThat(Typist.type(trace, 1).stream().map(HexFormat.of()::formatHex))
        .containsExactly(
            "0101010004010474657874026162" + "00",
            "01010102c4010001010178" + "00",
            "00" + "01010200010201",
            "010101034401000179" + "00",
            "010101048401" + "01" + "017a" + "00");
  }

  @Test
  void a_trace_is_read_with_all_patches_in_their_order(@TempDir Path directory) throws IOException {
    var file = directory.resolve("trace.json.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(TRACE.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Trace.read(file).edits())
        .containsExactly(new Edit(0, 0, "ab"), new Edit(1, 0, "x"), new Edit(0, 2, ""));
  }

  @Test
  void a_file_that_is_no_trace_gets_one_line(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("trace.json"), TRACE);
    assertThatThrownBy(() -> Trace.read(file))
        .isInstanceOf(BenchFailed.class)
        .hasMessageContaining("cannot be read");
  }
}
