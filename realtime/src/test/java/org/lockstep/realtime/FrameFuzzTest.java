package org.lockstep.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.domain.id.AccountId;
import org.lockstep.realtime.awareness.Awareness;
import org.lockstep.realtime.awareness.AwarenessBounds;
import org.lockstep.realtime.hocuspocus.HocuspocusFrame;
import org.lockstep.realtime.ywebsocket.YFrame;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.KeptInputs;
import org.lockstep.yjs.MalformedUpdate;
import org.lockstep.yjs.Vectors;

/// Any bytes at all as frames. Each build tries the vectors and the kept inputs in `fuzz`; to look
/// for more, run one test with `JAZZER_FUZZ=1`.
class FrameFuzzTest {
  private static final String LONGEST = "2m";

  static Stream<Arguments> framesOfYWebsocket() {
    return inputs("ywebsocket", "y-websocket");
  }

  static Stream<Arguments> framesOfHocuspocus() {
    return inputs("hocuspocus", "hocuspocus");
  }

  private static Stream<Arguments> inputs(String vectors, String kept) {
    return Stream.concat(
            Vectors.file("frames").cases(vectors).map(c -> c.bytes("hex")),
            KeptInputs.of(FrameFuzzTest.class, kept))
        .map(input -> Arguments.of((Object) input));
  }

  @MethodSource("framesOfYWebsocket")
  @FuzzTest(maxDuration = LONGEST)
  void a_frame_of_y_websocket_is_refused_or_kept_through_writing(byte[] frame) {
    var read = readOrRefuse(YFrame::read, frame);
    if (read == null) return;
    var written = read.toByteArray();
    assertThat(YFrame.read(written).toByteArray()).isEqualTo(written);
    if (read instanceof YFrame.Awareness(var update)) hear(update);
  }

  @MethodSource("framesOfHocuspocus")
  @FuzzTest(maxDuration = LONGEST)
  void a_frame_of_hocuspocus_is_refused_or_kept_through_writing(byte[] frame) {
    var read = readOrRefuse(HocuspocusFrame::read, frame);
    if (read == null) return;
    var written = read.toByteArray();
    assertThat(HocuspocusFrame.read(written).toByteArray()).isEqualTo(written);
  }

  /// Whatever is said, all that is told of it can be read, and nobody stays when the socket goes.
  private static void hear(AwarenessUpdate update) {
    var awareness = new Awareness(new AwarenessBounds(8, 4, 100, Duration.ofSeconds(30)), () -> 0);
    var account = new AccountId("0".repeat(26));
    for (int i = 0; i < 2; i++) {
      var socket = awareness.join(account);
      var news = new AwarenessUpdate(awareness.hear(socket, update));
      assertThat(AwarenessUpdate.read(news.toByteArray()).entries()).hasSameSizeAs(news.entries());
      awareness.leave(socket);
      assertThat(awareness.isEmpty()).isTrue();
    }
  }

  private static <T> @Nullable T readOrRefuse(Function<byte[], T> read, byte[] bytes) {
    try {
      return read.apply(bytes);
    } catch (MalformedUpdate refused) {
      return null;
    }
  }
}
