package org.lockstep.crypto.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;

class ContentKeyTest {

  private static final Secret SHARE = Secret.of(Written.filled(32, 5));
  private static final byte[] WRAPPED = Written.KEY.wrap(SHARE, Written.CONTEXT);

  @Test
  void a_wrapped_key_unwraps_in_its_place() {
    assertThat(ContentKey.unwrap(SHARE, Written.CONTEXT, WRAPPED)).isEqualTo(Written.KEY);
  }

  static List<ContentContext> otherPlaces() {
    return List.of(
        new ContentContext("item-2", 7, "share-1", "DRIVE", 3, "device-1"),
        new ContentContext("item-1", 8, "share-1", "DRIVE", 3, "device-1"),
        new ContentContext("item-1", 7, "share-2", "DRIVE", 3, "device-1"),
        new ContentContext("item-1", 7, "share-1", "DRIVE", 4, "device-1"));
  }

  @ParameterizedTest
  @MethodSource("otherPlaces")
  void a_wrapped_key_does_not_unwrap_elsewhere(ContentContext other) {
    assertThatThrownBy(() -> ContentKey.unwrap(SHARE, other, WRAPPED))
        .isInstanceOf(SealRefused.class);
  }

  @Test
  void a_wrapped_key_does_not_unwrap_under_another_secret_nor_altered() {
    var other = Secret.of(Written.filled(32, 6));
    assertThatThrownBy(() -> ContentKey.unwrap(other, Written.CONTEXT, WRAPPED))
        .isInstanceOf(SealRefused.class);
    for (int bit = 0; bit < WRAPPED.length * 8; bit++) {
      var flipped = WRAPPED.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> ContentKey.unwrap(SHARE, Written.CONTEXT, flipped))
          .isInstanceOf(SealRefused.class);
    }
  }

  @Test
  void keys_are_fresh_and_do_not_show() {
    assertThat(ContentKey.random()).isNotEqualTo(ContentKey.random());
    assertThat(Written.KEY).hasToString("ContentKey[hidden]");
  }

  @Test
  void a_context_has_no_negative_numbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentContext("i", -1, "s", "c", 0, "d"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentContext("i", 0, "s", "c", -1, "d"));
  }
}
