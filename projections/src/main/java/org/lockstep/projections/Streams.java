package org.lockstep.projections;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareEvolution;
import org.lockstep.domain.share.ShareState;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventCodec;

/// Streams of the journal, read up to a position and folded. Safe for use by many threads.
final class Streams {
  /// More than a batch holds: following the journal leaves the other cores to queries.
  private static final int MANY = 2_000;

  private final Journal journal;
  private final EventCodec codec;

  Streams(Journal journal, EventCodec codec) {
    this.journal = journal;
    this.codec = codec;
  }

  EventCodec codec() {
    return codec;
  }

  /// The events of a stream at positions below `end`.
  List<StoredEvent> stored(String stream, long end) {
    return journal.stream(stream, 0).stream().takeWhile(e -> e.position() < end).toList();
  }

  /// All events at positions from `from` to below `end`.
  List<StoredEvent> range(long from, long end) {
    return journal.read(from, Math.toIntExact(end - from));
  }

  /// The event at a position that the journal has.
  Decoded event(long position) {
    return Decoded.of(journal.read(position, 1).getFirst(), codec);
  }

  /// Each event is decoded by itself, so the cores share the work where there is much of it.
  List<Decoded> decode(List<StoredEvent> events) {
    var each = events.size() < MANY ? events.stream() : events.parallelStream();
    return each.map(event -> Decoded.of(event, codec)).toList();
  }

  /// The account after its events at positions below `end`.
  Optional<Account> account(AccountId account, long end) {
    return Account.fold(decode(stored(account.value(), end)));
  }

  /// The handle that the account opened with.
  Optional<HandleId> handle(AccountId account) {
    return journal.stream(account.value(), 0).stream()
        .limit(1)
        .map(first -> Decoded.of(first, codec).event())
        .filter(AccountEvent.AccountOpened.class::isInstance)
        .map(first -> ((AccountEvent.AccountOpened) first).handleId())
        .findFirst();
  }

  /// The account with its seals after its events at positions below `end`.
  Optional<AccountCard> card(AccountId account, long end) {
    return CardFold.of(decode(stored(account.value(), end)));
  }

  /// The share's own state after its events at positions below `end`.
  ShareState share(ShareId share, long end) {
    var state = ShareState.UNBORN;
    for (var decoded : decode(stored(share.value(), end))) {
      if (decoded.event() instanceof ShareEvent e) state = ShareEvolution.evolve(state, e);
    }
    return state;
  }
}
