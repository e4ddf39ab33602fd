package org.lockstep.realtime.ywebsocket;

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
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.MalformedUpdate;
import org.lockstep.yjs.Vectors;
import org.lockstep.yjs.Vectors.Case;

/// Frames as y-protocols writes them, and what is none.
class YFrameTest {
  static Stream<Case> frames() {
    return Vectors.file("frames").cases("ywebsocket");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void frames_of_the_real_clients_are_read_and_written_as_they_were(Case vector) {
    var bytes = vector.bytes("hex");
    assertThat(hex(YFrame.read(bytes).toByteArray())).isEqualTo(hex(bytes));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void a_frame_cut_short_is_none(Case vector) {
    var bytes = vector.bytes("hex");
    for (int end = 0; end < bytes.length; end++) refused(Arrays.copyOf(bytes, end));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void nothing_may_follow_a_frame(Case vector) {
    var bytes = vector.bytes("hex");
    refused(Arrays.copyOf(bytes, bytes.length + 1));
  }

  static Stream<Arguments> flaws() {
    return Stream.of(
        arguments("04", Flaw.UNKNOWN_TAG),
        arguments("ffffffffffffff0f", Flaw.UNKNOWN_TAG),
        arguments("000300", Flaw.UNKNOWN_TAG), // a step that sync does not have
        arguments("0002ffffffff0f", Flaw.TRUNCATED), // more bytes announced than there are
        arguments("0000050101", Flaw.TRUNCATED),
        arguments("000002ff01", Flaw.COUNT), // a state vector of 255 clients in no bytes
        arguments("00000401010100", Flaw.TRAILING), // bytes after the state vector
        arguments("0201016e", Flaw.UNKNOWN_TAG),
        arguments("020001ff", Flaw.NOT_UTF8),
        arguments("0105010101017b", Flaw.NOT_JSON),
        arguments("01050101010001", Flaw.NOT_JSON),
        arguments("0101ff", Flaw.TRUNCATED),
        arguments("0300", Flaw.TRAILING));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void what_is_wrong_is_said(String frame, Flaw flaw) {
    assertThat(refused(unhex(frame)).flaw()).isEqualTo(flaw);
  }

  @Test
  void a_number_with_padding_is_read_as_javascript_does() {
    assertThat(YFrame.read(unhex("8300"))).isEqualTo(new YFrame.QueryAwareness());
  }

  @Test
  void the_bytes_of_an_update_are_handed_on_as_they_came() {
    var frame = YFrame.read(unhex("000203ffffff"));
    assertThat(frame)
        .isInstanceOfSatisfying(
            YFrame.Sync.class,
            sync ->
                assertThat(((SyncMessage.Update) sync.message()).update())
                    .isEqualTo(unhex("ffffff")));
  }

  private static MalformedUpdate refused(byte[] frame) {
    var refusal = catchThrowableOfType(MalformedUpdate.class, () -> YFrame.read(frame));
    assertThat(refusal).as(hex(frame)).isNotNull();
    return refusal;
  }
}
