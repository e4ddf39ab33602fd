package org.lockstep.projections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;
import org.lockstep.storage.journal.StoredEvent;

/// The events that concern a share: its own, and those of every account that ever took part in it
/// or was ever given its key. From them alone anyone computes the verdict at any position.
///
/// Safe for use by many threads.
public final class HistoryModel {
  /// Up to so many events are cheaper read through than looked up stream by stream.
  private static final long SHORT = 2_000;

  private final Gate gate;
  private final Documents documents;
  private final Streams streams;

  private final long near;

  HistoryModel(Gate gate, Documents documents, Streams streams) {
    this(gate, documents, streams, SHORT);
  }

  /// @param near so many events are read through rather than looked up
  HistoryModel(Gate gate, Documents documents, Streams streams, long near) {
    this.gate = gate;
    this.documents = documents;
    this.streams = streams;
    this.near = near;
  }

  /// The next page of what a reader lacks who holds all up to `after`.
  ///
  /// @param after the last page's [HistoryPage#complete], -1 at first
  /// @param limit of events; a page holds more where an account comes in whose earlier events
  ///     belong to it
  /// @return empty if there is no such share
  public Optional<HistoryPage> page(ShareId share, long after, int limit) {
    return scope(share).map(scope -> page(scope, after, Math.max(1, limit)));
  }

  /// The next page of an account's own events, as its devices read them.
  ///
  /// @param after the last page's [HistoryPage#complete], -1 at first
  /// @param limit of events
  public HistoryPage ofAccount(AccountId account, long after, int limit) {
    return gate.reading(
        () -> {
          var later =
              streams.stored(account.value(), gate.position()).stream()
                  .filter(event -> event.position() > after)
                  .toList();
          boolean more = later.size() > limit;
          var page = more ? later.subList(0, limit) : later;
          long head = Math.max(after, gate.position() - 1);
          return new HistoryPage(page, more ? page.getLast().position() : head, more);
        });
  }

  /// The next page of the events of a share's items, deleted ones included.
  ///
  /// @param after the last page's [HistoryPage#complete], -1 at first
  /// @param limit of events, at least 1
  /// @return empty if there is no such share
  public Optional<HistoryPage> ofItems(ShareId share, long after, int limit) {
    var query =
        Query.by(Collections.ITEM_EVENTS, Collections.SHARE, share.value())
            .after(after < 0 ? null : Collections.key(share, Collections.padded(after)))
            .limit(limit);
    return gate.reading(
        () -> {
          if (documents.get(Collections.SHARES, share.value()).isEmpty()) return Optional.empty();
          var page = documents.find(query);
          var events = page.documents().stream().map(this::itemEvent).toList();
          boolean more = page.next() != null;
          long head = Math.max(after, gate.position() - 1);
          return Optional.of(
              new HistoryPage(events, more ? events.getLast().position() : head, more));
        });
  }

  private StoredEvent itemEvent(Document found) {
    return streams.event(Long.parseLong(Collections.inner(found.key()))).stored();
  }

  /// Where many events of the share follow each other, those nearby fill the page, and whoever
  /// reads page after page has each event read once.
  private HistoryPage page(Scope scope, long after, int limit) {
    long nearby = after + 1 + near;
    if (nearby < scope.end()) {
      var page = cut(due(scope.until(nearby), after), limit);
      if (page.more()) return page.page();
    }
    var page = cut(due(scope, after), limit);
    return page.more() ? page.page() : page.upTo(Math.max(after, scope.end() - 1));
  }

  /// The first events that are due; those that are due at the same position stay together.
  private static Cut cut(List<Due> due, int limit) {
    int size = 0;
    while (size < due.size() && (size < limit || due.get(size).at() == due.get(size - 1).at())) {
      size++;
    }
    return new Cut(due.subList(0, size), size < due.size());
  }

  /// A page of what is due, before it is known up to where it is complete.
  ///
  /// @param more whether more is due
  private record Cut(List<Due> due, boolean more) {
    HistoryPage page() {
      return upTo(due.getLast().at());
    }

    HistoryPage upTo(long complete) {
      var events = due.stream().map(Due::event);
      var inOrder = events.sorted(Comparator.comparingLong(StoredEvent::position)).toList();
      return new HistoryPage(inOrder, complete, more);
    }
  }

