package org.lockstep.crypto.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;

/// Writes and reads the text of a [LeafHeader], straight into bytes: it runs once for each event
/// appended or verified.
///
/// For one thread, one header.
final class LeafText {

  private static final byte[] MAGIC = ascii("event/v1\nseq ");
  private static final byte[] AT = ascii("\nat ");
  private static final byte[] STREAM = ascii("\nstream ");
  private static final byte[] TYPE = ascii("\ntype ");
  private static final byte[] ACTOR = ascii("\nactor ");
  private static final byte[] PAYLOAD = ascii("\npayload ");
  private static final byte[] METADATA = ascii("\nmetadata ");

  /// Room for everything but the four words: labels, five numbers of up to 20 digits, the time, two
  /// commitments.
  private static final int FIXED_ROOM = 320;

  private static final int LONGEST_NUMBER = 20;
  private static final int LINES = 8;
  private static final int TIME_LENGTH = 24;
  private static final long SECONDS_OF_A_DAY = 86_400;

  private final byte[] buffer;
  private int length;

  private LeafText(int capacity) {
    this(new byte[capacity]);
  }

  private LeafText(byte[] buffer) {
    this.buffer = buffer;
  }

  static LeafText of(LeafHeader header) {
    return sized(header).put(MAGIC).number(header.seq()).rest(header);
  }

  /// What comes before the time in every entry: the number, and nothing else that varies.
  static byte[] upToNumber(long seq) {
    return new LeafText(MAGIC.length + LONGEST_NUMBER).put(MAGIC).number(seq).toByteArray();
  }

  /// What comes after the number.
  static byte[] afterNumber(LeafHeader header) {
    return sized(header).rest(header).toByteArray();
  }

  /// Writes another time into what [#afterNumber] gave.
  static void writeTime(byte[] afterNumber, Instant at) {
    var text = new LeafText(afterNumber);
    text.length = AT.length;
    text.time(at);
  }

  private static LeafText sized(LeafHeader header) {
    var stream = header.stream();
    var event = header.event();
    int words =
        stream.type().length()
            + stream.id().length()
            + event.type().length()
            + header.actor().length();
    return new LeafText(FIXED_ROOM + words);
  }

  private LeafText rest(LeafHeader header) {
    var stream = header.stream();
    var event = header.event();
    put(AT).time(header.at());
    put(STREAM).word(stream.type()).put(' ').word(stream.id()).put(' ').number(stream.sequence());
    put(TYPE).word(event.type()).put(' ').number(event.revision());
    put(ACTOR).word(header.actor());
    put(PAYLOAD).put(header.payload().base64Bytes());
    put(METADATA).put(header.metadata().base64Bytes()).put('\n');
    return this;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, length);
  }

  Hash leafHash() {
    return MerkleHash.leaf(buffer, length);
  }

  static LeafHeader parse(byte[] entry) {
    try {
      var header = read(new String(entry, StandardCharsets.ISO_8859_1).split("\n", LINES + 1));
      if (Arrays.equals(header.bytes(), entry)) return header;
    } catch (LogFormatException e) {
      throw e;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new LogFormatException("not an entry of the log: " + e.getMessage(), e);
    }
    throw new LogFormatException("not an entry of the log: not in its canonical form");
  }

  private static LeafHeader read(String[] lines) {
    if (lines.length != LINES + 1 || !lines[0].equals("event/v1")) {
      throw new LogFormatException("an entry has 8 lines and begins with event/v1");
    }
    var stream = fields(lines[3], "stream", 3);
    var event = fields(lines[4], "type", 2);
    return new LeafHeader(
        Long.parseLong(fields(lines[1], "seq", 1)[1]),
        time(fields(lines[2], "at", 1)[1]),
        new LeafHeader.Stream(stream[1], stream[2], Long.parseLong(stream[3])),
        new LeafHeader.Event(event[1], Integer.parseInt(event[2])),
        fields(lines[5], "actor", 1)[1],
        hash(fields(lines[6], "payload", 1)[1]),
        hash(fields(lines[7], "metadata", 1)[1]));
  }

  // What is read here need not be refused here: whatever is not in its one form gives a header
  // whose
  // bytes are others, which [#parse] refuses. So neither time nor hashes are checked twice.

  private static Hash hash(String base64) {
    return Hash.of(Base64.getDecoder().decode(base64));
  }

  private static Instant time(String text) {
    if (text.length() != TIME_LENGTH) throw new LogFormatException("a time has 24 characters");
    long day =
        LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
    long seconds = digits(text, 11, 13) * 3600L + digits(text, 14, 16) * 60L + digits(text, 17, 19);
    return Instant.ofEpochSecond(
        day * SECONDS_OF_A_DAY + seconds, digits(text, 20, 23) * 1_000_000L);
  }

  private static int digits(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static String[] fields(String line, String label, int count) {
    var parts = line.split(" ", -1);
    if (parts.length != count + 1 || !parts[0].equals(label)) {
      throw new LogFormatException("an entry's line " + label + " has " + count + " fields");
    }
    return parts;
  }

  private LeafText put(char c) {
    buffer[length++] = (byte) c;
    return this;
  }

  private LeafText put(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
    return this;
  }

  private LeafText word(String word) {
    for (int i = 0; i < word.length(); i++) {
      put(word.charAt(i));
    }
    return this;
  }

  private LeafText number(long value) {
    return word(Long.toString(value));
  }

  private void time(Instant at) {
    var time = at.atOffset(ZoneOffset.UTC);
    digits(time.getYear(), 1000).put('-');
    digits(time.getMonthValue(), 10).put('-');
    digits(time.getDayOfMonth(), 10).put('T');
    digits(time.getHour(), 10).put(':');
    digits(time.getMinute(), 10).put(':');
    digits(time.getSecond(), 10).put('.');
    digits(time.getNano() / 1_000_000, 100).put('Z');
  }

  /// Writes decimal digits from the place `top` (1000, 100, 10) down, with leading zeros.
  private LeafText digits(int value, int top) {
    for (int place = top; place > 0; place /= 10) {
      put((char) ('0' + value / place % 10));
    }
    return this;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
