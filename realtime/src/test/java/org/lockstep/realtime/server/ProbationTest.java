package org.lockstep.realtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What strangers may send before they are none any more.
class ProbationTest {
  private final Probation.Strangers strangers = new Probation.Strangers(100, 250);

  private EmbeddedChannel socket() {
    return new EmbeddedChannel(new Probation(strangers));
  }

  private static boolean sends(EmbeddedChannel socket, int bytes) {
    var message = Unpooled.buffer(bytes).writeZero(bytes);
    socket.writeInbound(message);
    boolean isPassedOn = socket.<@Nullable ByteBuf>readInbound() != null;
    assertThat(message.refCnt()).as("freed unless it is passed on").isEqualTo(isPassedOn ? 1 : 0);
    if (isPassedOn) message.release();
    return isPassedOn;
  }

  @Test
  void one_sends_up_to_its_bound_in_whatever_pieces_and_is_cut_off_then() {
    var socket = socket();
    for (int i = 0; i < 10; i++) assertThat(sends(socket, 10)).isTrue();
    assertThat(socket.isOpen()).isTrue();
    assertThat(sends(socket, 1)).isFalse();
    assertThat(socket.isOpen()).isFalse();
  }

  @Test
  void all_together_have_a_bound_and_who_goes_or_is_found_good_counts_no_more() {
    var first = socket();
    var second = socket();
    var third = socket();
    sends(first, 100);
    sends(second, 100);
    assertThat(sends(third, 51)).isFalse();
    assertThat(strangers.sent()).as("the third has gone").isEqualTo(200);
    first.pipeline().get(Probation.class).end();
    assertThat(strangers.sent()).isEqualTo(100);
    assertThat(sends(first, 1000)).as("it is no stranger").isTrue();
    assertThat(sends(socket(), 100)).isTrue();
    second.close().syncUninterruptibly();
    first.close().syncUninterruptibly();
    assertThat(strangers.sent()).isEqualTo(100);
  }
}