  /// All events that concern the share up to `upTo`, decoded, in the order of the history: what
  /// `audit` folds.
  ///
  /// @param upTo the last position that is wanted; what has not been applied yet is left out
  public List<Recorded<Event>> concerning(ShareId share, long upTo) {
    var scope = scope(share).map(now -> now.until(Math.min(upTo, now.end() - 1) + 1));
    return scope.map(this::stored).map(streams::decode).orElse(List.of()).stream()
        .map(Decoded::recorded)
        .toList();
  }

  /// The accounts that have borne on the share's custody so far, each with the position at which
  /// it first did.
  public Map<AccountId, Long> accounts(ShareId share) {
    return scope(share).map(Scope::accounts).orElse(Map.of());
  }

  /// Events that concern a share.
  ///
  /// @param end the position below which they are all, from where they were asked for
  record Concerning(List<Decoded> events, long end) {}

  /// The events from `from` to below the current position that concern the share.
  Concerning since(ShareId share, long from) {
    return scope(share)
        .map(now -> new Concerning(streams.decode(since(now, from)), now.end()))
        .orElseGet(() -> new Concerning(List.of(), from));
  }

  /// What concerns a share below `end`.
  private record Scope(ShareId share, Map<AccountId, Long> accounts, long end) {
    /// What concerned it before.
    Scope until(long earlier) {
      var by = new HashMap<>(accounts);
      by.values().removeIf(first -> first >= earlier);
      return new Scope(share, by, earlier);
    }

    boolean concerns(StoredEvent event) {
      var stream = event.streamId();
      return switch (event.streamType()) {
        case "share" -> stream.equals(share.value());
        case "account" -> accounts.containsKey(new AccountId(stream));
        default -> false;
      };
    }
  }

  /// @param at the position from which on the event concerns the share
  private record Due(long at, StoredEvent event) {}

  private Optional<Scope> scope(ShareId share) {
    return gate.reading(() -> scope(share, gate.position()));
  }

  private Optional<Scope> scope(ShareId share, long end) {
    if (documents.get(Collections.SHARES, share.value()).isEmpty()) return Optional.empty();
    var accounts = new HashMap<AccountId, Long>();
    for (var found :
        Collections.all(documents, Collections.INVOLVED, Collections.SHARE, share.value())) {
      long first = Collections.number(found.value());
      if (first != Collections.ONLY_INVITED)
        accounts.put(new AccountId(Collections.inner(found.key())), first);
    }
    return Optional.of(new Scope(share, accounts, end));
  }

  private List<StoredEvent> stored(Scope scope) {
    var all = new ArrayList<>(streams.stored(scope.share().value(), scope.end()));
    scope.accounts().keySet().forEach(a -> all.addAll(streams.stored(a.value(), scope.end())));
    all.sort(Comparator.comparingLong(StoredEvent::position));
    return all;
  }

  private List<StoredEvent> scan(Scope scope, long from) {
    return streams.range(from, Math.max(from, scope.end())).stream()
        .filter(scope::concerns)
        .toList();
  }

  private List<StoredEvent> since(Scope scope, long from) {
    if (scope.end() - from <= near) return scan(scope, from);
    return stored(scope).stream().filter(event -> event.position() >= from).toList();
  }

  private List<Due> due(Scope scope, long after) {
    boolean isShort = scope.end() - (after + 1) <= near;
    var all = isShort ? withEarlier(scope, after) : stored(scope);
    var due = new ArrayList<Due>();
    for (var event : all) {
      long from = dueAt(scope, event);
      if (from > after) due.add(new Due(from, event));
    }
    due.sort(Comparator.comparingLong(Due::at).thenComparingLong(d -> d.event().position()));
    return due;
  }

  /// The events after `after`, and the earlier ones of accounts that came in after it.
  private List<StoredEvent> withEarlier(Scope scope, long after) {
    var all = new ArrayList<>(scan(scope, after + 1));
    scope
        .accounts()
        .forEach(
            (account, first) -> {
              if (first > after) all.addAll(streams.stored(account.value(), after + 1));
            });
    return all;
  }

  private static long dueAt(Scope scope, StoredEvent event) {
    if (!event.streamType().equals("account")) return event.position();
    long first = Objects.requireNonNull(scope.accounts().get(new AccountId(event.streamId())));
    return Math.max(first, event.position());
  }
}
