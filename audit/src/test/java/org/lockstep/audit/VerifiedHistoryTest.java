package org.lockstep.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.audit.HistoryRefused.Reason;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.custody.Cause;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.custody.Since;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.EventRecordRefused;
import org.lockstep.wire.event.PersonalKeys;

class VerifiedHistoryTest {
  private static final EventCodec READER = new EventCodec(PersonalKeys.NONE);
  private static final int MEMBER_OPENED = 4;
  private static final int INVITED = 6;
  private static final int JOINED = 7;

  private static VerifiedHistory verify(List<EventRecord> records) {
    return VerifiedHistory.of(Log.SHARE, records, READER);
  }

  private static Reason refusal(List<EventRecord> records) {
    return catchThrowableOfType(HistoryRefused.class, () -> verify(records)).reason();
  }

  @Test
  void a_true_history_gives_the_verdict_at_every_position() {
    var history = verify(Log.ofTwo().records());
    assertThat(history.protection().verdict().encryption())
        .isEqualTo(Encryption.IN_TRANSIT_AND_ON_SERVER);
    assertThat(history.protection().verdict().causes())
        .extracting(Since::what)
        .contains(new Cause.Participant(Log.OWNER), new Cause.Participant(Log.MEMBER));
    assertThat(history.protection(INVITED).verdict().causes())
        .extracting(Since::what)
        .containsExactly(new Cause.Participant(Log.OWNER));
    assertThat(history.protection(1)).isEqualTo(ShareProtection.NONE);
    assertThat(history.events()).hasSize(9);
  }

  @Test
  void the_path_from_the_vault_to_a_key_is_told() {
    var history = verify(Log.ofTwo().records());
    assertThat(history.why(1, Long.MAX_VALUE))
        .startsWith(new Key.Vault())
        .endsWith(new Key.Share(Log.SHARE, 1))
        .contains(new Key.OfCategory(Log.OWNER, Category.DRIVE, 1));
    assertThat(history.why(1, 2)).isEmpty();
    assertThat(history.why(2, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void a_forged_payload_is_refused() {
    var records = Log.ofTwo().records();
    var forged = Log.withPayload(records.get(JOINED), records.get(INVITED).payload());
    records.set(JOINED, forged);
    assertThat(refusal(records))
        .isEqualTo(new Reason.Forged(JOINED, EventRecordRefused.Reason.LEAF_MISMATCH));
  }

  @Test
  void an_event_shown_in_another_stream_is_refused_even_with_a_leaf_of_its_own() {
    var records = Log.ofTwo().records();
    var other = records.get(5); // the member's escrow, shown in place of the owner's
    records.set(1, Log.sealed(Log.withPayload(records.get(1), other.payload())));
    assertThat(refusal(records))
        .isEqualTo(new Reason.Forged(1, EventRecordRefused.Reason.WRONG_STREAM));
  }

  @Test
  void a_dropped_event_is_missed() {
    var records = Log.ofTwo().records();
    records.remove(INVITED);
    assertThat(refusal(records)).isEqualTo(new Reason.EventMissing(Log.SHARE.value(), 2));
  }

  @Test
  void a_dropped_first_event_is_missed() {
    var records = Log.ofTwo().records();
    records.remove(MEMBER_OPENED);
    assertThat(refusal(records)).isEqualTo(new Reason.EventMissing(Log.MEMBER.value(), 0));
  }

  @Test
  void a_dropped_account_is_missed() {
    var records = Log.ofTwo().records();
    records.removeIf(record -> record.streamId().equals(Log.MEMBER.value()));
    assertThat(refusal(records)).isEqualTo(new Reason.AccountMissing(Log.MEMBER));
  }

  @Test
  void swapped_events_are_refused_even_with_leaves_of_their_own() {
    var records = Log.ofTwo().records();
    var invited = records.get(INVITED);
    var joined = records.get(JOINED);
    records.set(INVITED, Log.at(joined, INVITED, invited.at()));
    records.set(JOINED, Log.at(invited, JOINED, joined.at()));
    assertThat(refusal(records)).isEqualTo(new Reason.EventsSwapped(Log.SHARE.value(), 2));
  }

  @Test
  void events_out_of_order_are_refused() {
    var records = Log.ofTwo().records();
    records.add(INVITED, records.remove(JOINED));
    assertThat(refusal(records)).isEqualTo(new Reason.OutOfOrder(INVITED));
  }

  @Test
  void time_does_not_run_backwards() {
    var records = Log.ofTwo().records();
    records.set(JOINED, Log.at(records.get(JOINED), JOINED, Log.START));
    assertThat(refusal(records)).isEqualTo(new Reason.OutOfOrder(JOINED));
  }

  @Test
  void an_event_shown_twice_is_refused() {
    var records = Log.ofTwo().records();
    var last = records.getLast();
    records.add(Log.at(last, last.position() + 1, last.at()));
    assertThat(refusal(records))
        .isEqualTo(new Reason.EventRepeated(Log.SHARE.value(), last.streamSequence()));
  }

  @Test
  void an_account_that_does_not_bear_on_the_share_is_foreign() {
    var log = Log.ofTwo().add(Log.opened(3));
    assertThat(refusal(log.records()))
        .isEqualTo(new Reason.ForeignStream(9, Log.account(3).value()));
  }

  @Test
  void another_share_is_foreign() {
    var other = new ShareId(Log.account(9).value());
    var log = Log.ofTwo();
    log.add(new ShareEvent.ShareEnded(other, new Actor(Log.OWNER, Log.device(1))));
    assertThat(refusal(log.records())).isEqualTo(new Reason.ForeignStream(9, other.value()));
  }

  @Test
  void a_stream_begins_with_its_beginning() {
    var log = new Log();
    log.add(new ShareEvent.CollaborationStarted(Log.SHARE, new Actor(Log.OWNER, Log.device(1))));
    assertThat(refusal(log.records())).isEqualTo(new Reason.WrongBeginning(0, Log.SHARE.value()));
  }

  @Test
  void bytes_that_are_no_event_are_told_apart_from_forgeries() {
    var records = Log.ofTwo().records();
    records.set(
        JOINED, Log.sealed(Log.withPayload(records.get(JOINED), Log.bytes("{\"not\":\"it\"}"))));
    assertThat(refusal(records))
        .isEqualTo(new Reason.Unreadable(JOINED, "share.participant-joined", 1));
  }

  @Test
  void nothing_at_all_is_no_history() {
    assertThat(refusal(List.of())).isEqualTo(new Reason.ShareMissing(Log.SHARE));
    var onlyAccount = new Log().add(Log.opened(1));
    assertThat(refusal(onlyAccount.records())).isInstanceOf(Reason.ForeignStream.class);
  }

  @Test
  void destroying_keys_does_not_undo_that_they_were_known() {
    var log = Log.ofTwo();
    log.add(new AccountEvent.ServiceSecretsDestroyed(Log.OWNER, 1));
    assertThat(verify(log.records()).why(1, Long.MAX_VALUE)).isNotEmpty(); // knowledge stays
  }
}
