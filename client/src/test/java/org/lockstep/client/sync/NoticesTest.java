package org.lockstep.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private static List<Long> read(String text) {
    var notices = new Notices();
    return Stream.of(text.split("\n", -1)).flatMap(l -> notices.read(l).stream()).toList();
  }

  @Test
  void a_notice_tells_its_position() {
    assertThat(read("id: 7\nevent: notice\ndata: {}\n\nid: 9\nevent: notice\ndata: {}\n\n"))
        .containsExactly(7L, 9L);
  }

  @Test
  void a_beat_and_an_end_tell_nothing() {
    assertThat(read("id: 7\n\nevent: end\ndata: {}\n\n: a comment\n\n")).isEmpty();
  }

  @Test
  void after_a_gap_everything_is_looked_at() {
    assertThat(read("id: 7\nevent: reset\ndata: {}\n\n")).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void a_notice_that_breaks_off_tells_nothing() {
    assertThat(read("id: 7\nevent: notice\ndata: {}")).isEmpty();
  }
}
