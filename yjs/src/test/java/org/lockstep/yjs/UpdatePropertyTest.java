package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What holds for whatever people write together.
class UpdatePropertyTest {
  private static final int TRIES = 200;

  @Property(tries = TRIES)
  void the_order_in_which_updates_come_does_not_matter(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int edits) {
    var updates = Author.write(new Random(seed), edits);
    var shuffled = new ArrayList<>(updates);
    Collections.shuffle(shuffled, new Random(seed + 1));
    assertThat(YUpdate.merge(shuffled)).isEqualTo(YUpdate.merge(updates));
  }

  @Property(tries = TRIES)
  void nor_does_it_matter_which_are_merged_first(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int edits) {
    var updates = Author.write(new Random(seed), edits);
    int cut = 1 + new Random(seed).nextInt(edits - 2);
    var left = YUpdate.merge(updates.subList(0, cut));
    var right = YUpdate.merge(updates.subList(cut, edits));
    assertSame(YUpdate.merge(List.of(left, right)), YUpdate.merge(updates));
  }

  @Property(tries = TRIES)
  void an_update_that_comes_again_changes_nothing(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int edits) {
    var updates = Author.write(new Random(seed), edits);
    var merged = YUpdate.merge(updates);
    var again = updates.get(new Random(seed).nextInt(edits));
    assertThat(YUpdate.merge(List.of(merged, again))).isEqualTo(merged);
    assertThat(YUpdate.merge(List.of(merged, merged))).isEqualTo(merged);
  }

  @Property(tries = TRIES)
  void a_difference_brings_the_other_side_up_to_date(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int edits) {
    var updates = Author.write(new Random(seed), edits);
    var whole = compact(updates, seed);
    var some = updates.stream().filter(u -> (u.length + seed) % 3 != 0).toList();
    var other = YUpdate.merge(some);
    var lacking = YUpdate.diff(whole, YUpdate.stateVector(other));
    YUpdate.validate(lacking);
    assertSame(YUpdate.merge(List.of(other, lacking)), whole);
  }

  @Property(tries = TRIES)
  void a_merger_contains_its_parts_and_nothing_else(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int edits) {
    var updates = Author.write(new Random(seed), edits);
    var merged = compact(updates, seed);
    assertThat(updates).allMatch(update -> YUpdate.contains(merged, update));
    var before = YUpdate.merge(updates.subList(0, edits - 1));
    assertThat(YUpdate.contains(before, updates.getLast())).isFalse();
  }

  @Property(tries = TRIES)
  void coalescing_loses_nothing(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int edits) {
    var merged = YUpdate.merge(Author.write(new Random(seed), edits));
    var coalesced = YUpdate.coalesce(merged);
    assertSame(coalesced, merged);
    assertThat(coalesced.length).isLessThanOrEqualTo(merged.length);
    assertThat(YUpdate.coalesce(coalesced)).isEqualTo(coalesced);
    YUpdate.validate(coalesced);
  }

  /// What was folded and made compact may meet any single update again.
  @Property(tries = TRIES)
  void a_coalesced_document_merges_as_the_document_does(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int edits) {
    var updates = Author.write(new Random(seed), edits);
    int cut = new Random(seed).nextInt(edits);
    var base = YUpdate.coalesce(YUpdate.merge(updates.subList(0, cut)));
    var all = new ArrayList<>(updates);
    all.add(base);
    Collections.shuffle(all, new Random(seed));
    var merged = YUpdate.merge(all);
    YUpdate.validate(merged);
    assertSame(merged, YUpdate.merge(updates));
  }

  @Property(tries = TRIES)
  void collecting_takes_deleted_content_and_nothing_else(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int edits) {
    var merged = compact(Author.write(new Random(seed), edits), seed);
    var collected = YUpdate.collect(merged);
    YUpdate.validate(collected);
    assertThat(Places.of(collected)).isEqualTo(Places.of(merged));
    assertThat(Layout.of(collected).deletions()).isEqualTo(Layout.of(merged).deletions());
    var deleted = Layout.of(merged).deletions();
    var before = Places.units(merged);
    Places.units(collected)
        .forEach(
            (id, unit) -> {
              boolean isDeleted = deleted.covers(new Range(id.client(), id.clock(), 1));
              assertThat(isDeleted(unit)).isEqualTo(isDeleted);
              if (!isDeleted && !isHalf(unit)) assertThat(unit).isEqualTo(before.get(id));
            });
  }

  private static byte[] compact(List<byte[]> updates, long seed) {
    var merged = YUpdate.merge(updates);
    return seed % 2 == 0 ? merged : YUpdate.coalesce(merged);
  }

  private static boolean isDeleted(String unit) {
    return (Integer.parseInt(unit.substring(0, 2), 16) & Kind.MASK) == 1;
  }

  private static boolean isHalf(String unit) {
    return unit.endsWith("efbfbd");
  }

  private static void assertSame(byte[] actual, byte[] expected) {
    assertThat(Places.units(actual)).isEqualTo(Places.units(expected));
    assertThat(Layout.of(actual).deletions()).isEqualTo(Layout.of(expected).deletions());
  }
}
