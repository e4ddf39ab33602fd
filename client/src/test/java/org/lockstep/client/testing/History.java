package org.lockstep.client.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.audit.VerifiedHistory;
import org.lockstep.client.trust.TrustedHistory;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.PersonalKey;
import org.lockstep.wire.event.PersonalKeys;

/// Events as a server records and shows them: whoever adds one is the server, so that a lie in an
/// event comes with leaves that fit it.
public final class History {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final List<EventRecord> records = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<AccountId, PersonalKey> personal = new HashMap<>();
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

  private EventRecord record(Event event) {
    long sequence = sequences.merge(event.streamId(), 1L, Long::sum) - 1;
    return record(event, records.size(), sequence);
  }

  /// Another event as if it had been recorded in place of one: a rewritten past.
  public EventRecord inPlaceOf(EventRecord one, Event other) {
    return record(other, one.position(), one.streamSequence());
  }

  private EventRecord record(Event event, long position, long sequence) {
    var encoded = codec.encode(event);
    var unsealed =
        new EventRecord(
            position,
            START.plusSeconds(position),
            encoded.streamType(),
            encoded.streamId(),
            sequence,
            encoded.type(),
            encoded.revision(),
            "-",
            Bytes.of(encoded.payload()),
            Bytes.of(Ids.bytes(32)),
            Bytes.of(Ids.bytes(16)),
            Bytes.of(new byte[32]));
    return withLeaf(unsealed);
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

  /// What was recorded, without the last events.
  public List<EventRecord> recordsBut(int last) {
    return List.copyOf(records.subList(0, records.size() - last));
  }

  /// What a client makes of it.
  public TrustedHistory trusted(ShareId share) {
    return TrustedHistory.of(
        VerifiedHistory.of(share, records, new EventCodec(PersonalKeys.NONE)), head());
  }
}
