package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.yjs.Vectors.hex;
import static org.lockstep.yjs.Vectors.unhex;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Coalescing and collecting, byte for byte.
class CompactionTest {
  static Stream<byte[]> updates() {
    return Vectors.allUpdates();
  }

  @ParameterizedTest
  @MethodSource("updates")
  void coalescing_keeps_every_unit_of_what_yjs_wrote(byte[] update) {
    var coalesced = YUpdate.coalesce(update);
    YUpdate.validate(coalesced);
    assertThat(Places.units(coalesced)).isEqualTo(Places.units(YUpdate.diff(update, none())));
    assertThat(Places.holes(coalesced)).isLessThanOrEqualTo(Places.holes(update));
  }

  @ParameterizedTest
  @MethodSource("updates")
  void collecting_keeps_every_id_of_what_yjs_wrote(byte[] update) {
    var collected = YUpdate.collect(update);
    YUpdate.validate(collected);
    assertThat(Places.of(collected)).isEqualTo(Places.of(update));
    assertThat(hex(YUpdate.collect(collected))).isEqualTo(hex(collected));
  }

  @ParameterizedTest
  @CsvSource({
    // "ab", then "c" behind it
    "010201000401047465787402616284010101 6300, 0101010004010474657874036162 6300",
    // the same with a right neighbour that differs: two items
    "010201000401047465787402616 2c401010200016300, 010201000401047465787402616 2c401010200016300",
    // values, and JSON texts of old Yjs
    "0102010008010474657874017d0188010001 7d0200, 0101010008010474657874027d017d0200",
    "01020100020104746578740101318201000101 3200, 01010100020104746578740201310 13200",
    // deleted content, forgotten units, holes
    "0102010001010474657874028101010300, 01010100010104746578740500",
    "0102010000020003 00, 010101000005 00",
    "010201000a020a0300, 010101000a0500",
    // text is not joined with values, nor one map entry with the next
    "0102010004010474657874016188010001 7d0200, 0102010004010474657874016188010001 7d0200",
    "0102010028010474657874016b017d01a80100017d0200, 0102010028010474657874016b017d01880100017d0200",
    // "c" continues the one but last unit: two items
    "010201000401047465787402616284010001 6300, 0102010004010474657874026162840100016300"
  })
  void what_could_have_been_made_as_one_becomes_one(String update, String coalesced) {
    var bytes = unhex(update.replace(" ", ""));
    YUpdate.validate(bytes);
    assertThat(hex(YUpdate.coalesce(bytes))).isEqualTo(coalesced.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    // "abcd": all, the beginning, the middle, the end
    "00 04, 01010100010104746578740401 01010004",
    "00 02, 010201000101047465787402840101026364 0101010002",
    "01 02, 01030100040104746578740161810100028401020164 0101010102",
    "02 02, 010201000401047465787402616281010102 0101010202",
    // beyond both ends of the item
    "00 09, 01010100010104746578740401 01010009"
  })
  void deleted_text_is_forgotten_where_it_is_deleted(String range, String collected) {
    var text = "010101000401047465787404616263640101 01" + range;
    assertThat(hex(YUpdate.collect(unhex(text.replace(" ", "")))))
        .isEqualTo(collected.replace(" ", ""));
  }

  @Test
  void a_pair_of_surrogates_that_a_deletion_cuts_leaves_a_replacement_character() {
    var text = "010101000401047465787404f09f98800101010101";
    assertThat(hex(YUpdate.collect(unhex(text))))
        .isEqualTo("010201000401047465787403efbfbd81010001" + "0101010101");
  }

  @Test
  void a_deletion_of_nothing_is_forgotten() {
    var text = "010101000401047465787404616263640101020100" + "0201";
    assertThat(hex(YUpdate.collect(unhex(text))))
        .isEqualTo("01030100040104746578740261628101010184010201640101010201");
  }

  @Test
  void what_cannot_be_cut_is_forgotten_whole() {
    var binary = "0101010003010474657874020102" + "0101010001";
    assertThat(hex(YUpdate.collect(unhex(binary)))).isEqualTo("0101010001010474657874010101010001");
  }

  private static StateVector none() {
    return StateVector.read(unhex("00"));
  }
}
