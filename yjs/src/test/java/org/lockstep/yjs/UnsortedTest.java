package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.yjs.Vectors.Case;

/// Sections out of order, where `Y.mergeUpdates` loses text.
class UnsortedTest {
  static Stream<Case> cases() {
    return Vectors.file("unsorted").cases("cases");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void merging_loses_no_section(Case vector) {
    var all = Places.units(vector.updates().getFirst());
    var merged = YUpdate.merge(vector.updates());
    assertThat(all).isNotEmpty();
    assertThat(Places.units(merged)).isEqualTo(all);
    assertThat(YUpdate.validate(merged).clients())
        .isEqualTo((int) all.keySet().stream().mapToLong(Id::client).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_merger_has_its_clients_in_descending_order(Case vector) {
    var layout = Layout.of(YUpdate.merge(vector.updates()));
    assertThat(layout.cursors()).hasSize(1);
    assertThat(Layout.of(vector.updates().getFirst()).cursors()).hasSizeGreaterThan(1);
  }
}
