package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.Sample.CAROL;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand.CloseAccount;
import org.lockstep.domain.account.AccountCommand.RecordAccountErased;
import org.lockstep.domain.account.SharesParted;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareCommand.PartWithClosed;
import org.lockstep.domain.share.ShareState;

/// What the closing of accounts does to verdicts.
@Tag("R102")
class ClosingStoryTest extends ShareStory {
  private void close(AccountId account) {
    world.order(new CloseAccount(account, by(account).device()));
    order(new PartWithClosed(SHARE, account, Personal.of(account, "title")));
    world.order(new RecordAccountErased(account, SharesParted.NONE));
  }

  @Test
  void those_who_stay_owe_a_new_key_and_then_are_end_to_end_again() {
    close(ALICE);
    assertThat(protection().share().map(ShareState.Active::owner)).contains(BOB);
    assertThat(pending()).containsExactly(ROTATE);
    settle();
    assertEndToEnd();
    assertThat(verdict().epoch()).isEqualTo(2);
  }

  @Test
  void a_standard_account_that_closes_is_no_cause_any_more_but_what_was_known_stays_known() {
    join(CAROL);
    settle();
    assertThat(causes()).containsExactly(participant(CAROL));
    close(CAROL);
    assertThat(causes()).isEmpty();
    assertThat(encryption()).isEqualTo(Verdict.Encryption.IN_TRANSIT_AND_ON_SERVER);
    settle();
    assertEndToEnd();
    assertThat(exposures()).hasSize(1);
    assertThat(exposures().getFirst().to()).isPresent();
  }

  @Test
  void a_share_without_heir_ends_and_owes_nothing_to_anybody() {
    close(BOB);
    close(ALICE);
    assertThat(protection().state()).isInstanceOf(ShareState.Ended.class);
    assertThat(pending()).isEmpty();
  }
}
