package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.yjs.Vectors.hex;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.yjs.Vectors.Case;

/// Against what the real Yjs makes of the same bytes.
class UpdateVectorsTest {
  static Stream<Case> cases() {
    return Vectors.updateCases();
  }

  static Stream<Case> exactCases() {
    return cases().filter(vector -> vector.is("exact"));
  }

  static Stream<Case> casesWithoutHoles() {
    return cases().filter(vector -> Places.isWhole(vector.bytes("merged")));
  }

  @ParameterizedTest
  @MethodSource("exactCases")
  void merging_gives_the_bytes_that_yjs_gives(Case vector) {
    assertThat(hex(YUpdate.merge(vector.updates()))).isEqualTo(hex(vector.bytes("merged")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void merging_gives_what_yjs_means(Case vector) {
    var merged = YUpdate.merge(vector.updates());
    assertThat(Places.of(merged)).isEqualTo(Places.of(vector.bytes("merged")));
    assertThat(deletions(merged)).isEqualTo(deletions(vector.bytes("merged")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_state_vector_is_that_of_yjs(Case vector) {
    var state = YUpdate.stateVector(vector.bytes("merged"));
    assertThat(hex(state.toByteArray())).isEqualTo(hex(vector.bytes("stateVector")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_difference_to_a_state_vector_is_that_of_yjs(Case vector) {
    var diffs = vector.cases("diffs").toList();
    assertThat(diffs).isNotEmpty();
    for (var diff : diffs) {
      var ours = YUpdate.diff(vector.bytes("merged"), StateVector.read(diff.bytes("sv")));
      assertThat(hex(ours)).as(diff.toString()).isEqualTo(hex(diff.bytes("diff")));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_yjs_writes_is_valid_and_is_counted(Case vector) {
    var updates = Stream.concat(vector.updates().stream(), Stream.of(vector.bytes("merged")));
    updates.forEach(YUpdate::validate);
    var extent = YUpdate.validate(vector.bytes("merged"));
    assertThat(extent.structs()).isEqualTo(vector.node().get("structCount").asInt());
    assertThat(extent.bytes()).isEqualTo(vector.bytes("merged").length);
    assertThat(extent.deletions()).isEqualTo(deletionsOf(vector));
  }

  @ParameterizedTest
  @MethodSource("casesWithoutHoles")
  void a_merger_contains_what_was_merged(Case vector) {
    var merged = vector.bytes("merged");
    assertThat(vector.updates()).allMatch(update -> YUpdate.contains(merged, update));
  }

  private static int deletionsOf(Case vector) {
    return vector.node().get("deleteSet").valueStream().mapToInt(ranges -> ranges.size()).sum();
  }

  private static List<Range> deletions(byte[] update) {
    return Layout.of(update).deletions().joined().ranges();
  }
}
