package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileNameTest {

  @Test
  void the_path_is_in_groups_of_three() {
    assertThat(new TileName(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TileName(3, 5, 256).path()).isEqualTo("tile/3/005");
    assertThat(new TileName(1, 1000, 17).path()).isEqualTo("tile/1/x001/000.p/17");
    assertThat(new TileName(0, 5, 12).entriesPath()).isEqualTo("tile/entries/005.p/12");
  }

  @Property(tries = 300)
  void any_path_reads_back(
      @ForAll @IntRange(max = 7) int level,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE >> 8) long index,
      @ForAll @IntRange(min = 1, max = 256) int width) {
    var name = new TileName(level, index, width);
    assertThat(TileName.parse(name.path())).isEqualTo(name);
    if (level == 0) assertThat(TileName.parse(name.entriesPath())).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/5",
        "tile/0/0005",
        "tile/00/005",
        "tile/8/005",
        "tile/0/x000/005",
        "tile/0/001/005",
        "tile/0/x001",
        "tile/0/005.p/0",
        "tile/0/005.p/01",
        "tile/0/005.p/256",
        "tile/0/005.p/257",
        "tile/0/005.p/",
        "tile/0/005/",
        "/tile/0/005",
        "tile/0/-05",
        "tile/entries/tile/0/005",
        "tile/0/x999/x999/x999/x999/x999/999",
      })
  void any_other_path_is_refused(String path) {
    assertThatThrownBy(() -> TileName.parse(path)).isInstanceOf(LogFormatException.class);
  }

  @Test
  void widths_follow_from_the_size() {
    assertThat(TileName.width(0, 272, 70_000)).isEqualTo(256);
    assertThat(TileName.width(0, 273, 70_000)).isEqualTo(112);
    assertThat(TileName.width(0, 274, 70_000)).isZero();
    assertThat(TileName.width(1, 0, 70_000)).isEqualTo(256);
    assertThat(TileName.width(1, 1, 70_000)).isEqualTo(17);
    assertThat(TileName.width(2, 0, 70_000)).isEqualTo(1);
    assertThat(TileName.width(1, 0, 256)).isEqualTo(1);
    assertThat(TileName.width(1, 0, 255)).isZero();
  }

  @Test
  void what_has_no_address_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TileName(0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TileName(0, 0, 257));
    assertThatIllegalArgumentException().isThrownBy(() -> new TileName(-1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TileName(0, -1, 1));
    assertThatThrownBy(() -> new TileName(1, 0, 1).entriesPath())
        .isInstanceOf(IllegalStateException.class);
  }
}
