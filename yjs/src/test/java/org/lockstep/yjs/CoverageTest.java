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
}
