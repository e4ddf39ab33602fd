package org.lockstep.api.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.problem.ApiProblem.UploadUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.wire.message.MessageCodec;

class UploadsTest {
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
    var blob = uploads.finish(name);
    assertThat(uploads.finish(name)).isEqualTo(blob);
    assertThat(uploads.begin(name, 4).offset()).isEqualTo(4);
    uploads.discardOlderThan(begun.plusSeconds(60));
    assertThatThrownBy(() -> uploads.finish(name)).isInstanceOf(Refused.class);
    assertThat(storage.blobs().find(blob.sha256())).contains(blob);
  }
}
