package org.lockstep.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.log.TileName;

class LogTilesTest {
  private static final int LARGE = 70_000;
  private static final PublishedLog TRUE = PublishedLog.of(LARGE);

  private static LogFault refusal(Runnable reading) {
    var fault = new ArrayList<LogFault>();
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(reading::run)
        .satisfies(refused -> fault.add(refused.fault()));
    return fault.getFirst();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537})
  void a_true_log_of_any_shape_is_believed(int size) {
    var log = PublishedLog.of(size);
    var view = log.view();
    assertThat(view.signed().checkpoint()).isEqualTo(log.checkpoint());
    for (int position : new int[] {0, size / 2, size - 1}) {
      if (position < 0 || position >= size) continue;
      assertThat(view.header(position).seq()).isEqualTo(position);
      assertThat(view.leaf(position)).isEqualTo(MerkleHash.leaf(PublishedLog.entry(position)));
    }
  }

  @Test
  void the_tiles_of_a_large_log_prove_inclusion_and_what_it_grew_from() {
    var tiles = LogTiles.under(TRUE.checkpoint(), TRUE);
    for (int position : new int[] {0, 255, 256, 65_535, 65_536, 69_887, 69_888, LARGE - 1}) {
      var leaf = MerkleHash.leaf(PublishedLog.entry(position));
      assertThat(tiles.tree().inclusion(position).proves(leaf, TRUE.checkpoint().root())).isTrue();
      var earlier = PublishedLog.of(position).checkpoint();
      assertThat(
              tiles.tree().consistency(position).proves(earlier.root(), TRUE.checkpoint().root()))
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tile/0/000, 0",
    "tile/0/000, 65535",
    "tile/0/272, 4711",
    "tile/1/000, 8000",
  })
  void a_flipped_bit_in_a_full_tile_names_the_tile(String path, int bit) {
    var log = PublishedLog.of(LARGE).flip(path, bit);
    var name = TileName.parse(path);
    var tiles = LogTiles.under(log.checkpoint(), log);
    assertThat(refusal(() -> tiles.read(name.level(), name.first(), 1)))
        .isEqualTo(new LogFault.TileWrong(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"})
  void a_flipped_bit_at_the_edge_names_the_edge(String path) {
    var log = PublishedLog.of(LARGE).flip(path, 77);
    var fault = refusal(() -> LogTiles.under(log.checkpoint(), log));
    assertThat(fault)
        .isInstanceOfSatisfying(
            LogFault.EdgeWrong.class,
            edge -> {
              assertThat(edge.tiles())
                  .extracting(TileName::path)
                  .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
              assertThat(edge.words()).contains(path);
            });
  }

  @Test
  void a_wrong_tile_above_does_not_make_a_true_tile_below_look_wrong() {
    var log = PublishedLog.of(LARGE).flip("tile/1/000", 9);
    var tiles = LogTiles.under(log.checkpoint(), log);
    assertThat(refusal(() -> tiles.read(0, 0, 1)))
        .isEqualTo(new LogFault.TileWrong(new TileName(1, 0, 256)));
  }

  @Test
  void a_tile_of_another_width_is_refused() {
    var whole = TRUE.fetch("tile/0/000");
    for (int length : new int[] {0, 31, 32, whole.length - 1, whole.length - 32}) {
      var log = PublishedLog.of(600).replace("tile/0/000", Arrays.copyOf(whole, length));
      var tiles = LogTiles.under(log.checkpoint(), log);
      assertThat(refusal(() -> tiles.read(0, 0, 1)))
          .isEqualTo(new LogFault.TileWidthWrong(new TileName(0, 0, 256), length));
    }
    var long1 = PublishedLog.of(600).replace("tile/0/002.p/88", whole);
    assertThat(refusal(() -> LogTiles.under(long1.checkpoint(), long1)))
        .isEqualTo(new LogFault.TileWidthWrong(new TileName(0, 2, 88), 8192));
  }

  @Test
  void a_partial_tile_that_was_dropped_is_cut_from_the_full_one() {
    var earlier = PublishedLog.of(300).checkpoint();
    var log = PublishedLog.of(LARGE).remove("tile/0/001.p/44").remove("tile/entries/001.p/44");
    var signed =
        SignedCheckpoint.verify(PublishedLog.SIGNER.sign(earlier).bytes(), PublishedLog.KEY);
    assertThat(LogView.at(signed, log).header(299).seq()).isEqualTo(299);
  }

  @Test
  void a_tile_that_is_absent_proves_nothing() {
    var log = PublishedLog.of(300).remove("tile/0/000");
    var tiles = LogTiles.under(log.checkpoint(), log);
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> tiles.read(0, 0, 1))
        .satisfies(absent -> assertThat(absent.path()).isEqualTo("tile/0/000"));
  }

  @Test
  void an_empty_log_has_the_empty_root_and_no_other() {
    var wrong = new Checkpoint(PublishedLog.ORIGIN, 0, Hash.of(new byte[32]));
    assertThat(refusal(() -> LogTiles.under(wrong, PublishedLog.of(0))))
        .isEqualTo(new LogFault.EdgeWrong(wrong, List.of(), MerkleHash.EMPTY_ROOT));
  }

  @Test
  void positions_that_the_log_does_not_have_are_no_questions() {
    var view = PublishedLog.of(3).view();
    assertThatIllegalArgumentException().isThrownBy(() -> view.header(3));
    assertThatIllegalArgumentException().isThrownBy(() -> view.prove(-1));
  }
}
