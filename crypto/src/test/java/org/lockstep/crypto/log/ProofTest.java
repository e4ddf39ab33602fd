package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProofTest {

  private static final int ALL_PAIRS = 300;

  /// Up to here every other index is tried as well, which costs the cube of the size.
  private static final int ALL_INDICES = 130;
  private static final Leaves LOG = Leaves.numbered(2100);
  private static final Hash STRANGER = Leaves.entry("stranger");
  private static final List<Hash> ROOTS =
      IntStream.rangeClosed(0, 2100).mapToObj(size -> LOG.tree(size).root()).toList();

  @Test
  void every_inclusion_proof_holds_and_every_corruption_of_it_is_refused() {
    for (int size = 1; size <= ALL_PAIRS; size++) {
      for (int index = 0; index < size; index++) {
        assertOnlyTrueInclusionHolds(LOG.tree(size).inclusion(index));
      }
    }
  }

  private static void assertOnlyTrueInclusionHolds(InclusionProof proof) {
    int index = (int) proof.index();
    var leaf = LOG.leaves().get(index);
    var root = ROOTS.get((int) proof.size());
    assertThat(proof.proves(leaf, root)).isTrue();
    assertThat(proof.proves(STRANGER, root)).isFalse();
    assertThat(proof.proves(leaf, STRANGER)).isFalse();
    for (var path : corrupted(proof.path())) {
      assertThat(new InclusionProof(index, proof.size(), path).proves(leaf, root)).isFalse();
    }
    if (proof.size() > ALL_INDICES) return;
    for (int other = 0; other < proof.size(); other++) {
      if (other == index) continue;
      assertThat(new InclusionProof(other, proof.size(), proof.path()).proves(leaf, root))
          .isFalse();
    }
  }

  @Test
  void every_consistency_proof_holds_and_every_corruption_of_it_is_refused() {
    for (int to = 0; to <= ALL_PAIRS; to++) {
      for (int from = 0; from <= to; from++) {
        assertOnlyTrueConsistencyHolds(LOG.tree(to).consistency(from));
      }
    }
  }

  private static void assertOnlyTrueConsistencyHolds(ConsistencyProof proof) {
    var earlier = ROOTS.get((int) proof.from());
    var later = ROOTS.get((int) proof.to());
    assertThat(proof.proves(earlier, later)).as(proof::toString).isTrue();
    assertThat(proof.proves(STRANGER, later)).isFalse();
    if (proof.from() == 0) return;
    assertThat(proof.proves(earlier, STRANGER)).isFalse();
    for (var path : corrupted(proof.path())) {
      assertThat(new ConsistencyProof(proof.from(), proof.to(), path).proves(earlier, later))
          .isFalse();
    }
  }

  /// Each hash replaced, each removed, each doubled, neighbours swapped, one more in front and at
  /// the end.
  private static List<List<Hash>> corrupted(List<Hash> path) {
    var all = new ArrayList<List<Hash>>();
    for (int i = 0; i < path.size(); i++) {
      all.add(changed(path, i, true, STRANGER));
      all.add(changed(path, i, true));
      all.add(changed(path, i, false, path.get(i)));
      if (i > 0) {
        var swapped = new ArrayList<>(path);
        Collections.swap(swapped, i - 1, i);
        all.add(swapped);
      }
    }
    all.add(changed(path, 0, false, STRANGER));
    all.add(changed(path, path.size(), false, STRANGER));
    return all;
  }

  private static List<Hash> changed(List<Hash> path, int at, boolean remove, Hash... insert) {
    var copy = new ArrayList<>(path);
    if (remove) copy.remove(at);
    copy.addAll(at, List.of(insert));
    return copy;
  }

  @Property(tries = 300)
  void any_two_sizes_are_consistent_and_any_leaf_is_included(
      @ForAll @IntRange(min = 1, max = 2100) int to, @ForAll @IntRange(max = 2100) int other) {
    int from = other % (to + 1);
    assertThat(LOG.tree(to).consistency(from).proves(ROOTS.get(from), ROOTS.get(to))).isTrue();
    int index = other % to;
    assertThat(LOG.tree(to).inclusion(index).proves(LOG.leaves().get(index), ROOTS.get(to)))
        .isTrue();
  }

  @Test
  void proofs_reach_across_two_levels_of_tiles() {
    var log = Leaves.numbered(66_000);
    var root = log.edge().root();
    assertThat(log.tree(66_000).root()).isEqualTo(root);
    for (int index : new int[] {0, 255, 256, 65_535, 65_536, 65_999}) {
      assertThat(log.tree(66_000).inclusion(index).proves(log.leaves().get(index), root)).isTrue();
      assertThat(log.tree(66_000).consistency(index).proves(log.tree(index).root(), root)).isTrue();
    }
  }

  @Test
  void sizes_and_places_that_make_no_sense_prove_nothing() {
    var leaf = LOG.leaves().getFirst();
    for (long index : new long[] {-1, 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThat(new InclusionProof(index, 1, List.of()).proves(leaf, leaf)).isFalse();
    }
    assertThat(new InclusionProof(0, 0, List.of()).proves(leaf, leaf)).isFalse();
    assertThat(new InclusionProof(0, -1, List.of()).proves(leaf, leaf)).isFalse();
    assertThat(new ConsistencyProof(-1, 1, List.of()).proves(leaf, leaf)).isFalse();
    assertThat(new ConsistencyProof(2, 1, List.of()).proves(leaf, leaf)).isFalse();
    assertThat(new ConsistencyProof(3, 5, List.of()).proves(leaf, leaf)).isFalse();
    assertThat(new ConsistencyProof(1, Long.MAX_VALUE, List.of()).proves(leaf, leaf)).isFalse();
  }

  @Test
  void a_tree_refuses_what_it_does_not_hold() {
    assertThatIllegalArgumentException().isThrownBy(() -> LOG.tree(5).inclusion(5));
    assertThatIllegalArgumentException().isThrownBy(() -> LOG.tree(5).inclusion(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> LOG.tree(5).consistency(6));
    assertThatIllegalArgumentException().isThrownBy(() -> LOG.tree(5).consistency(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> LOG.tree(-1));
  }
}
