package org.lockstep.api.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.problem.ApiProblem.UploadUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.wire.message.MessageCodec;

class UploadsTest {
  private static final Bytes ZEROES =
      Bytes.of(
          HexFormat.of()
              .parseHex("df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119"));
  private final EmbeddedStorage storage;
  private final Uploads uploads;

  private final UploadName name = new UploadName(new DeviceId(TestDevice.freshId()), "one");
  private final Instant begun = Instant.now();

  UploadsTest(@TempDir Path directory) {
    storage = EmbeddedStorage.open(directory);
    var records = new UploadRecords(storage.documents(), new MessageCodec());
    uploads = new Uploads(records, storage.blobs(), Clock.fixed(begun, ZoneOffset.UTC), 100);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void what_was_not_touched_since_is_thrown_away() {
    uploads.begin(name, 10);
    uploads.append(name, 0, new byte[4]);
    uploads.discardOlderThan(begun.minusSeconds(60));
    assertThat(uploads.status(name).offset()).isEqualTo(4);
    uploads.discardOlderThan(begun.plusSeconds(60));
    assertThatThrownBy(() -> uploads.status(name))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(new UploadUnknown("one")));
  }

  @Test
  void a_finished_upload_can_be_named_again_until_it_is_forgotten_and_its_content_stays() {
    uploads.begin(name, 4);
    uploads.append(name, 0, new byte[4]);
    var blob = uploads.finish(name, ZEROES);
    assertThat(uploads.finish(name, ZEROES)).isEqualTo(blob);
    assertThat(uploads.begin(name, 4).offset()).isEqualTo(4);
    uploads.discardOlderThan(begun.plusSeconds(60));
    assertThatThrownBy(() -> uploads.finish(name, ZEROES)).isInstanceOf(Refused.class);
    assertThat(storage.blobs().find(blob.sha256())).contains(blob);
  }

  private static void refuses(ThrowingCallable finishing) {
    assertThatThrownBy(finishing).isInstanceOf(Refused.class);
  }

  private UploadName uploaded(String id) {
    var upload = new UploadName(name.device(), id);
    uploads.begin(upload, 4);
    uploads.append(upload, 0, new byte[4]);
    return upload;
  }

  @Test
  void content_that_was_copied_is_taken_for_nothing_else() {
    var blob = uploads.finishAlone(uploaded("mine"), ZEROES, "own/1");
    refuses(() -> uploads.finish(uploaded("theirs"), ZEROES));
    refuses(() -> uploads.finishAlone(uploaded("other"), ZEROES, "own/2"));
    assertThat(storage.blobs().find(blob.sha256())).contains(blob);
  }

  @Test
  void an_upload_serves_what_it_was_finished_for_alone() {
    var mine = uploaded("mine");
    uploads.finishAlone(mine, ZEROES, "own/1");
    refuses(() -> uploads.finish(mine, ZEROES));
    refuses(() -> uploads.finishAlone(mine, ZEROES, "own/2"));
  }

  @Test
  void content_that_was_announced_as_other_content_is_named_by_nobody() {
    var first = uploaded("first");
    uploads.finish(first, ZEROES);
    var copy = uploaded("copy");
    var announced = Bytes.of(new byte[32]);
    assertThat(Contents.digest(uploads.finishAlone(copy, announced, "own/1"))).isEqualTo(ZEROES);
    refuses(() -> uploads.finishAlone(copy, ZEROES, "own/1"));
  }

  @Test
  void what_nothing_came_of_is_gone() {
    var mine = uploaded("mine");
    var blob = uploads.finishAlone(mine, ZEROES, "own/1");
    uploads.undo(mine, blob);
    assertThat(storage.blobs().find(blob.sha256())).isEmpty();
    refuses(() -> uploads.status(mine));
  }
}
