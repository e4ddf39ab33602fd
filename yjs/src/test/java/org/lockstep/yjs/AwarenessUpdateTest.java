package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.yjs.Vectors.hex;
import static org.lockstep.yjs.Vectors.unhex;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.yjs.Vectors.Case;

class AwarenessUpdateTest {
  static Stream<Case> steps() {
    return Vectors.file("awareness").cases("sequences").flatMap(s -> s.cases("steps"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void what_y_protocols_writes_is_read_and_written_byte_for_byte(Case step) {
    var update = AwarenessUpdate.read(step.bytes("update"));
    assertThat(update.entries()).isNotEmpty();
    assertThat(hex(update.toByteArray())).isEqualTo(hex(step.bytes("update")));
  }

  @Test
  void an_entry_tells_client_clock_and_state() {
    var entry =
        AwarenessUpdate.read(unhex("01ffffffff0f030e7b2263223a22c5bef09f9880227d"))
            .entries()
            .getFirst();
    assertThat(entry.client()).isEqualTo(4_294_967_295L);
    assertThat(entry.clock()).isEqualTo(3);
    assertThat(new String(entry.state(), StandardCharsets.UTF_8)).isEqualTo("{\"c\":\"ž😀\"}");
    assertThat(entry.isGone()).isFalse();
    assertThat(entry.at(9).clock()).isEqualTo(9);
    assertThat(entry.at(9).state()).isEqualTo(entry.state());
  }

  @Test
  void a_client_that_has_gone_has_the_state_null() {
    var update = new AwarenessUpdate(List.of(AwarenessEntry.gone(1, 2)));
    assertThat(hex(update.toByteArray())).isEqualTo("010102046e756c6c");
    assertThat(AwarenessUpdate.read(update.toByteArray()).entries().getFirst().isGone()).isTrue();
  }

  @Test
  void a_message_may_speak_of_nobody() {
    assertThat(AwarenessUpdate.read(unhex("00")).entries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "01", // no entry
        "ffffffff0f", // more entries than bytes
        "010101", // no state
        "01010100", // a state that is no JSON
        "0101010a7b226e223a317d", // too long a state
        "010101017b", // half an object
        "01010101ff", // not UTF-8
        "010101046e756c6c00" // a byte more
      })
  void another_message_is_refused(String message) {
    assertThatThrownBy(() -> AwarenessUpdate.read(unhex(message)))
        .isInstanceOf(MalformedUpdate.class);
  }
}
