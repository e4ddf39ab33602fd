package org.lockstep.crypto.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentRangesTest {

  private static final int HEADER = ContentHeader.LENGTH;

  @ParameterizedTest
  @EnumSource
  void every_range_of_a_small_content_reads_as_that_part_of_it(Padding padding) throws IOException {
    for (int length : new int[] {0, 1, 6, 7, 8, 22, 23, 24, 70}) {
      var content = Written.content(length);
      var written = Written.of(content, padding, Written.SMALL);
      var ranges = written.ranges(written.bytes());
      assertThat(ranges.length()).isEqualTo(length);
      for (int from = 0; from <= length; from++) {
        for (int to = from; to <= length; to++) {
          assertThat(ranges.read(from, to)).isEqualTo(Arrays.copyOfRange(content, from, to));
        }
      }
    }
  }

  /// Remembers what was fetched.
  private static final class Watched implements CiphertextSource {
    private final CiphertextSource source;
    private final List<List<Long>> fetched = new ArrayList<>();

    Watched(byte[] blob) {
      this.source = Written.source(blob);
    }

    @Override
    public long length() throws IOException {
      return source.length();
    }

    @Override
    public byte[] read(long from, int count) throws IOException {
      fetched.add(List.of(from, from + count));
      return source.read(from, count);
    }
  }

  @Test
  void only_the_chunks_that_hold_the_range_are_fetched_and_the_first_once() throws IOException {
    var written = Written.of(Written.content(400_000), Padding.PADME, ContentLayout.STANDARD);
    long chunk = ContentLayout.STANDARD.sealedChunkSize();
    var source = new Watched(written.bytes());
    var ranges = ContentRanges.open(source, Written.KEY, Written.CONTEXT);
    ranges.read(65_527, 65_528);
    ranges.read(65_526, 65_528);
    ranges.read(200_000, 270_000);
    ranges.read(5, 5);
    assertThat(source.fetched)
        .containsExactly(
            List.of(0L, HEADER + chunk),
            List.of(HEADER + chunk, HEADER + 2 * chunk),
            List.of((long) HEADER, HEADER + 2 * chunk),
            List.of(HEADER + 3 * chunk, HEADER + 5 * chunk));
  }

  @Test
  void a_range_needs_no_chunk_but_its_own_to_be_genuine() throws IOException {
    var content = Written.content(70);
    var written = Written.of(content, Padding.NONE, Written.SMALL);
    var blob = written.bytes();
    blob[blob.length - 1] ^= 1;
    assertThat(written.ranges(blob).read(0, 55)).isEqualTo(Arrays.copyOf(content, 55));
    assertThatThrownBy(() -> written.ranges(blob).read(0, 70)).isInstanceOf(ContentRefused.class);
  }

  @Test
  void a_range_outside_the_content_is_no_range() throws IOException {
    var written = Written.of(Written.content(62), Padding.PADME, Written.SMALL);
    var ranges = written.ranges(written.bytes());
    assertThatThrownBy(() -> ranges.read(0, 63)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> ranges.read(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> ranges.read(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_source_that_gives_too_little_is_refused() {
    var written = Written.of(Written.content(65), Padding.NONE, Written.SMALL);
    var source = Written.source(written.bytes());
    var stingy =
        new CiphertextSource() {
          @Override
          public long length() throws IOException {
            return source.length();
          }

          @Override
          public byte[] read(long from, int count) throws IOException {
            return source.read(from, count - 1);
          }
        };
    assertThatThrownBy(
            () -> ContentRanges.open(stingy, Written.KEY, Written.CONTEXT, Written.SMALL))
        .isInstanceOf(ContentRefused.class);
  }
}
