package org.lockstep.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.crypto.log.TileName;
import org.lockstep.storage.journal.SqliteJournal;

class LogTilesTest {
  private static final int SIZE = 70_000;

  private static SqliteJournal journal;
  private static LogTiles tiles;

  @BeforeAll
  static void fill(@TempDir Path directory) {
    journal = Logs.open(directory);
    Logs.append(journal, SIZE);
    tiles = new LogTiles(journal);
  }

  @AfterAll
  static void close() {
    journal.close();
  }

  private static List<Hash> hashes(TileName tile) {
    var bytes = ByteBuffer.wrap(tiles.hashes(tile));
    var hashes = new ArrayList<Hash>();
    while (bytes.hasRemaining()) {
      var hash = new byte[Hash.LENGTH];
      bytes.get(hash);
      hashes.add(Hash.of(hash));
    }
    return hashes;
  }

  private static List<LeafHeader> entries(TileName tile) {
    var bytes = ByteBuffer.wrap(tiles.entries(tile));
    var entries = new ArrayList<LeafHeader>();
    while (bytes.hasRemaining()) {
      var entry = new byte[Short.toUnsignedInt(bytes.getShort())];
      bytes.get(entry);
      entries.add(LeafHeader.parse(entry));
    }
    return entries;
  }

  @Test
  void a_log_of_70_000_has_the_tiles_that_the_format_says() {
    assertThat(LogTiles.covers(SIZE, new TileName(0, 272, 256))).isTrue();
    assertThat(LogTiles.covers(SIZE, new TileName(0, 273, 112))).isTrue();
    assertThat(LogTiles.covers(SIZE, new TileName(0, 273, 113))).isFalse();
    assertThat(LogTiles.covers(SIZE, new TileName(0, 273, 256))).isFalse();
    assertThat(LogTiles.covers(SIZE, new TileName(0, 274, 1))).isFalse();
    assertThat(LogTiles.covers(SIZE, new TileName(1, 1, 17))).isTrue();
    assertThat(LogTiles.covers(SIZE, new TileName(1, 1, 18))).isFalse();
    assertThat(LogTiles.covers(SIZE, new TileName(2, 0, 1))).isTrue();
    assertThat(LogTiles.covers(SIZE, new TileName(2, 0, 2))).isFalse();
    assertThat(LogTiles.covers(SIZE, new TileName(3, 0, 1))).isFalse();
    assertThat(LogTiles.covers(0, new TileName(0, 0, 1))).isFalse();
  }

  @Test
  void a_narrower_tile_is_the_beginning_of_the_wider_one() {
    var full = hashes(new TileName(0, 3, 256));
    for (int width : new int[] {1, 2, 17, 255}) {
      assertThat(hashes(new TileName(0, 3, width))).isEqualTo(full.subList(0, width));
    }
  }

  @Test
  void each_hash_of_a_level_is_the_root_of_the_full_tile_below() {
    var above = hashes(new TileName(1, 1, 17));
    for (int i = 0; i < above.size(); i++) {
      var below = hashes(new TileName(0, 256 + i, 256));
      assertThat(Edge.EMPTY.append(below).edge().root()).isEqualTo(above.get(i));
    }
    var top = hashes(new TileName(2, 0, 1)).getFirst();
    assertThat(Edge.EMPTY.append(hashes(new TileName(1, 0, 256))).edge().root()).isEqualTo(top);
  }

  @Test
  void entries_hash_to_the_leaves_and_are_in_their_places() {
    for (var tile : List.of(new TileName(0, 0, 256), new TileName(0, 273, 112))) {
      var entries = entries(tile);
      assertThat(entries).extracting(LeafHeader::hash).isEqualTo(hashes(tile));
      assertThat(entries.getFirst().seq()).isEqualTo(tile.first());
      assertThat(entries).hasSize(tile.width());
    }
  }
}
