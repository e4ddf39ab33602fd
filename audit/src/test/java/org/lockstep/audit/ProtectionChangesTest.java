package org.lockstep.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.audit.ProtectionChanges.Change;
import org.lockstep.audit.ProtectionChanges.Proof;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;

class ProtectionChangesTest {
  private static final Actor OWNER = new Actor(Log.OWNER, Log.device(1));

  private static List<Change> changes(Log log) {
    var history = VerifiedHistory.of(Log.SHARE, log.records(), new EventCodec(PersonalKeys.NONE));
    return ProtectionChanges.of(history.events(), Log.SHARE);
  }

  @Test
  void each_change_goes_on_where_the_one_before_ended_and_the_last_is_the_verdict() {
    var log = Log.ofTwo().add(new ShareEvent.CollaborationStarted(Log.SHARE, OWNER));
    var changes = changes(log);
    for (int i = 1; i < changes.size(); i++) {
      assertThat(changes.get(i).before()).isEqualTo(changes.get(i - 1).after());
    }
    var history = VerifiedHistory.of(Log.SHARE, log.records(), new EventCodec(PersonalKeys.NONE));
    assertThat(changes.getLast().after()).isEqualTo(history.protection().verdict());
    for (var change : changes) {
      assertThat(history.protection(change.event().position()).verdict()).isEqualTo(change.after());
      assertThat(history.protection(change.event().position() - 1).verdict())
          .isEqualTo(change.before());
    }
  }

  @Test
  void events_that_change_no_verdict_are_left_out() {
    var invited =
        Log.ofTwo()
            .add(new ShareEvent.ParticipantInvited(Log.SHARE, Log.account(3), Role.VIEWER, OWNER));
    assertThat(changes(invited)).isEqualTo(changes(Log.ofTwo()));
  }

  @Test
  void who_ordered_a_change_is_told_with_how_that_is_known() {
    var log = Log.ofTwo().add(new ShareEvent.CollaborationStarted(Log.SHARE, OWNER));
    log.add(new AccountEvent.AdvancedProtectionTurnedOn(Log.OWNER, Log.device(1), 1));
    var changes = changes(log);
    assertThat(changes)
        .filteredOn(change -> change.event().event() instanceof ShareEvent.EpochStarted)
        .singleElement()
        .extracting(Change::order)
        .isEqualTo(
            new ProtectionChanges.Order(
                Optional.of(Log.OWNER), Optional.of(Log.device(1)), Proof.SIGNED));
    assertThat(changes)
        .filteredOn(change -> change.event().event() instanceof ShareEvent.CollaborationStarted)
        .singleElement()
        .extracting(change -> change.order().proof())
        .isEqualTo(Proof.TOLD);
  }
}
