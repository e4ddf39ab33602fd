package org.lockstep.yjs;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.lockstep.yjs.Vectors.Case;

/// What is refused, and why. The updates have one item of client 1 in the root type `text`, whose
/// kind and payload are what differs.
class MalformedTest {
  static Stream<Case> vectors() {
    return Vectors.file("malformed").cases("cases").filter(c -> c.is("mustReject"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void bytes_that_are_no_update_are_refused(Case vector) {
    refused(vector.bytes("hex"));
  }

  static Stream<Arguments> flaws() {
    return Stream.of(
        arguments("", Flaw.TRUNCATED),
        arguments("000000", Flaw.TRAILING),
        arguments("ffffffff0f00", Flaw.COUNT),
        arguments("01010180808080808080100000", Flaw.TOO_LARGE), // client 2^53
        arguments("010101ffffffffffffff0f000100", Flaw.TOO_LARGE), // ends at 2^53
        arguments("0001010101ffffffffffffff0f", Flaw.TOO_LARGE), // a deletion beyond 2^53
        arguments("01010100000000", Flaw.EMPTY),
        arguments("010101000a0000", Flaw.EMPTY),
        arguments("010101008a0500", Flaw.UNKNOWN_TAG), // a hole with flags
        arguments("0101010004020061", Flaw.UNKNOWN_TAG), // a parent that is neither named nor an id
        arguments(item("04", "02c328"), Flaw.NOT_UTF8),
        arguments(item("04", "03eda0bd"), Flaw.NOT_UTF8), // a surrogate
        arguments(item("04", "02c080"), Flaw.NOT_UTF8), // overlong
        arguments(item("04", "04f4908080"), Flaw.NOT_UTF8), // beyond U+10FFFF
        arguments(item("04", "0161").replace("74657874", "746578ff"), Flaw.NOT_UTF8),
        arguments(item("02", "01017b"), Flaw.NOT_JSON),
        arguments(item("05", "017b"), Flaw.NOT_JSON),
        arguments(item("05", "00"), Flaw.NOT_JSON),
        arguments(item("05", "04efbbbf31"), Flaw.NOT_JSON), // a byte order mark
        arguments(item("06", "0161017d"), Flaw.NOT_JSON),
        arguments(item("06", "01ff0131"), Flaw.NOT_UTF8),
        arguments(item("07", "07"), Flaw.UNKNOWN_TAG), // WeakLink of yrs
        arguments(item("0b", "0000"), Flaw.UNKNOWN_TAG), // Move of yrs
        arguments(item("07", "0301ff"), Flaw.NOT_UTF8),
        arguments(item("08", "017701ff"), Flaw.NOT_UTF8),
        arguments(item("08", "01760101ff7e"), Flaw.NOT_UTF8),
        arguments(item("08", "0101"), Flaw.UNKNOWN_TAG),
        arguments(item("08", "01" + "7501".repeat(101) + "7e"), Flaw.TOO_DEEP),
        arguments(item("09", "01617701ff"), Flaw.NOT_UTF8),
        arguments(json("[".repeat(102) + "]".repeat(102)), Flaw.TOO_DEEP));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void the_refusal_says_what_is_wrong(String update, Flaw flaw) {
    assertThat(refused(unhex(update)).flaw()).isEqualTo(flaw);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void every_beginning_of_an_update_is_refused(byte[] update) {
    for (int length = 0; length < update.length; length++) {
      refused(Arrays.copyOf(update, length));
    }
  }

  static Stream<byte[]> whole() {
    return Vectors.allUpdates().filter(update -> update.length < 2_000);
  }

  @Test
  void values_may_lie_a_hundred_deep() {
    YUpdate.validate(unhex(item("08", "01" + "7501".repeat(100) + "7e")));
    YUpdate.validate(unhex(json("[".repeat(101) + "]".repeat(101))));
  }

  @Test
  void the_json_text_undefined_of_old_yjs_is_read() {
    YUpdate.validate(unhex(item("02", "0209756e646566696e65640131")));
  }

  @Test
  void a_refusal_tells_nothing_of_the_content() {
    var refusal = refused(unhex(item("05", "06736563726574"))); // secret
    assertThat(refusal).hasMessage("the message has a text that is not JSON, at byte 12");
    assertThat(refusal.getStackTrace()).isEmpty();
  }

  private static String item(String kind, String payload) {
    return "01010100" + kind + "010474657874" + payload + "00";
  }

  private static String json(String text) {
    var payload = new Lib0Writer().varBytes(text.getBytes(UTF_8));
    return item("05", hex(payload.toByteArray()));
  }

  private static MalformedUpdate refused(byte[] update) {
    var refusal = catchThrowableOfType(MalformedUpdate.class, () -> YUpdate.validate(update));
    assertThat(refusal).as(hex(update)).isNotNull();
    return refusal;
  }
}
