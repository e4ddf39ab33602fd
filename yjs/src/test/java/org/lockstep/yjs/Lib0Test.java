package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.yjs.Vectors.unhex;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Lib0Test {
  @Property
  void every_number_is_read_as_it_was_written(
      @ForAll @LongRange(max = (1L << 53) - 1) long number) {
    var in = new Lib0Reader(new Lib0Writer().varUint(number).toByteArray());
    assertThat(in.varUint()).isEqualTo(number);
    assertThat(in.remaining()).isZero();
  }

  @Property
  void utf_8_is_what_java_takes_for_it(@ForAll @Size(max = 12) byte[] bytes) {
    assertThat(isUtf8(bytes)).isEqualTo(javaTakes(bytes));
  }

  @Property
  void a_text_is_as_long_as_in_java(@ForAll String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    int units = new String(bytes, StandardCharsets.UTF_8).length();
    assertThat(Utf8.utf16Length(bytes, 0, bytes.length)).isEqualTo(units);
  }

  /// Sequences of up to four bytes that random ones would hardly meet.
  @Test
  void utf_8_ends_where_java_says_so() {
    int[] edges = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2};
    for (int lead = 0xc0; lead <= 0xff; lead++) {
      for (int second : edges) {
        for (int third : edges) {
          byte[] bytes = {(byte) lead, (byte) second, (byte) third, (byte) 0x80};
          assertThat(isUtf8(bytes)).as(Vectors.hex(bytes)).isEqualTo(javaTakes(bytes));
        }
      }
    }
  }

  @Test
  void padding_adds_nothing() {
    assertThat(new Lib0Reader(unhex("81808080808080808080808000")).varUint()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_written_is_the_callers_fault() {
    var out = new Lib0Writer();
    assertThatThrownBy(() -> out.varUint(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.varUint(1L << 53)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.varString(unhex("ff"))).isInstanceOf(MalformedUpdate.class);
    assertThat(out.size()).isZero();
  }

  @Test
  void a_reader_ends_where_its_part_ends() {
    var in = new Lib0Reader(unhex("0102030405"), 1, 3);
    assertThat(in.readByte()).isEqualTo(2);
    assertThat(in.position()).isEqualTo(2);
    assertThat(in.readByte()).isEqualTo(3);
    assertThatThrownBy(in::readByte).isInstanceOf(MalformedUpdate.class);
  }

  @Test
  void a_length_beyond_the_end_is_refused_before_anything_is_allocated() {
    var in = new Lib0Reader(unhex("ffffffff0761"));
    assertThatThrownBy(in::varBytes)
        .isInstanceOfSatisfying(
            MalformedUpdate.class, fault -> assertThat(fault.flaw()).isEqualTo(Flaw.TRUNCATED));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      Utf8.check(bytes, 0, bytes.length);
      return true;
    } catch (MalformedUpdate fault) {
      assertThat(fault.flaw()).isEqualTo(Flaw.NOT_UTF8);
      return false;
    }
  }

  private static boolean javaTakes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
