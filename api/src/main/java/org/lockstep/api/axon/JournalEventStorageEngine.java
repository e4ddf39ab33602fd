package org.lockstep.api.axon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.Event;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.JournalStopped;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.journal.StreamConflict;
import org.lockstep.wire.event.EventCodec;

/// Axon's view of our journal: streams by aggregate, tokens by global position.
///
/// Events are durable when [#appendEvents] returns, all of a batch or none. The order that is being
/// carried out learns the last position. Safe for use by many threads.
public final class JournalEventStorageEngine implements EventStorageEngine {
  private static final int SLICE = 512;

  private final Journal journal;
  private final EventCodec codec;
  private volatile boolean stopped;

  /// An engine over this journal.
  public JournalEventStorageEngine(Journal journal, EventCodec codec) {
    this.journal = journal;
    this.codec = codec;
  }

  /// @throws ConcurrencyException if a stream was moved by somebody else; nothing was appended
  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) return;
    try {
      var appended = journal.append(events.stream().map(this::encode).toList());
      CurrentUnitOfWork.ifStarted(unit -> tell(unit.getMessage(), appended.last()));
    } catch (StreamConflict e) {
      throw new ConcurrencyException("The stream was moved by somebody else.", e);
    } catch (JournalStopped e) {
      stopped = true;
      throw e;
    }
  }

  /// Whether the journal has refused an append for good: only the next start ends that.
  boolean isStopped() {
    return stopped;
  }

  private static void tell(Message<?> order, long position) {
    var outcome = Outcome.of(order);
    if (outcome != null) outcome.wrote(position);
  }

  private NewEvent encode(EventMessage<?> message) {
    if (!(message instanceof DomainEventMessage<?> domain
        && domain.getPayload() instanceof Event event)) {
      throw new IllegalArgumentException("not an event of the domain: " + message.getPayloadType());
    }
    var encoded = codec.encode(event);
    return new NewEvent(
        encoded.streamType(),
        encoded.streamId(),
        domain.getSequenceNumber(),
        encoded.type(),
        encoded.revision(),
        message.getTimestamp(),
        EventMetadata.actor(message.getMetaData()),
        encoded.payload(),
        EventMetadata.write(message.getMetaData()));
  }

  private DomainEventMessage<Event> decode(StoredEvent stored) {
    var metadata = new TreeMap<String, String>(EventMetadata.read(stored.metadata()));
    metadata.put(EventMetadata.ACTOR, stored.actor());
    return new GenericDomainEventMessage<>(
        stored.streamType(),
        stored.streamId(),
        stored.streamSequence(),
        codec.decode(stored.type(), stored.revision(), stored.payload()),
        metadata,
        "position-" + stored.position(),
        stored.recordedAt());
  }

  @Override
  public DomainEventStream readEvents(String streamId, long firstSequence) {
    var stored = journal.stream(streamId, firstSequence);
    var last = stored.isEmpty() ? null : stored.getLast().streamSequence();
    return DomainEventStream.of(stored.stream().map(this::decode), () -> last);
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    long from = token == null ? 0 : position(token) + 1;
    long head = journal.head();
    return LongStream.iterate(from, start -> start < head, start -> start + SLICE)
        .mapToObj(start -> journal.read(start, SLICE))
        .flatMap(List::stream)
        .takeWhile(stored -> stored.position() < head)
        .map(this::track);
  }

  private TrackedEventMessage<?> track(StoredEvent stored) {
    var at = new GlobalSequenceTrackingToken(stored.position());
    return new GenericTrackedDomainEventMessage<>(at, decode(stored));
  }

  private static long position(TrackingToken token) {
    if (token instanceof GlobalSequenceTrackingToken global) return global.getGlobalIndex();
    throw new IllegalArgumentException("not a token of this store: " + token.getClass());
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String streamId) {
    var last = journal.lastSequence(streamId);
    return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(-1);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(journal.head() - 1);
  }

  /// @return a token before the first event that was recorded at or after that time
  @Override
  public TrackingToken createTokenAt(Instant time) {
    return new GlobalSequenceTrackingToken(journal.lastPositionAt(time.minusMillis(1)).orElse(-1));
  }

  /// Snapshots are not used.
  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("this store keeps no snapshots of aggregates");
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String streamId) {
    return Optional.empty();
  }
}
