package org.lockstep.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// Who holds documents, and until when, in the test's own time (R54).
@Tag("R54")
class FreezesTest {
  private static final ShareId SHARE = new ShareId("0".repeat(26));
  private static final ShareId OTHER = new ShareId("0".repeat(25) + "1");
  private static final DeviceId LAPTOP = new DeviceId("0".repeat(25) + "2");
  private static final DeviceId PHONE = new DeviceId("0".repeat(25) + "3");
  private static final Duration LASTS = Duration.ofMinutes(1);
  private static final Duration NEARLY = LASTS.minusNanos(1);
  private static final Duration A_MOMENT = Duration.ofNanos(1);

  private final ManualTurns turns = new ManualTurns();
  private final List<String> gates = new ArrayList<>();
  private final Freezes freezes =
      new Freezes(() -> Instant.EPOCH.plusNanos(turns.nanos()), turns, LASTS);
  private CompletableFuture<Void> settling = CompletableFuture.completedFuture(null);

  FreezesTest() {
    freezes.guard(
        new Freezes.Gate() {
          @Override
          public CompletableFuture<Void> shut(ShareId share) {
            gates.add("shut " + share);
            return settling;
          }

          @Override
          public void open(ShareId share) {
            gates.add("open " + share);
          }
        });
  }

  private String freeze() {
    return freezes.begin(SHARE, LAPTOP).orElseThrow().join().id();
  }

  private boolean isFrozen() {
    return freezes.frozenUntil(SHARE).isPresent();
  }

  @Test
  void a_freeze_is_given_when_all_that_was_taken_is_durable() {
    settling = new CompletableFuture<>();
    var frozen = freezes.begin(SHARE, LAPTOP).orElseThrow();
    assertThat(frozen).isNotDone();
    settling.complete(null);
    assertThat(frozen.join().lasts()).isEqualTo(LASTS);
    assertThat(gates).containsExactly("shut " + SHARE);
  }

  @Test
  void a_share_is_frozen_for_one_device_once() {
    freeze();
    assertThat(freezes.begin(SHARE, PHONE)).isEmpty();
    assertThat(freezes.begin(SHARE, LAPTOP)).as("another process of the same device").isEmpty();
    assertThat(freezes.begin(OTHER, PHONE)).isPresent();
    assertThat(freezes.frozenUntil(SHARE)).contains(Instant.EPOCH.plus(LASTS));
  }

  @Test
  void it_runs_out_when_nothing_more_is_heard() {
    var id = freeze();
    turns.pass(NEARLY);
    assertThat(isFrozen()).isTrue();
    turns.pass(A_MOMENT);
    assertThat(isFrozen()).isFalse();
    assertThat(gates).endsWith("open " + SHARE);
    assertThat(freezes.renew(SHARE, LAPTOP, id)).isEmpty();
    assertThat(freezes.<String>ending(SHARE, LAPTOP, id, () -> "ended")).isEmpty();
  }

  @Test
  void who_says_something_in_time_keeps_it() {
    var id = freeze();
    for (int i = 0; i < 10; i++) {
      turns.pass(NEARLY);
      assertThat(freezes.renew(SHARE, LAPTOP, id)).isPresent();
    }
    assertThat(gates).hasSize(1);
  }

  @Test
  void nobody_else_prolongs_ends_under_or_gives_up_what_a_device_holds() {
    var id = freeze();
    for (var wrong : List.of("", "0", id + "0")) {
      assertThat(freezes.renew(SHARE, LAPTOP, wrong)).isEmpty();
      assertThat(freezes.<String>ending(SHARE, LAPTOP, wrong, () -> "ended")).isEmpty();
      freezes.release(SHARE, LAPTOP, wrong);
    }
    assertThat(freezes.renew(SHARE, PHONE, id)).isEmpty();
    assertThat(freezes.renew(OTHER, LAPTOP, id)).isEmpty();
    assertThat(freezes.<String>ending(SHARE, PHONE, id, () -> "ended")).isEmpty();
    freezes.release(SHARE, PHONE, id);
    assertThat(isFrozen()).isTrue();
  }

  @Test
  void an_older_freeze_of_the_same_device_is_none() {
    var older = freeze();
    turns.pass(LASTS);
    var newer = freeze();
    assertThat(freezes.<String>ending(SHARE, LAPTOP, older, () -> "ended")).isEmpty();
    assertThat(freezes.<String>ending(SHARE, LAPTOP, newer, () -> "ended")).contains("ended");
  }

  @Test
  void who_gives_it_up_lets_people_go_on_at_once() {
    var id = freeze();
    freezes.release(SHARE, LAPTOP, id);
    freezes.release(SHARE, LAPTOP, id);
    assertThat(gates).containsExactly("shut " + SHARE, "open " + SHARE);
    turns.pass(LASTS);
    assertThat(gates).hasSize(2);
  }

  @Test
  void it_does_not_run_out_while_its_end_is_decided_nor_before_all_is_shredded() {
    var id = freeze();
    var ended =
        freezes.ending(
            SHARE,
            LAPTOP,
            id,
            () -> {
              turns.pass(LASTS.multipliedBy(2));
              assertThat(freezes.ending(SHARE, LAPTOP, id, () -> "twice")).isEmpty();
              freezes.release(SHARE, LAPTOP, id);
              return isFrozen();
            });
    assertThat(ended).isEqualTo(Optional.of(true));
    turns.pass(LASTS.multipliedBy(2));
    assertThat(isFrozen()).as("until what was live is shredded").isTrue();
    freezes.ended(SHARE);
    assertThat(isFrozen()).isFalse();
    assertThat(freezes.begin(SHARE, PHONE)).isPresent();
  }

  @Test
  void an_end_that_is_refused_leaves_it_with_a_new_time() {
    var id = freeze();
    turns.pass(NEARLY);
    assertThatThrownBy(
            () ->
                freezes.ending(
                    SHARE,
                    LAPTOP,
                    id,
                    () -> {
                      throw new IllegalStateException("not today");
                    }))
        .hasMessage("not today");
    turns.pass(NEARLY);
    assertThat(freezes.renew(SHARE, LAPTOP, id)).isPresent();
    turns.pass(LASTS);
    assertThat(isFrozen()).isFalse();
  }

  @Test
  void an_end_that_was_not_noticed_frees_the_share_for_what_begins_then() {
    freeze();
    freezes.ended(SHARE);
    freezes.ended(SHARE);
    assertThat(isFrozen()).isFalse();
    assertThat(gates).hasSize(2);
  }
}
