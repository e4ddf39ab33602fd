package org.lockstep.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.log.TileName;

class WholeLogTest {
  private static final int SIZE = 600;
  private static final String FIRST = "tile/entries/000";
  private static final String LAST = "tile/entries/002.p/88";
  private static final TileName LAST_TILE = new TileName(0, 2, 88);

  private static LogFault refusal(PublishedLog log) {
    var fault = new ArrayList<LogFault>();
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> log.view().verifyAll(_ -> {}))
        .satisfies(refused -> fault.add(refused.fault()));
    return fault.getFirst();
  }

  private static List<byte[]> entries(int from, int to) {
    return new ArrayList<>(PublishedLog.entries(to).subList(from, to));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256, SIZE, 66_000})
  void a_true_log_is_verified_to_its_end(int size) {
    var seen = new ArrayList<Long>();
    assertThat(PublishedLog.of(size).view().verifyAll(seen::add)).isEqualTo(size);
    assertThat(seen).isSorted().hasSize((size + 255) / 256);
  }

  @Property(tries = 200)
  void whatever_bit_of_an_entry_is_flipped_its_position_is_named(
      @ForAll @IntRange(max = SIZE - 1) int position, @ForAll @IntRange(max = 200 * 8) int bit) {
    var name = new TileName(0, position / 256, TileName.width(0, position / 256, SIZE));
    int from = (int) name.first();
    var entries = entries(from, from + name.width());
    var entry = entries.get(position - from).clone();
    entry[bit / 8] ^= (byte) (1 << (bit % 8));
    entries.set(position - from, entry);
    var log = PublishedLog.of(SIZE).replace(name.entriesPath(), PublishedLog.bundle(entries));
    // A flipped digit of its own position makes it say that it stands elsewhere.
    assertThat(refusal(log))
        .satisfiesAnyOf(
            fault -> assertThat(fault).isEqualTo(new LogFault.EntryWrong(name, position)),
            fault ->
                assertThat(fault)
                    .isInstanceOfSatisfying(
                        LogFault.EntryMisplaced.class,
                        misplaced -> assertThat(misplaced.position()).isEqualTo(position)));
  }

  @Test
  void swapped_entries_are_refused_at_the_first_of_them() {
    var entries = entries(0, 256);
    Collections.swap(entries, 100, 101);
    assertThat(refusal(PublishedLog.of(SIZE).replace(FIRST, PublishedLog.bundle(entries))))
        .isEqualTo(new LogFault.EntryMisplaced(100, 101));
  }

  @Test
  void a_dropped_entry_is_missed_where_it_should_stand() {
    var entries = entries(0, 257);
    entries.remove(17);
    assertThat(refusal(PublishedLog.of(SIZE).replace(FIRST, PublishedLog.bundle(entries))))
        .isEqualTo(new LogFault.EntryMisplaced(17, 18));
  }

  @Test
  void a_bundle_without_its_tail_is_refused_at_the_first_entry_that_lacks() {
    var cut = PublishedLog.bundle(entries(512, SIZE - 3));
    assertThat(refusal(PublishedLog.of(SIZE).replace(LAST, cut)))
        .isEqualTo(new LogFault.EntryMissing(LAST_TILE, SIZE - 3));
    var half = new byte[cut.length + 5];
    System.arraycopy(cut, 0, half, 0, cut.length);
    half[cut.length] = 1; // an entry of 256 bytes, of which three are there
    assertThat(refusal(PublishedLog.of(SIZE).replace(LAST, half)))
        .isEqualTo(new LogFault.EntryMissing(LAST_TILE, SIZE - 3));
    assertThat(refusal(PublishedLog.of(SIZE).replace(LAST, new byte[] {0})))
        .isEqualTo(new LogFault.EntryMissing(LAST_TILE, 512));
  }

  @Test
  void a_bundle_that_goes_on_is_refused() {
    var more = PublishedLog.bundle(entries(512, SIZE + 1));
    assertThat(refusal(PublishedLog.of(SIZE).replace(LAST, more)))
        .isEqualTo(new LogFault.EntriesSurplus(LAST_TILE));
  }

  @Test
  void a_wrong_tile_of_leaves_is_refused_by_its_name() {
    assertThat(refusal(PublishedLog.of(SIZE).flip("tile/0/001", 3000)))
        .isEqualTo(new LogFault.TileWrong(new TileName(0, 1, 256)));
  }

  @Test
  void a_log_that_signed_for_what_is_no_entry_is_refused() {
    var entries = PublishedLog.entries(10);
    entries.set(7, "event/v2\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(refusal(PublishedLog.ofEntries(entries)))
        .isInstanceOfSatisfying(
            LogFault.EntryMalformed.class, fault -> assertThat(fault.position()).isEqualTo(7));
  }

  @Test
  void a_log_that_signed_for_events_at_wrong_places_is_refused() {
    var entries = PublishedLog.entries(10);
    Collections.swap(entries, 3, 4);
    assertThat(refusal(PublishedLog.ofEntries(entries)))
        .isEqualTo(new LogFault.EntryMisplaced(3, 4));
  }

  @Test
  void a_log_whose_time_runs_backwards_is_refused() {
    var entries = PublishedLog.entries(10);
    entries.set(5, PublishedLog.header(5, Instant.parse("2025-01-01T00:00:00Z")).bytes());
    assertThat(refusal(PublishedLog.ofEntries(entries))).isEqualTo(new LogFault.TimeFell(5));
  }

  @Test
  void what_does_not_come_is_told_apart_from_what_is_wrong() {
    var log = PublishedLog.of(SIZE).remove("tile/entries/001");
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> log.view().verifyAll(_ -> {}))
        .satisfies(absent -> assertThat(absent.path()).isEqualTo("tile/entries/001"));
  }
}
