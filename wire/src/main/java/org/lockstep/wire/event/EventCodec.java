package org.lockstep.wire.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lockstep.domain.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Turns events into the bytes that are kept for ever, and back.
///
/// Equal events without personal texts have equal bytes. Personal texts are sealed under their
/// subjects' keys with a random nonce, so these bytes differ each time; stored bytes are therefore
/// never compared with, or replaced by, bytes made anew.
///
/// Readers and writers are built once: make one codec for a process. Safe for use by many threads
/// if the keys are.
public final class EventCodec {
  private final EventCatalogue catalogue;
  private final Map<Class<? extends Event>, ObjectWriter> writers = new HashMap<>();
  private final Map<String, EventReader> readers = new HashMap<>();

  /// A codec of the current catalogue; with [PersonalKeys#NONE] it can only read, and reads every
  /// personal text as erased.
  public EventCodec(PersonalKeys keys) {
    this(keys, EventCatalogue.current(), List.of());
  }

  /// @throws IllegalArgumentException if the upcasters do not lead from every older revision to the
  ///     newest
  EventCodec(PersonalKeys keys, EventCatalogue catalogue, List<Upcaster> upcasters) {
    this.catalogue = catalogue;
    var mapper = EventJson.mapper();
    var steps = new Upcasters(catalogue, upcasters);
    for (var entry : catalogue.entries()) {
      writers.put(entry.record(), writer(mapper, entry, keys));
      readers.put(entry.type(), new EventReader(entry, mapper, steps, keys));
    }
  }

  private static ObjectWriter writer(
      JsonMapper mapper, EventCatalogue.Entry entry, PersonalKeys keys) {
    return mapper
        .writerFor(entry.record())
        .withAttribute(
            PersonalSealing.class, new PersonalSealing(entry.type(), entry.revision(), keys));
  }

  /// The stored form of an event, at the newest revision of its type.
  ///
  /// @throws ErasedNotEncodable if a personal text of it is erased
  /// @throws IllegalArgumentException if a text in it is not valid Unicode
  public Encoded encode(Event event) {
    var entry = catalogue.of(event);
    return new Encoded(
        EventCatalogue.streamType(event),
        event.streamId(),
        entry.type(),
        entry.revision(),
        payload(event));
  }

  private ObjectWriter writer(Event event) {
    return Objects.requireNonNull(writers.get(event.getClass()), "a writer for each entry");
  }

  private byte[] payload(Event event) {
    try {
      return writer(event).writeValueAsBytes(event);
    } catch (JacksonException failed) {
      throw PersonalForm.Failure.within(failed)
          .orElseGet(() -> new IllegalArgumentException("the event has no JSON form", failed));
    }
  }

  /// Whether stored bytes of this revision have the form that the event would be given now.
  public boolean isNewest(Event event, int revision) {
    return catalogue.of(event).revision() == revision;
  }

  /// The event behind stored bytes.
  ///
  /// What the keys throw comes out as it is, so that a failing key store does not look like a
  /// damaged event.
  ///
  /// @throws UnknownEvent if this version does not know the type or revision
  /// @throws MalformedEvent if the payload has not the form of its revision
  /// @throws PersonalRefused if a personal text does not open although its subject has a key
  public Event decode(String type, int revision, byte[] payload) {
    var reader = readers.get(type);
    if (reader == null) throw new UnknownEvent(type, revision);
    return reader.read(revision, payload);
  }
}
