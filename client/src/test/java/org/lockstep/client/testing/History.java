package org.lockstep.client.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.audit.VerifiedHistory;
import org.lockstep.client.trust.TrustedHistory;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.event.PersonalKey;
import org.lockstep.wire.event.PersonalKeys;

/// Events as a server records and shows them: whoever adds one is the server, so that a lie in an
/// event comes with leaves that fit it.
public final class History {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final List<EventRecord> records = new ArrayList<>();
  private final Map<Bytes, Bytes> metadata = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<AccountId, PersonalKey> personal = new HashMap<>();
  private Duration later = Duration.ZERO;
  private final EventCodec codec = new EventCodec(new Keys());

  /// An empty history.
  public History() {}

  private final class Keys implements PersonalKeys {
    @Override
    public Optional<PersonalKey> key(AccountId subject) {
      return Optional.ofNullable(personal.get(subject));
    }

    @Override
    public PersonalKey keyFor(AccountId subject) {
      return personal.computeIfAbsent(
          subject, _ -> new PersonalKey("k" + personal.size(), Secret.random()));
    }
  }

  /// Records events.
  public History add(Event... events) {
    for (var event : events) records.add(record(event));
    return this;
  }

  /// The same history, to be gone on with in another way.
  public History copy() {
    var copy = new History();
    copy.records.addAll(records);
    copy.metadata.putAll(metadata);
    copy.sequences.putAll(sequences);
    copy.personal.putAll(personal);
    copy.later = later;
    return copy;
  }

  /// What is recorded from here on is recorded so much later.
  public History later(Duration by) {
    later = later.plus(by);
    return this;
  }

  private Instant time(long position) {
    return START.plusSeconds(position).plus(later);
  }

  /// Records an event that nobody ordered: the server makes it up, with a leaf that fits.
  public History forge(Event event) {
    return forge(event, "{}", "-");
  }

  /// Records an event with whatever request the server has.
  public History forge(Event event, String request, String actor) {
    long sequence = sequences.merge(event.streamId(), 1L, Long::sum) - 1;
    records.add(record(event, records.size(), sequence, request, actor));
    return this;
  }

  private EventRecord record(Event event) {
    long sequence = sequences.merge(event.streamId(), 1L, Long::sum) - 1;
    return record(event, records.size(), sequence);
  }

  /// Another event as if it had been recorded in place of one: a rewritten past.
  public EventRecord inPlaceOf(EventRecord one, Event other) {
    return record(other, one.position(), one.streamSequence());
  }

  private EventRecord record(Event event, long position, long sequence) {
    var order = Ordering.of(event, time(position));
    return record(
        event,
        position,
        sequence,
        order.map(Ordering.Order::metadata).orElse("{}"),
        order.map(given -> given.device().value()).orElse("-"));
  }

  private EventRecord record(
      Event event, long position, long sequence, String request, String actor) {
    var salt = Ids.bytes(16);
    var stored = Bytes.of(request.getBytes(StandardCharsets.UTF_8));
    var encoded = codec.encode(event);
    var unsealed =
        new EventRecord(
            position,
            time(position),
            encoded.streamType(),
            encoded.streamId(),
            sequence,
            encoded.type(),
            encoded.revision(),
            actor,
            Bytes.of(encoded.payload()),
            Bytes.of(Commitment.of(salt, stored.toArray()).bytes()),
            Bytes.of(salt),
            Bytes.of(new byte[32]));
    var recorded = withLeaf(unsealed);
    metadata.put(recorded.leafHash(), stored);
    return recorded;
  }

  private static EventRecord withLeaf(EventRecord r) {
    return new EventRecord(
        r.position(),
        r.at(),
        r.streamType(),
        r.streamId(),
        r.streamSequence(),
        r.type(),
        r.revision(),
        r.actor(),
        r.payload(),
        r.metadata(),
        r.salt(),
        Bytes.of(r.header().hash().bytes()));
  }

  /// The last position.
  public long head() {
    return records.size() - 1L;
  }

  /// What was recorded.
  public List<EventRecord> records() {
    return List.copyOf(records);
  }

  /// What was recorded at a position, for a server to use again.
  public String request(long position) {
    var leaf = records.get((int) position).leafHash();
    var stored = Objects.requireNonNull(metadata.get(leaf), "every record has metadata");
    return new String(stored.toArray(), StandardCharsets.UTF_8);
  }

  /// Events with the requests that ordered them.
  public List<LoggedEvent> logged(List<EventRecord> of) {
    return of.stream()
        .map(one -> new LoggedEvent(one, Optional.ofNullable(metadata.get(one.leafHash()))))
        .toList();
  }

  /// What was recorded, without the last events.
  public List<EventRecord> recordsBut(int last) {
    return List.copyOf(records.subList(0, records.size() - last));
  }

  /// What a client makes of it.
  public TrustedHistory trusted(ShareId share) {
    return TrustedHistory.of(
        VerifiedHistory.of(share, records, new EventCodec(PersonalKeys.NONE)),
        logged(records),
        head());
  }
}
