package org.lockstep.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.audit.ShareReplay;
import org.lockstep.projections.Limits;

final class StoryTest {
  private static final int PARTICIPANTS = 5;
  private static final int EVENTS = 300;

  @Test
  void all_ways_to_a_verdict_that_are_measured_come_to_the_same(@TempDir Path directory) {
    try (var history = new History(directory.resolve("data"))) {
      var story = new Story(new Material(), history::record);
      story.begin(PARTICIPANTS);
      story.goOn(EVENTS);
      history.flush();
      try (var models = history.models(Limits.DEFAULT)) {
        var share = story.share();
        long last = history.head() - 1;
        var events = models.history().concerning(share, last);
        assertThat(events).hasSizeGreaterThanOrEqualTo(EVENTS).hasSize((int) history.head());

        var now = models.shares().protection(share).orElseThrow();
        assertThat(now.share().orElseThrow().participants()).hasSize(PARTICIPANTS);
        assertThat(now.exposures()).hasSizeGreaterThan(1);
        assertThat(ShareReplay.fold(events, share, last)).isEqualTo(now);
        assertThat(models.shares().protectionAt(share, last)).contains(now);
      }
    }
  }
}
