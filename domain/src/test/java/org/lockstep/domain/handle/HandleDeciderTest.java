package org.lockstep.domain.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Decision;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;
import org.lockstep.domain.Sample;
import org.lockstep.domain.handle.HandleDecider.ClaimHandle;
import org.lockstep.domain.handle.HandleDecider.HandleTaken;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.HandleId;

/// To whom a handle belongs.
class HandleDeciderTest {
  private static final HandleId HANDLE = Sample.handle(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = START.plus(HandleDecider.CLAIM);
  private static final HandleClaimed BY_ALICE = new HandleClaimed(HANDLE, ALICE, END);

  @Test
  void the_first_who_claims_a_handle_has_it_for_a_while() {
    assertThat(claim(ALICE, false, START, Optional.empty())).isEqualTo(Decision.accept(BY_ALICE));
  }

  @Test
  void nobody_else_gets_it_in_that_time() {
    assertThat(claim(BOB, false, END, Optional.of(BY_ALICE))).isEqualTo(taken());
  }

  @Test
  void nobody_else_ever_gets_it_once_the_account_has_opened() {
    assertThat(claim(BOB, true, END.plusSeconds(99_999), Optional.of(BY_ALICE))).isEqualTo(taken());
  }

  @Test
  void it_is_free_again_if_the_account_did_not_open_in_time() {
    var late = END.plusNanos(1);
    assertThat(claim(BOB, false, late, Optional.of(BY_ALICE)))
        .isEqualTo(Decision.accept(new HandleClaimed(HANDLE, BOB, late.plus(HandleDecider.CLAIM))));
  }

  @Test
  void to_claim_ones_own_handle_again_changes_nothing() {
    assertThat(claim(ALICE, false, END, Optional.of(BY_ALICE))).isEqualTo(nothing());
    assertThat(claim(ALICE, true, END.plusSeconds(1), Optional.of(BY_ALICE))).isEqualTo(nothing());
  }

  @Test
  void a_claim_that_has_run_out_is_renewed_by_an_event() {
    // Without one, somebody else could claim the handle too while the first account opens.
    var late = END.plusNanos(1);
    assertThat(claim(ALICE, false, late, Optional.of(BY_ALICE)))
        .isEqualTo(
            Decision.accept(new HandleClaimed(HANDLE, ALICE, late.plus(HandleDecider.CLAIM))));
  }

  private static Decision<HandleClaimed, HandleTaken> claim(
      AccountId account, boolean earlierOpened, Instant now, Optional<HandleClaimed> last) {
    return HandleDecider.decide(new ClaimHandle(HANDLE, account, earlierOpened, now), last);
  }

  private static Decision<HandleClaimed, HandleTaken> taken() {
    return new Rejected<>(new HandleTaken(HANDLE));
  }

  private static Decision<HandleClaimed, HandleTaken> nothing() {
    return new Accepted<>(List.of());
  }
}
