package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeafHeaderTest {

  private static final Hash PAYLOAD = Leaves.entry("payload");
  private static final Hash METADATA = Leaves.entry("metadata");

  private static final String TEXT =
      """
      event/v1
      seq 4711
      at 2026-01-02T03:04:05.678Z
      stream share 01hxshare 3
      type share.downloads-limited 1
      actor 01hyactor
      payload %s
      metadata %s
      """
          .formatted(PAYLOAD.base64(), METADATA.base64());

  private static final LeafHeader HEADER = at(Instant.parse("2026-01-02T03:04:05.678Z"));

  private static LeafHeader at(Instant at) {
    return new LeafHeader(
        4711,
        at,
        new LeafHeader.Stream("share", "01hxshare", 3),
        new LeafHeader.Event("share.downloads-limited", 1),
        "01hyactor",
        PAYLOAD,
        METADATA);
  }

  @Test
  void the_text_is_the_documented_one() {
    assertThat(new String(HEADER.bytes(), StandardCharsets.US_ASCII)).isEqualTo(TEXT);
  }

  @Test
  void its_hash_is_the_leaf_hash_of_its_text() {
    assertThat(HEADER.hash()).isEqualTo(MerkleHash.leaf(HEADER.bytes()));
  }

  @Test
  void its_text_reads_back_as_itself() {
    assertThat(LeafHeader.parse(HEADER.bytes())).isEqualTo(HEADER);
  }

  /// Numbered twice, and at another time than was thought: as when a group is tried again.
  @Property(tries = 300)
  void a_draft_has_the_hash_of_the_header_with_its_number_and_time(
      @ForAll @LongRange(min = 0) long seq,
      @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis) {
    var at = Instant.ofEpochMilli(millis);
    var draft = LeafDraft.of(HEADER);
    assertThat(draft.hash(HEADER.seq(), HEADER.at())).isEqualTo(HEADER.hash());
    var settled =
        new LeafHeader(seq, at, HEADER.stream(), HEADER.event(), HEADER.actor(), PAYLOAD, METADATA);
    assertThat(draft.hash(seq, at)).isEqualTo(settled.hash());
  }

  @Property(tries = 300)
  void any_header_reads_back_as_itself(
      @ForAll @LongRange(min = 0) long seq,
      @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis,
      @ForAll @AlphaChars @StringLength(min = 1, max = 255) String word,
      @ForAll @IntRange(min = 0) int revision) {
    var at = Instant.ofEpochMilli(millis);
    var header =
        new LeafHeader(
            seq,
            at,
            new LeafHeader.Stream(word, word, seq),
            new LeafHeader.Event(word, revision),
            word,
            PAYLOAD,
            METADATA);
    assertThat(LeafHeader.parse(header.bytes())).isEqualTo(header);
    assertThat(new String(header.bytes(), StandardCharsets.US_ASCII))
        .contains(
            "\nat "
                + DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                    .withZone(ZoneOffset.UTC)
                    .format(at)
                + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "seq 4711,seq 04711",
    "seq 4711,seq +4711",
    "seq 4711,seq -1",
    "seq 4711,seq",
    "seq 4711,seq  4711",
    "seq 4711,sequence 4711",
    "seq 4711,seq 9223372036854775808",
    "05.678Z,05.6780Z",
    "05.678Z,05.67Z",
    "05.678Z,05.678+00:00",
    "2026-01-02T03:04:05,2026-01-02T24:00:00",
    "2026-01-02T03,+12026-01-02T03",
    "01hxshare 3,01hxshare",
    "01hxshare 3,01hxshare 3 4",
    "limited 1,limited -1",
    "limited 1,limited 2147483648",
    "01hyactor,01hy\u00e4ctor",
    "01hyactor,''",
    "event/v1,event/v2",
    "payload ,metadata ",
  })
  void any_other_spelling_is_refused(String part, String other) {
    assertThat(TEXT).contains(part);
    assertRefused(TEXT.replace(part, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "event/v1", "event/v1\n"})
  void scraps_are_refused(String text) {
    assertRefused(text);
  }

  @Test
  void missing_and_added_line_ends_and_lines_are_refused() {
    assertRefused(TEXT.substring(0, TEXT.length() - 1));
    assertRefused(TEXT + "\n");
    assertRefused("\n" + TEXT);
    assertRefused(TEXT + "more\n");
    assertRefused(TEXT.replace("\n", "\r\n"));
  }

  @Test
  void base64_without_padding_or_with_stray_bits_is_refused() {
    var base64 = METADATA.base64();
    assertRefused(TEXT.replace(base64, base64.substring(0, 43)));
    // The last character before the padding carries two unused bits.
    char last = base64.charAt(42);
    assertRefused(TEXT.replace(base64, base64.substring(0, 42) + (char) (last + 1) + "="));
  }

  @Property(tries = 300)
  void a_flipped_bit_is_refused_or_gives_another_hash(@ForAll @IntRange(max = 2500) int bit) {
    var entry = HEADER.bytes();
    int flipped = bit % (entry.length * 8);
    entry[flipped / 8] ^= (byte) (1 << (flipped % 8));
    assertThat(hashIfAccepted(entry)).isNotEqualTo(Optional.of(HEADER.hash()));
  }

  private static Optional<Hash> hashIfAccepted(byte[] entry) {
    try {
      return Optional.of(LeafHeader.parse(entry).hash());
    } catch (LogFormatException refused) {
      return Optional.empty();
    }
  }

  @Test
  void what_the_text_cannot_carry_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(Instant.parse("2026-01-02T03:04:05.6789Z")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(Instant.parse("+10000-01-01T00:00:00Z")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(Instant.parse("-0001-12-31T23:59:59.999Z")));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeafHeader.Stream("sh are", "id", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeafHeader.Stream("share", "", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeafHeader.Stream("share", "i\nd", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeafHeader.Stream("share", "x".repeat(256), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeafHeader.Stream("share", "id", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeafHeader.Event("t\u00ff", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeafHeader.Event("t", -1));
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> LeafHeader.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(LogFormatException.class);
  }
}
