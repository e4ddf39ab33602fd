package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.crypto.log.Leaves.hex;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EdgeTest {

  /// The inputs and roots of the certificate transparency projects' shared test tree.
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void the_published_roots_of_the_eight_leaf_tree_come_out() {
    var edge = Edge.EMPTY;
    assertThat(edge.root()).isEqualTo(hex(ROOTS.getFirst()));
    for (int i = 0; i < INPUTS.size(); i++) {
      edge = edge.append(MerkleHash.leaf(HexFormat.of().parseHex(INPUTS.get(i)))).edge();
      assertThat(edge.root()).as("size %d", i + 1).isEqualTo(hex(ROOTS.get(i + 1)));
    }
  }

  @Test
  void a_root_is_the_one_of_the_definition_at_every_size() {
    var leaves = Leaves.hashes(0, 600);
    var edge = Edge.EMPTY;
    for (int size = 0; size < leaves.size(); size++) {
      assertThat(edge.size()).isEqualTo(size);
      assertThat(edge.root()).isEqualTo(Leaves.root(leaves.subList(0, size)));
      edge = edge.append(leaves.get(size)).edge();
    }
  }

  @Test
  void each_full_tile_completes_one_node_and_no_other_is_reported() {
    var completed = new ArrayList<TileNode>();
    var edge = Edge.EMPTY;
    var leaves = Leaves.hashes(0, 70_000);
    for (int from = 0; from < leaves.size(); from += 100) {
      var growth = edge.append(leaves.subList(from, from + 100));
      completed.addAll(growth.completed());
      edge = growth.edge();
    }
    assertThat(completed).hasSize(70_000 / 256 + 70_000 / 65_536);
    for (var node : completed) {
      int leavesBelow = 1 << (8 * node.level());
      int first = (int) node.index() * leavesBelow;
      assertThat(node.hash()).isEqualTo(Leaves.root(leaves.subList(first, first + leavesBelow)));
    }
    assertThat(completed.stream().filter(node -> node.level() == 1).map(TileNode::index))
        .containsExactlyElementsOf(LongStream.range(0, 273).boxed().toList());
    assertThat(completed.getLast().index()).isEqualTo(272);
    assertThat(completed.get(256)).isEqualTo(new TileNode(2, 0, completed.get(256).hash()));
  }

  @Property(tries = 60)
  void an_edge_rebuilt_from_stored_rows_is_the_edge_that_grew(
      @ForAll @IntRange(max = 1500) int size) {
    var log = Leaves.numbered(size);
    assertThat(Edge.resume(size, log)).isEqualTo(log.edge());
  }

  @Test
  void an_edge_of_seventy_thousand_leaves_is_rebuilt_from_stored_rows() {
    var log = Leaves.numbered(70_000);
    assertThat(Edge.resume(70_000, log)).isEqualTo(log.edge());
    assertThat(Edge.resume(65_536, log).root())
        .isEqualTo(Leaves.root(log.leaves().subList(0, 65_536)));
  }

  @Property(tries = 60)
  void growing_in_batches_gives_what_growing_one_by_one_gives(
      @ForAll @IntRange(max = 700) int size, @ForAll @IntRange(max = 700) int more) {
    var leaves = Leaves.hashes(0, size + more);
    var inBatches =
        Edge.EMPTY.append(leaves.subList(0, size)).edge().append(leaves.subList(size, size + more));
    assertThat(inBatches.edge()).isEqualTo(Edge.EMPTY.append(leaves).edge());
  }

  @Test
  void an_edge_that_grew_stays_as_it_was() {
    var before = Leaves.numbered(300).edge();
    var root = before.root();
    before.append(Leaves.hashes(300, 900));
    assertThat(before.size()).isEqualTo(300);
    assertThat(before.root()).isEqualTo(root);
  }
}
