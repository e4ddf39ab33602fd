package org.lockstep.crypto.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "2,2",
    "8,8",
    "9,10",
    "11,12",
    "100,104",
    "1000,1024",
    "1025,1088",
    "65536,65536",
    "65537,67584",
    "1000000,1015808",
    "1099511627776,1099511627776",
  })
  void padme_rounds_up(long length, long padded) {
    assertThat(Padding.PADME.padded(length)).isEqualTo(padded);
    assertThat(Padding.NONE.padded(length)).isEqualTo(length);
  }

  @Property
  void padme_never_shortens_costs_at_most_an_eighth_and_is_settled_after_once(
      @ForAll @LongRange(min = 0, max = ContentSize.MAX_LENGTH) long length) {
    long padded = Padding.PADME.padded(length);
    assertThat(padded).isBetween(length, length + length / 8);
    assertThat(Padding.PADME.padded(padded)).isEqualTo(padded);
  }

  @Property
  void padme_keeps_no_more_significant_bits_than_its_exponent_has_digits(
      @ForAll @LongRange(min = 2, max = ContentSize.MAX_LENGTH) long length) {
    long padded = Padding.PADME.padded(length);
    int exponent = 63 - Long.numberOfLeadingZeros(padded);
    int significant = exponent + 1 - Long.numberOfTrailingZeros(padded);
    assertThat(significant).isLessThanOrEqualTo(1 + Integer.toBinaryString(exponent).length());
  }

  @ParameterizedTest
  @CsvSource({"0,94", "1,95", "65527,65621", "65528,65638", "131063,131173"})
  void the_length_of_a_blob_follows(long length, long ciphertext) {
    assertThat(new ContentSize(length, Padding.NONE).ciphertextLength()).isEqualTo(ciphertext);
  }

  @Property
  void the_length_of_a_blob_gives_the_padded_length_back(
      @ForAll @LongRange(min = 0, max = ContentSize.MAX_LENGTH) long length,
      @ForAll Padding padding) {
    var size = new ContentSize(length, padding);
    assertThat(ContentSize.paddedLength(size.ciphertextLength())).isEqualTo(size.padded());
  }

  @Property
  void lengths_that_no_blob_has_are_refused(@ForAll @IntRange(max = 17) int beyondFullChunks) {
    // 0 is the length of full chunks alone; 1 to 16 more bytes cannot be a chunk with its tag.
    long length = ContentLayout.STANDARD.chunkStart(3) + beyondFullChunks;
    if (beyondFullChunks == 0 || beyondFullChunks == 17) {
      assertThat(ContentSize.paddedLength(length)).isPositive();
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> ContentSize.paddedLength(length));
    }
  }

  @Test
  void lengths_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentSize(-1, Padding.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentSize(ContentSize.MAX_LENGTH + 1, Padding.NONE));
    assertThatIllegalArgumentException().isThrownBy(() -> ContentSize.paddedLength(0));
    assertThatIllegalArgumentException().isThrownBy(() -> ContentSize.paddedLength(93));
  }
}
