package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.yjs.Vectors.unhex;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.yjs.Vectors.Case;

class CoverageTest {
  static Stream<Case> cases() {
    return Vectors.file("contains").cases("cases");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void yjs_says_the_same(Case vector) {
    assertThat(YUpdate.contains(vector.bytes("server"), vector.bytes("update")))
        .isEqualTo(vector.is("contains"));
  }

  @Test
  void a_range_that_reaches_beyond_the_known_deletions_adds_something() {
    var coverage = Coverage.of(unhex("000101010402")); // client 1, units 4 and 5
    assertThat(coverage.contains(unhex("000101010402"))).isTrue();
    assertThat(coverage.contains(unhex("000101010501"))).isTrue();
    assertThat(coverage.contains(unhex("000101010403"))).isFalse();
    assertThat(coverage.contains(unhex("000101010302"))).isFalse();
    assertThat(coverage.contains(unhex("000102010402"))).isFalse();
  }

  @Test
  void updates_that_follow_each_other_add_up() {
    var writer = new TextDocument("text");
    var first = writer.insert(7, 0, "one");
    var second = writer.insert(7, 3, "two");
    var third = writer.delete(1, 4);
    var none = Coverage.of(YUpdate.empty());
    assertThat(none.with(first).contains(second)).isFalse();
    assertThat(none.with(first).with(second).contains(second)).isTrue();
    assertThat(none.with(first).with(second).contains(third)).isFalse();
    assertThat(none.with(third).contains(third)).isTrue();
    assertThat(none.with(writer.stateVector()).contains(second)).isTrue();
    assertThat(none.with(writer.stateVector()).contains(third)).isFalse();
  }

  @Test
  void what_stands_behind_a_hole_does_not_count_before_the_hole_is_filled() {
    var writer = new TextDocument("text");
    var first = writer.insert(7, 0, "one");
    var second = writer.insert(7, 3, "two");
    var holed = Coverage.of(YUpdate.empty()).with(second);
    assertThat(holed.contains(second)).isFalse();
    assertThat(holed.with(first).contains(second)).isFalse();
    assertThat(holed.with(first).with(second).contains(second)).isTrue();
  }
}
