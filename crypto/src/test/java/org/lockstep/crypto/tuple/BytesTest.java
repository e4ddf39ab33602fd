package org.lockstep.crypto.tuple;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void equal_content_is_equal_and_keeps_its_own_copy() {
    var array = new byte[] {1, (byte) 0xff};
    var bytes = Bytes.of(array);
    array[0] = 9;
    bytes.toArray()[1] = 9;

    assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, (byte) 0xff})).hasToString("01ff");
    assertThat(bytes).hasSameHashCodeAs(Bytes.of(new byte[] {1, (byte) 0xff}));
    assertThat(bytes).isNotEqualTo(Bytes.of(array));
    assertThat(bytes.length()).isEqualTo(2);
  }
}
