package org.lockstep.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
  @Test
  void percentiles_are_those_of_all_parts_together() {
    var low = new Latencies();
    var high = new Latencies();
    for (int n = 1; n <= 5_000; n++) {
      low.add(n);
      high.add(5_000 + n);
    }

    var all = Latencies.merge(List.of(high, low));

    assertThat(all.count()).isEqualTo(10_000);
    assertThat(all.median()).isEqualTo(5_000);
    assertThat(all.percentile(99)).isEqualTo(9_900);
    assertThat(all.worst()).isEqualTo(10_000);
  }

  @Test
  void one_alone_is_every_percentile() {
    var one = new Latencies();
    one.add(7);
    assertThat(List.of(one.percentile(1), one.median(), one.worst())).containsOnly(7L);
  }

  @Test
  void nothing_has_no_percentile() {
    assertThatThrownBy(new Latencies()::median).isInstanceOf(IllegalStateException.class);
  }
}
