package org.lockstep.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.lockstep.audit.HistoryRefused.Reason;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.EventRecordRefused;
import org.lockstep.wire.event.UnreadableEvent;

/// The history that concerns one share, as a server showed it, checked.
///
/// Guarantees: every event is what its leaf is of; each stream is there from its first event on,
/// without gaps, repetitions or swaps; positions rise and time does not fall; the streams are those
/// of the share and of exactly the accounts that bear on its custody. Not guaranteed: that the
/// leaves are in the log, which inclusion proofs tell, and that no *later* event of a stream is
/// withheld, which only the log as a whole tells.
///
/// Immutable.
public final class VerifiedHistory {
  private final ShareId share;
  private final List<Recorded<Event>> events;

  private VerifiedHistory(ShareId share, List<Recorded<Event>> events) {
    this.share = share;
    this.events = List.copyOf(events);
  }

  /// Checks a history.
  ///
  /// @param records in the order of their positions
  /// @throws HistoryRefused with what is wrong
  public static VerifiedHistory of(ShareId share, List<EventRecord> records, EventCodec codec) {
    var events = read(records, codec);
    checkStreams(share, events);
    return new VerifiedHistory(share, events);
  }

  /// What records say, once their order, their leaves and their streams are checked.
  static List<Recorded<Event>> read(List<EventRecord> records, EventCodec codec) {
    checkOrder(records);
    each(
        records,
        record -> {
          checkLeaf(record);
          return record;
        });
    StreamCheck.check(records);
    return each(records, record -> decode(record, codec));
  }

  /// Each record is looked at by itself, so the cores share the work. What is refused is the first
  /// one that must be, as if one core had looked.
  private static <T> List<T> each(List<EventRecord> records, Function<EventRecord, T> look) {
    try {
      return records.parallelStream().map(look).toList();
    } catch (HistoryRefused _) {
      return records.stream().map(look).toList();
    }
  }

  private static void checkOrder(List<EventRecord> records) {
    for (int i = 1; i < records.size(); i++) {
      var before = records.get(i - 1);
      var next = records.get(i);
      if (next.position() <= before.position() || next.at().isBefore(before.at())) {
        throw new HistoryRefused(new Reason.OutOfOrder(next.position()));
      }
    }
  }

  private static void checkLeaf(EventRecord record) {
    try {
      record.verifiedLeaf();
    } catch (EventRecordRefused refused) {
      throw forged(record, refused);
    }
  }

  private static Recorded<Event> decode(EventRecord record, EventCodec codec) {
    try {
      return record.decode(codec);
    } catch (EventRecordRefused refused) {
      throw forged(record, refused);
    } catch (UnreadableEvent unreadable) {
      throw new HistoryRefused(
          new Reason.Unreadable(record.position(), record.type(), record.revision()), unreadable);
    }
  }

  private static HistoryRefused forged(EventRecord record, EventRecordRefused refused) {
    return new HistoryRefused(new Reason.Forged(record.position(), refused.reason()), refused);
  }

  private static void checkStreams(ShareId share, List<Recorded<Event>> events) {
    var bearing = bearing(share, events);
    var missing = new HashSet<>(bearing);
    boolean begun = false;
    for (var recorded : events) {
      switch (recorded.event()) {
        case ShareEvent e when e.share().equals(share) -> {
          if (!begun && !(e instanceof ShareEvent.ShareCreated)) throw wrongBeginning(recorded);
          begun = true;
        }
        case AccountEvent e when bearing.contains(e.account()) -> {
          boolean first = missing.remove(e.account());
          if (first && !(e instanceof AccountEvent.AccountOpened)) throw wrongBeginning(recorded);
        }
        case AccountEvent _, ShareEvent _, ItemEvent _, HandleClaimed _, KeyUsed _, LogBegun _ ->
            throw new HistoryRefused(
                new Reason.ForeignStream(recorded.position(), recorded.event().streamId()));
      }
    }
    if (!begun) throw new HistoryRefused(new Reason.ShareMissing(share));
    missing.stream()
        .findFirst()
        .ifPresent(
            account -> {
              throw new HistoryRefused(new Reason.AccountMissing(account));
            });
  }

  static HistoryRefused wrongBeginning(Recorded<Event> recorded) {
    return new HistoryRefused(
        new Reason.WrongBeginning(recorded.position(), recorded.event().streamId()));
  }

  /// The accounts that took part in the share or were given its key.
  private static Set<AccountId> bearing(ShareId share, List<Recorded<Event>> events) {
    var accounts = new HashSet<AccountId>();
    for (var recorded : events) {
      if (recorded.event() instanceof ShareEvent e && e.share().equals(share)) {
        accounts.addAll(brings(e));
      }
    }
    return accounts;
  }

  private static List<AccountId> brings(ShareEvent event) {
    return switch (event) {
      case ShareEvent.ShareCreated e -> List.of(e.owner());
      case ShareEvent.ParticipantJoined e -> List.of(e.account());
      case ShareEvent.RoleChanged e -> List.of(e.account());
      case ShareEvent.KeyGranted e -> List.of(e.grant().recipient());
      case ShareEvent.EpochStarted e -> e.epoch().grants().stream().map(Grant::recipient).toList();
      case ShareEvent.OwnershipPassed e -> List.of(e.to());
      case ShareEvent.ByChannel _,
          ShareEvent.ClosedAccountParted _,
          ShareEvent.OwnerClosed _,
          ShareEvent.ParticipantInvited _,
          ShareEvent.InvitationWithdrawn _,
          ShareEvent.ParticipantLeft _,
          ShareEvent.ParticipantRemoved _,
          ShareEvent.LinkOpened _,
          ShareEvent.LinkClosed _,
          ShareEvent.CollaborationStarted _,
          ShareEvent.CollaborationEnded _,
          ShareEvent.EpochEscrowed _,
          ShareEvent.EscrowDestroyed _,
          ShareEvent.ShareEnded _ ->
          List.of();
    };
  }

  /// The share that the history is of.
  public ShareId share() {
    return share;
  }

  /// The checked events, in the order of the history.
  public List<Recorded<Event>> events() {
    return events;
  }

  /// The share's protection after all of them.
  public ShareProtection protection() {
    return protection(Long.MAX_VALUE);
  }

  /// The share's protection after the event at `upTo`.
  public ShareProtection protection(long upTo) {
    return ShareReplay.fold(events, share, upTo);
  }

  /// Why the vault had ever reached an epoch of the share's secret by `upTo`; empty if it had not.
  ///
  /// @see ShareReplay#why
  public List<Key> why(int epoch, long upTo) {
    return ShareReplay.why(events, new Key.Share(share, epoch), upTo);
  }
}
