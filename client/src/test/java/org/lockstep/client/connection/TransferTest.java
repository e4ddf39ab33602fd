package org.lockstep.client.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.client.testing.FakeServer;
import org.lockstep.client.testing.Person;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.ItemMessages.UploadStatus;

class TransferTest {
  private final FakeServer fake = new FakeServer();
  private final DeviceKeys device = Person.freshDevice();
  private final ServerConnection server =
      new ServerConnection(
          fake.address(),
          () -> new RequestSigner(device.id().value(), device.signing()),
          new Positions(-1, _ -> {}));
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();

  @AfterEach
  void stop() {
    server.close();
    fake.close();
  }

  private static byte[] content(int length) {
    var bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private FakeServer.Answer take(FakeServer.Received request, int most, boolean answers) {
    assertThat(request.field(Headers.UPLOAD_OFFSET)).isEqualTo("" + arrived.size());
    var bytes = request.bytes();
    arrived.write(bytes, 0, Math.min(bytes.length, most));
    return answers ? status() : FakeServer.Answer.BROKEN;
  }

  private FakeServer.Answer status() {
    return fake.message(new UploadStatus("u", arrived.size(), 0));
  }

  private Upload begin(byte[] content, FakeServer.Route onPiece, Progress progress) {
    fake.on("POST", "/v1/uploads", _ -> status());
    var upload = Upload.begin(server, content.length, progress);
    fake.on("PATCH", "/v1/uploads/" + upload.id(), onPiece);
    fake.on("GET", "/v1/uploads/" + upload.id(), _ -> status());
    return upload;
  }

  @Test
  void content_is_sent_in_pieces_with_progress() throws IOException {
    var content = content(Upload.PIECE + 1000);
    var seen = new ArrayList<Long>();

    try (var upload =
        begin(content, r -> take(r, Integer.MAX_VALUE, true), (done, _) -> seen.add(done))) {
      upload.write(content);
      upload.finish();
    }

    assertThat(arrived.toByteArray()).isEqualTo(content);
    assertThat(fake.received().stream().filter(r -> r.method().equals("PATCH"))).hasSize(2);
    assertThat(seen).containsExactly(0L, (long) Upload.PIECE, (long) content.length);
  }

  @Test
  void an_upload_that_broke_off_goes_on_where_it_was() throws IOException {
    var content = content(100_000);
    var tries = new AtomicInteger();

    try (var upload =
        begin(
            content,
            r ->
                tries.incrementAndGet() == 1
                    ? take(r, 30_000, false)
                    : take(r, Integer.MAX_VALUE, true),
            Progress.NONE)) {
      upload.write(content);
      upload.finish();
    }

    assertThat(arrived.toByteArray()).isEqualTo(content);
  }

  @Test
  void a_server_that_claims_more_than_was_sent_is_refused() throws IOException {
    var content = content(1000);
    try (var upload =
        begin(content, _ -> fake.message(new UploadStatus("u", 2000, 1000)), Progress.NONE)) {
      upload.write(content, 0, 999);
      assertThatThrownBy(() -> upload.write(content[999])).isInstanceOf(ServerMisbehaved.class);
    }
  }

  @Test
  void more_or_less_than_announced_is_refused() throws IOException {
    var content = content(10);
    try (var upload = begin(content, r -> take(r, 10, true), Progress.NONE)) {
      upload.write(content, 0, 9);
      assertThatThrownBy(upload::finish).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> upload.write(content)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_download_that_broke_off_asks_for_the_rest() throws IOException {
    var content = content(50_000);
    try (var cut = new CutServer(content, 20_000)) {
      var connection =
          new ServerConnection(
              cut.address(),
              () -> new RequestSigner(device.id().value(), device.signing()),
              new Positions(-1, _ -> {}));
      try (connection;
          var download = Download.of(connection, "/v1/content", Progress.NONE)) {
        assertThat(download.readAllBytes()).isEqualTo(content);
      }
      assertThat(cut.ranges()).isEqualTo(List.of("", "bytes=20000-"));
    }
  }
}
