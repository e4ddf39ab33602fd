package org.lockstep.client.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.lockstep.audit.HistoryRefused;
import org.lockstep.audit.VerifiedHistory;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.message.LogMessages.ShareEvents;

/// Reads histories of shares, page by page, and believes what can be verified.
///
/// What was read stays in memory, so that only new events are asked for. Safe for use by many
/// threads.
public final class Histories {
  private static final int PAGE = 1_000;

  private final ServerConnection server;
  private final Acquaintances acquaintances;
  private final EventCodec codec = new EventCodec(PersonalKeys.NONE);
  private final Map<ShareId, Read> read = new ConcurrentHashMap<>();

  /// Histories as this server shows them.
  public Histories(ServerConnection server, Acquaintances acquaintances) {
    this.server = server;
    this.acquaintances = acquaintances;
  }

  private record Read(List<LoggedEvent> shown, long complete, Optional<TrustedHistory> trusted) {
    static final Read NOTHING = new Read(List.of(), -1, Optional.empty());

    List<EventRecord> records() {
      return shown.stream().map(LoggedEvent::event).toList();
    }
  }

  /// The history of a share up to now: at least up to what this device has seen written.
  ///
  /// @throws TrustRefused if it must not be believed
  public TrustedHistory of(ShareId share) {
    long seen = server.position();
    var before = read.getOrDefault(share, Read.NOTHING);
    var now = verified(share, before, further(share, before));
    if (now.complete() < seen) {
      throw new TrustRefused(new Breach.HistoryWithheld(share.value(), seen, now.complete()));
    }
    var trusted = now.trusted().orElseThrow();
    acquaintances.meet(trusted, now.records());
    read.put(share, now);
    return trusted;
  }

  /// What the history that was read last was made of; empty before [#of].
  public List<EventRecord> records(ShareId share) {
    return read.getOrDefault(share, Read.NOTHING).records();
  }

  private Read verified(ShareId share, Read before, Read now) {
    boolean same = before.trusted().isPresent() && before.complete() == now.complete();
    if (same) return before;
    var history = TrustedHistory.of(check(share, now.records()), now.shown(), now.complete());
    return new Read(now.shown(), now.complete(), Optional.of(history));
  }

  private VerifiedHistory check(ShareId share, List<EventRecord> records) {
    try {
      return VerifiedHistory.of(share, records, codec);
    } catch (HistoryRefused refused) {
      throw new TrustRefused(new Breach.HistoryWrong(share, refused.reason()), refused);
    }
  }

  private Read further(ShareId share, Read before) {
    var records = new TreeMap<Long, LoggedEvent>();
    before.shown().forEach(shown -> records.put(shown.event().position(), shown));
    long complete = before.complete();
    boolean more = true;
    while (more) {
      var page = page(share, complete);
      page.events().forEach(shown -> records.put(shown.event().position(), shown));
      if (page.complete() < complete || (page.more() && page.complete() == complete)) {
        throw new ServerMisbehaved("a history that does not go on");
      }
      complete = page.complete();
      more = page.more();
    }
    return new Read(new ArrayList<>(records.values()), complete, Optional.empty());
  }

  private ShareEvents page(ShareId share, long after) {
    return server.get(
        "/v1/shares/" + share + "/events?after=" + after + "&limit=" + PAGE, ShareEvents.class);
  }
}
