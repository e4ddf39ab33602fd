package org.lockstep.crypto.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The entry of one event in the log: the text that is hashed, published and kept for ever.
///
/// It binds every fact of the event's envelope and, through salted commitments, the stored payload
/// and metadata; it discloses neither. The text is the only accepted form, so one header has one
/// hash:
///
/// ```
/// event/v1
/// seq 4711
/// at 2026-01-02T03:04:05.678Z
/// stream share 01hx... 3
/// type share.downloads-limited 1
/// actor 01hy...
/// payload <base64 of the payload's commitment>
/// metadata <base64 of the metadata's commitment>
/// ```
///
/// ASCII; every line, the last too, ends with one LF; numbers are decimal without leading zeros;
/// the time is UTC with three decimals and a four-digit year.
///
/// @param seq the event's place in the log, from 0
/// @param at when it was recorded, in whole milliseconds, years 0 to 9999
/// @param stream the stream it belongs to
/// @param event what happened
/// @param actor pseudonym of who caused it, or [#NO_ACTOR]
/// @param payload [Commitment] to the stored payload
/// @param metadata [Commitment] to the stored metadata
public record LeafHeader(
    long seq, Instant at, Stream stream, Event event, String actor, Hash payload, Hash metadata) {

  /// Stands for an absent actor.
  public static final String NO_ACTOR = "-";

  /// The longest word in a header, in characters: keeps an entry far below the 65,535 bytes of an
  /// entry bundle.
  public static final int MAX_WORD = 255;

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /// Refuses what the text could not carry: words with blanks or beyond ASCII, finer times,
  /// negative numbers.
  ///
  /// @throws IllegalArgumentException naming the field
  public LeafHeader {
    requireCount("seq", seq);
    requireWord("actor", actor);
    if (!at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
      throw new IllegalArgumentException("at must be in whole milliseconds");
    }
    if (at.isBefore(FIRST) || !at.isBefore(END)) {
      throw new IllegalArgumentException("at must lie in the years 0 to 9999");
    }
  }

  /// An event's place in its stream.
  ///
  /// @param type the kind of the stream, such as `share`
  /// @param id the stream's pseudonym
  /// @param sequence the event's number within the stream, from 0
  public record Stream(String type, String id, long sequence) {

    /// Refuses what the text could not carry.
    public Stream {
      requireWord("stream type", type);
      requireWord("stream id", id);
      requireCount("stream sequence", sequence);
    }
  }

  /// An event's stable name.
  ///
  /// @param type such as `share.link-opened`
  /// @param revision of the payload's form, from 0
  public record Event(String type, int revision) {

    /// Refuses what the text could not carry.
    public Event {
      requireWord("event type", type);
      requireCount("event revision", revision);
    }
  }

  /// The exact bytes of the entry.
  public byte[] bytes() {
    return LeafText.of(this).toByteArray();
  }

  /// The RFC 6962 leaf hash of [#bytes].
  public Hash hash() {
    return LeafText.of(this).leafHash();
  }

  /// Reads an entry; accepts exactly what [#bytes] writes.
  ///
  /// @throws LogFormatException if the bytes are anything else
  public static LeafHeader parse(byte[] entry) {
    return LeafText.parse(entry);
  }

  private static void requireCount(String field, long count) {
    if (count < 0) throw new IllegalArgumentException(field + " must not be negative");
  }

  private static void requireWord(String field, String word) {
    if (word.isEmpty() || word.length() > MAX_WORD) {
      throw new IllegalArgumentException(field + " must have 1 to " + MAX_WORD + " characters");
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException(field + " must be printable ASCII without blanks");
      }
    }
  }
}
