package org.lockstep.bench.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.yjs.YUpdate;

final class EditsTest {
  @Test
  void what_is_typed_is_one_text_that_joins_to_one_struct() {
    var typing = new Edits(5);
    var updates = new ArrayList<byte[]>();
    for (int i = 0; i < 50; i++) updates.add(typing.letter());
    updates.add(typing.mark());
    var joined = YUpdate.coalesce(YUpdate.merge(updates));
    assertThat(YUpdate.validate(joined).structs()).isEqualTo(1);
    assertThat(YUpdate.stateVector(joined).clock(5)).isEqualTo(56);
  }

  @Test
  void marks_are_counted_wherever_they_stand() {
    var one = new Edits(1);
    var other = new Edits(2);
    var merged =
        YUpdate.coalesce(
            YUpdate.merge(List.of(one.letter(), other.mark(), one.mark(), one.mark())));
    assertThat(Edits.marks(Unpooled.wrappedBuffer(merged))).isEqualTo(3);
    assertThat(Edits.marks(Unpooled.wrappedBuffer(one.letter()))).isZero();
    assertThat(Edits.marks(Unpooled.EMPTY_BUFFER)).isZero();
  }

  @Test
  void nothing_of_a_text_typed_backwards_can_be_joined() {
    var document = Edits.backwards(4_000_000_000L, 1000);
    assertThat(YUpdate.validate(document).structs()).isEqualTo(1000);
    assertThat(YUpdate.coalesce(document)).hasSameSizeAs(document);
    assertThat(document.length).isBetween(9_000, 11_000);
  }
}
