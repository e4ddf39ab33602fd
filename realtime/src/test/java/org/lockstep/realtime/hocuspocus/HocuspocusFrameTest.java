package org.lockstep.realtime.hocuspocus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.lockstep.yjs.Vectors.hex;
import static org.lockstep.yjs.Vectors.unhex;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.realtime.hocuspocus.HocuspocusFrame.Addressed;
import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.MalformedUpdate;
import org.lockstep.yjs.Vectors;
import org.lockstep.yjs.Vectors.Case;

/// Frames as Hocuspocus and its providers write them, and what is none.
class HocuspocusFrameTest {
  private static final String DOC = "05646f632d31"; // the address "doc-1"

  static Stream<Case> frames() {
    return Vectors.file("frames").cases("hocuspocus");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void frames_of_the_real_clients_are_read_and_written_as_they_were(Case vector) {
    var bytes = vector.bytes("hex");
    assertThat(hex(HocuspocusFrame.read(bytes).toByteArray())).isEqualTo(hex(bytes));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void a_frame_cut_short_is_another_or_none(Case vector) {
    var bytes = vector.bytes("hex");
    for (int end = 0; end < bytes.length; end++) {
      var cut = Arrays.copyOf(bytes, end);
      var refusal = catchThrowableOfType(MalformedUpdate.class, () -> HocuspocusFrame.read(cut));
      if (refusal == null) assertThat(HocuspocusFrame.read(cut).toByteArray()).isEqualTo(cut);
    }
  }

  static Stream<Arguments> flaws() {
    return Stream.of(
        arguments("", Flaw.TRUNCATED),
        arguments("0b", Flaw.TRUNCATED), // neither a ping nor an address
        arguments("01ff03", Flaw.NOT_UTF8),
        arguments(DOC, Flaw.TRUNCATED),
        arguments(DOC + "09", Flaw.UNKNOWN_TAG), // a ping has no address
        arguments(DOC + "ffffffff0f", Flaw.UNKNOWN_TAG),
        arguments(DOC + "0203", Flaw.UNKNOWN_TAG),
        arguments(DOC + "0802", Flaw.UNKNOWN_TAG),
        arguments(DOC + "080100", Flaw.TRAILING),
        arguments(DOC + "0300", Flaw.TRAILING),
        arguments(DOC + "0501ff", Flaw.NOT_UTF8),
        arguments(DOC + "02000161013100", Flaw.TRAILING),
        arguments(DOC + "020001ff", Flaw.NOT_UTF8),
        arguments(DOC + "0002ff01", Flaw.TRUNCATED),
        arguments(DOC + "0105010101017b", Flaw.NOT_JSON),
        arguments("8108" + "61".repeat(1025) + "03", Flaw.TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void what_is_wrong_is_said(String frame, Flaw flaw) {
    var refusal =
        catchThrowableOfType(MalformedUpdate.class, () -> HocuspocusFrame.read(unhex(frame)));
    assertThat(refusal).isNotNull();
    assertThat(refusal.flaw()).isEqualTo(flaw);
  }

  @Test
  void the_session_is_no_part_of_the_name() {
    var frame = (Addressed) HocuspocusFrame.read(unhex("11646f632d310073657373696f6e2d61626303"));
    assertThat(frame.address().document()).isEqualTo("doc-1");
    assertThat(frame.address().text()).isEqualTo("doc-1\0session-abc");
  }

  @Test
  void a_ticket_is_not_shown() {
    assertThat(new Body.Token("secret", "4.8.0").toString()).doesNotContain("secret");
  }
}
