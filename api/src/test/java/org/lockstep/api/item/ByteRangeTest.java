package org.lockstep.api.item;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @Property(tries = 300)
  void a_range_is_what_the_field_says_within_the_content(
      @ForAll @LongRange(min = 0, max = 50) long from,
      @ForAll @LongRange(min = 0, max = 50) long more,
      @ForAll @LongRange(min = 1, max = 40) long whole) {
    long last = from + more;
    var range = ByteRange.parse("bytes=" + from + "-" + last, whole).orElseThrow();
    assertThat(range.isOutside()).isEqualTo(from >= whole);
    if (from < whole) {
      assertThat(range).isEqualTo(new ByteRange(from, Math.min(last, whole - 1) - from + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=-",
        "bytes=5-4",
        "items=0-1",
        "bytes=0-1,2-3",
        "bytes=a-b",
        "bytes= 0-1",
        ""
      })
  void what_is_no_single_range_is_left_aside(String field) {
    assertThat(ByteRange.parse(field, 10)).isEmpty();
  }

  @Test
  void the_end_can_be_asked_for() {
    assertThat(ByteRange.parse("bytes=-3", 10)).contains(new ByteRange(7, 3));
    assertThat(ByteRange.parse("bytes=-30", 10)).contains(new ByteRange(0, 10));
    assertThat(ByteRange.parse("bytes=-0", 10).orElseThrow().isOutside()).isTrue();
  }
}
