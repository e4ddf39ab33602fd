package org.lockstep.crypto.tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TupleTest {
  private static final String LABEL = "lockstep/test-case/1";

  @Test
  void each_part_is_its_length_and_its_bytes() {
    var tuple = Tuple.of("lockstep/t/1").text("é").number(258).bytes(new byte[] {7});

    assertThat(HexFormat.of().formatHex(tuple.encode()))
        .isEqualTo(
            "0000000c"
                + "6c6f636b737465702f742f31"
                + "00000002c3a9"
                + "000000080000000000000102"
                + "0000000107");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lockstep",
        "lockstep/x",
        "lockstep/x/0",
        "lockstep/x/01",
        "lockstep/X/1",
        "lockstep//1",
        "lockstep/-x/1",
        "lockstep/x-/1",
        "lockstep/x/y/1",
        "other/x/1",
        "lockstep/x/1\n",
        "lockstep/x/-1"
      })
  void a_label_that_is_not_of_the_form_is_refused(String label) {
    assertThatThrownBy(() -> Tuple.of(label)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moving_a_byte_from_one_field_to_the_next_changes_the_bytes() {
    assertThat(Tuple.of(LABEL).text("ab").text("c").encode())
        .isNotEqualTo(Tuple.of(LABEL).text("a").text("bc").encode());
  }

  @Test
  void a_negative_number_is_refused() {
    assertThatThrownBy(() -> Tuple.of(LABEL).number(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void text_with_an_unpaired_surrogate_is_refused() {
    assertThatThrownBy(() -> Tuple.of(LABEL).text("a\uD800"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void adding_a_field_leaves_the_shorter_tuple_as_it_was() {
    var shorter = Tuple.of(LABEL).text("a");
    var longer = shorter.text("b");

    assertThat(shorter).isEqualTo(Tuple.of(LABEL).text("a")).isNotEqualTo(longer);
    assertThat(shorter.hashCode()).isEqualTo(Tuple.of(LABEL).text("a").hashCode());
  }

  @Test
  void its_description_shows_the_label_and_no_field() {
    assertThat(Tuple.of(LABEL).text("hush").toString()).contains(LABEL).doesNotContain("hush");
  }

  @Property(tries = 200)
  void a_reader_gives_back_what_was_written(
      @ForAll @StringLength(max = 40) String text,
      @ForAll @LongRange(min = 0) long number,
      @ForAll byte[] bytes) {
    var reader =
        TupleReader.of(LABEL, Tuple.of(LABEL).text(text).number(number).bytes(bytes).encode());

    assertThat(reader.text()).isEqualTo(text);
    assertThat(reader.number()).isEqualTo(number);
    assertThat(reader.hasNext()).isTrue();
    assertThat(reader.bytes()).isEqualTo(bytes);
    reader.end();
  }

  @Property(tries = 200)
  void what_is_cut_short_is_refused(@ForAll byte[] bytes) {
    var encoded = Tuple.of(LABEL).bytes(bytes).number(7).encode();
    for (int length = 0; length < encoded.length; length++) {
      var cut = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(MalformedTuple.class);
    }
  }

  @Test
  void what_is_too_long_or_labelled_otherwise_is_refused() {
    var encoded = Tuple.of(LABEL).bytes(new byte[3]).number(7);

    assertThatThrownBy(() -> read(encoded.text("").encode())).isInstanceOf(MalformedTuple.class);
    assertThatThrownBy(() -> TupleReader.of("lockstep/test-case/2", encoded.encode()))
        .isInstanceOf(MalformedTuple.class);
  }

  @Test
  void a_length_beyond_the_end_or_below_nought_is_refused() {
    var encoded = Tuple.of(LABEL).bytes(new byte[3]).encode();
    for (byte first : new byte[] {1, (byte) 0x80}) {
      var broken = encoded.clone();
      broken[4 + LABEL.length()] = first;
      assertThatThrownBy(() -> TupleReader.of(LABEL, broken).bytes())
          .isInstanceOf(MalformedTuple.class);
    }
  }

  @Test
  void invalid_text_and_odd_numbers_are_refused() {
    var notUtf8 = Tuple.of(LABEL).bytes(new byte[] {(byte) 0xc3}).encode();
    var negative = Tuple.of(LABEL).bytes(new byte[] {-1, 0, 0, 0, 0, 0, 0, 0}).encode();
    var tooShort = Tuple.of(LABEL).bytes(new byte[4]).encode();

    assertThatThrownBy(() -> TupleReader.of(LABEL, notUtf8).text())
        .isInstanceOf(MalformedTuple.class);
    assertThatThrownBy(() -> TupleReader.of(LABEL, negative).number())
        .isInstanceOf(MalformedTuple.class);
    assertThatThrownBy(() -> TupleReader.of(LABEL, tooShort).number())
        .isInstanceOf(MalformedTuple.class);
  }

  private static void read(byte[] encoded) {
    var reader = TupleReader.of(LABEL, encoded);
    reader.bytes();
    reader.number();
    reader.end();
  }
}
