package org.lockstep.storage.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.mongodb.MongoAddress;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

/// Uploads that two processes work on.
class ManyUploadersTest {
  private static final Instant EVER_AFTER = Instant.parse("9999-01-01T00:00:00Z");

  private final MongoAddress address = TestMongo.fresh();
  private final MongoStore oneStore = MongoStore.open(address, "test");
  private final MongoStore otherStore = MongoStore.open(address, "test");
  private final Blobs one = MongoBlobs.open(oneStore);
  private final Blobs other = MongoBlobs.open(otherStore);

  @AfterEach
  void close() {
    oneStore.close();
    otherStore.close();
  }

  @Test
  void what_one_begins_another_continues_across_pieces() throws IOException {
    var bytes = new byte[3_000_000];
    new Random(3).nextBytes(bytes);
    one.openUpload("u");
    long at = 0;
    for (int length : new int[] {1, 700_000, 524_287, 1_775_712}) {
      var blobs = at % 2 == 0 ? one : other;
      at = blobs.append("u", at, new ByteArrayInputStream(bytes, (int) at, length));
    }
    var ref = other.finish("u");
    try (var read = one.open(ref, 0, ref.length())) {
      assertThat(read.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void an_upload_that_another_process_works_on_is_busy() {
    one.openUpload("u");
    var meanwhile = new Meanwhile(() -> other.append("u", 0, stream("cuckoo")));
    assertThatThrownBy(() -> one.append("u", 0, meanwhile)).isInstanceOf(UploadBusy.class);
  }

  @Test
  void a_worker_that_was_thought_dead_cannot_change_what_was_finished_since() throws IOException {
    var uploads = new MongoUploads(oneStore);
    var pieces = new MongoPieces(oneStore);
    one.openUpload("u");
    one.append("u", 0, stream("the truth"));
    var late = uploads.claim("u");
    late.close();
    other.append("u", 9, stream("!"));
    assertThat(pieces.put(late.content(), 0, late.turn(), "lies".getBytes(UTF_8))).isFalse();
    assertThatThrownBy(() -> late.reach(4)).isInstanceOf(UploadBusy.class);
    var ref = other.finish("u");
    try (var read = one.open(ref, 0, ref.length())) {
      assertThat(read.readAllBytes()).asString(UTF_8).isEqualTo("the truth!");
    }
  }

  @Test
  void pieces_that_a_process_was_deleting_when_it_died_are_deleted_by_who_cleans_up()
      throws IOException {
    var pieces = new MongoPieces(oneStore);
    one.openUpload("u");
    one.append("u", 0, stream("abc"));
    var claim = new MongoUploads(oneStore).claim("u");
    pieces.condemn(claim.content());
    other.discardUploadsOlderThan(Instant.EPOCH);
    assertThat(pieces.condemned()).isEmpty();
    assertThatThrownBy(() -> pieces.get(claim.content(), 0, 3)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> one.uploadLength("u")).isInstanceOf(NoSuchUpload.class);
  }

  @Test
  void pieces_of_a_blob_are_never_cleaned_up() throws IOException {
    var pieces = new MongoPieces(oneStore);
    one.openUpload("u");
    one.append("u", 0, stream("abc"));
    String content;
    try (var claim = new MongoUploads(oneStore).claim("u")) {
      content = claim.content();
    }
    var ref = one.finish("u");
    pieces.condemn(content);
    other.discardUploadsOlderThan(EVER_AFTER);
    try (var read = one.open(ref, 0, 3)) {
      assertThat(read.readAllBytes()).asString(UTF_8).isEqualTo("abc");
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private interface Reaction {
    void happen() throws IOException;
  }

  /// Does something when it is read, and ends.
  private static final class Meanwhile extends InputStream {
    private final Reaction reaction;

    Meanwhile(Reaction reaction) {
      this.reaction = reaction;
    }

    @Override
    public int read() throws IOException {
      reaction.happen();
      return -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }
}
