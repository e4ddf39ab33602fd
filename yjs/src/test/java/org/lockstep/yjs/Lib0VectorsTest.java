package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.yjs.Vectors.hex;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.yjs.Vectors.Case;

/// Against what lib0 writes and reads.
class Lib0VectorsTest {
  private static final Case FILE = Vectors.file("lib0");

  static Stream<Case> numbers() {
    return FILE.cases("varUint");
  }

  static Stream<Case> signedNumbers() {
    return FILE.cases("varInt");
  }

  static Stream<Case> texts() {
    return FILE.cases("varString");
  }

  static Stream<Case> byteArrays() {
    return FILE.cases("varUint8Array");
  }

  static Stream<Case> values() {
    return FILE.cases("any");
  }

  static Stream<Case> foreignNumbers() {
    return FILE.cases("varUintDecode");
  }

  static Stream<Case> foreignTexts() {
    return FILE.cases("varStringDecode");
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbers_are_read_and_written(Case vector) {
    long number = value(vector);
    var in = new Lib0Reader(vector.bytes("hex"));
    assertThat(in.varUint()).isEqualTo(number);
    in.requireEnd();
    assertThat(new Lib0Writer().varUint(number).toByteArray()).isEqualTo(vector.bytes("hex"));
  }

  @ParameterizedTest
  @MethodSource("signedNumbers")
  void signed_numbers_are_read(Case vector) {
    var in = new Lib0Reader(vector.bytes("hex"));
    assertThat(in.varInt()).isEqualTo(value(vector));
    in.requireEnd();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void texts_are_read_written_and_measured_in_utf_16(Case vector) {
    var in = new Lib0Reader(vector.bytes("hex"));
    var text = in.varString();
    in.requireEnd();
    assertThat(new Lib0Writer().varString(text).toByteArray()).isEqualTo(vector.bytes("hex"));
    assertThat(Utf8.utf16Length(text, 0, text.length))
        .isEqualTo(vector.node().get("utf16Length").asInt());
  }

  @ParameterizedTest
  @MethodSource("byteArrays")
  void bytes_are_read_and_written(Case vector) {
    var in = new Lib0Reader(vector.bytes("hex"));
    var bytes = in.varBytes();
    in.requireEnd();
    assertThat(hex(bytes)).isEqualTo(vector.node().get("bytes").asString());
    assertThat(new Lib0Writer().varBytes(bytes).toByteArray()).isEqualTo(vector.bytes("hex"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void values_are_passed_over_to_their_end(Case vector) {
    var in = new Lib0Reader(vector.bytes("hex"));
    Any.check(in);
    in.requireEnd();
  }

  @ParameterizedTest
  @MethodSource("foreignNumbers")
  void numbers_of_others_are_read_if_javascript_can_count_so_far(Case vector) {
    var in = new Lib0Reader(vector.bytes("hex"));
    boolean fits = vector.is("ok") && value(vector) <= Lib0Reader.MAX;
    if (fits) assertThat(in.varUint()).isEqualTo(value(vector));
    else assertThatThrownBy(in::varUint).isInstanceOf(MalformedUpdate.class);
  }

  @ParameterizedTest
  @MethodSource("foreignTexts")
  void texts_of_others_are_read_if_they_are_utf_8(Case vector) {
    var in = new Lib0Reader(vector.bytes("hex"));
    if (vector.is("ok")) assertThat(in.varString()).isNotNull();
    else assertThatThrownBy(in::varString).isInstanceOf(MalformedUpdate.class);
  }

  private static long value(Case vector) {
    var text = vector.node().get("value").asString();
    return text.equals("-0") ? 0 : Long.parseLong(text);
  }
}
