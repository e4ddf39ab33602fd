package org.lockstep.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.blobs.Blobs;
import org.lockstep.storage.blobs.NoSuchBlob;
import org.lockstep.storage.blobs.NoSuchUpload;
import org.lockstep.storage.blobs.OffsetMismatch;
import org.lockstep.storage.blobs.UploadBusy;

/// What every [Blobs] keeps.
public abstract class BlobsContract {
  private static final Instant EVER_AFTER = Instant.parse("9999-01-01T00:00:00Z");

  protected Blobs blobs;

  @SuppressWarnings("NullAway.Init") // set before each test
  protected BlobsContract() {}

  /// Opens the blobs of this test, the same ones each time.
  protected abstract Blobs open();

  @BeforeEach
  void openBlobs() {
    blobs = open();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private BlobRef store(String uploadId, byte[] bytes) throws IOException {
    blobs.openUpload(uploadId);
    blobs.append(uploadId, 0, new ByteArrayInputStream(bytes));
    return blobs.finish(uploadId);
  }

  private byte[] read(BlobRef ref, long from, long length) throws IOException {
    try (var bytes = blobs.open(ref, from, length)) {
      return bytes.readAllBytes();
    }
  }

  @Test
  void a_blob_is_named_by_the_sha256_of_its_content() throws IOException {
    // FIPS 180-2, appendix B.1
    assertThat(store("u", "abc".getBytes(UTF_8)))
        .isEqualTo(
            new BlobRef("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3));
  }

  @Test
  void an_empty_blob_is_a_blob() throws IOException {
    var ref = store("u", new byte[0]);
    assertThat(ref.length()).isZero();
    assertThat(read(ref, 0, 0)).isEmpty();
  }

  @Test
  void an_upload_is_continued_after_a_restart() throws IOException {
    assertThat(blobs.openUpload("u")).isZero();
    assertThat(blobs.append("u", 0, stream("Hello, "))).isEqualTo(7);
    blobs = open();
    assertThat(blobs.openUpload("u")).isEqualTo(7);
    assertThat(blobs.uploadLength("u")).isEqualTo(7);
    assertThat(blobs.append("u", 7, stream("world"))).isEqualTo(12);
    var ref = blobs.finish("u");
    assertThat(read(ref, 0, 12)).asString(UTF_8).isEqualTo("Hello, world");
  }

  @Test
  void a_piece_at_the_wrong_place_is_refused_and_told_the_right_one() throws IOException {
    blobs.openUpload("u");
    blobs.append("u", 0, stream("12345"));
    for (long wrong : new long[] {0, 4, 6}) {
      var mismatch =
          catchThrowableOfType(
              OffsetMismatch.class, () -> blobs.append("u", wrong, stream("more")));
      assertThat(mismatch.actual()).isEqualTo(5);
    }
    assertThat(blobs.uploadLength("u")).isEqualTo(5);
  }

  @Test
  void what_arrived_before_a_stream_broke_is_kept() {
    blobs.openUpload("u");
    var broken = new SequenceInputStream(stream("12345"), new StreamThat(BlobsContract::breakOff));
    assertThatThrownBy(() -> blobs.append("u", 0, broken))
        .isInstanceOf(IOException.class)
        .hasMessage("the line went dead");
    assertThat(blobs.uploadLength("u")).isEqualTo(5);
  }

  @Test
  void an_upload_is_not_a_blob_until_it_is_finished() throws IOException {
    blobs.openUpload("u");
    blobs.append("u", 0, stream("abc"));
    var hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(blobs.find(hash)).isEmpty();
    var ref = blobs.finish("u");
    assertThat(blobs.find(hash)).hasValue(ref);
    assertThatThrownBy(() -> blobs.finish("u")).isInstanceOf(NoSuchUpload.class);
    assertThatThrownBy(() -> blobs.uploadLength("u")).isInstanceOf(NoSuchUpload.class);
  }

  @Test
  void an_upload_that_was_not_opened_takes_nothing() {
    assertThatThrownBy(() -> blobs.append("u", 0, stream("x"))).isInstanceOf(NoSuchUpload.class);
    assertThatThrownBy(() -> blobs.finish("u")).isInstanceOf(NoSuchUpload.class);
  }

  @Test
  void an_upload_in_use_is_busy() {
    blobs.openUpload("u");
    var nested = new StreamThat(() -> blobs.append("u", 0, stream("cuckoo")));
    assertThatThrownBy(() -> blobs.append("u", 0, nested)).isInstanceOf(UploadBusy.class);
    assertThat(blobs.uploadLength("u")).isZero();
  }

  @Test
  void any_range_of_a_blob_can_be_read() throws IOException {
    var bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    var ref = store("u", bytes);
    assertThat(read(ref, 0, bytes.length)).isEqualTo(bytes);
    assertThat(read(ref, 70_000, 100_001)).isEqualTo(Arrays.copyOfRange(bytes, 70_000, 170_001));
    assertThat(read(ref, 299_999, 1)).isEqualTo(Arrays.copyOfRange(bytes, 299_999, 300_000));
    assertThat(read(ref, 300_000, 0)).isEmpty();
  }

  @Test
  void a_range_beyond_the_blob_is_refused() throws IOException {
    var ref = store("u", new byte[10]);
    assertThatThrownBy(() -> blobs.open(ref, 5, 6)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> blobs.open(ref, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void the_same_content_is_kept_once() throws IOException {
    var ref = store("u1", new byte[] {1, 2, 3});
    assertThat(store("u2", new byte[] {1, 2, 3})).isEqualTo(ref);
    blobs.delete(ref);
    assertThat(blobs.find(ref.sha256())).isEmpty();
  }

  @Test
  void all_blobs_are_handed_over_for_a_copy() throws IOException {
    var one = store("u1", new byte[] {1});
    var two = store("u2", new byte[700_000]);
    blobs.delete(store("u3", new byte[] {3}));
    blobs.openUpload("unfinished");
    var refs = new ArrayList<BlobRef>();
    blobs.forEach(refs::add);
    assertThat(refs).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void a_deleted_blob_is_gone() throws IOException {
    var ref = store("u", new byte[] {1, 2, 3});
    blobs.delete(ref);
    blobs.delete(ref);
    assertThatThrownBy(() -> blobs.open(ref, 0, 3)).isInstanceOf(NoSuchBlob.class);
  }

  @Test
  void old_uploads_are_thrown_away_and_young_ones_kept() throws IOException {
    blobs.openUpload("u");
    var ref = store("finished", new byte[] {1});
    assertThat(blobs.discardUploadsOlderThan(Instant.EPOCH)).isZero();
    assertThat(blobs.uploadLength("u")).isZero();
    assertThat(blobs.discardUploadsOlderThan(EVER_AFTER)).isEqualTo(1);
    assertThatThrownBy(() -> blobs.uploadLength("u")).isInstanceOf(NoSuchUpload.class);
    assertThat(blobs.find(ref.sha256())).isPresent();
  }

  @Test
  void a_discarded_upload_begins_anew() throws IOException {
    blobs.openUpload("u");
    blobs.append("u", 0, stream("half"));
    blobs.discardUpload("u");
    assertThat(blobs.openUpload("u")).isZero();
  }

  @Test
  void names_that_lead_elsewhere_are_refused() {
    for (var name : new String[] {"", "..", "a/b", "../u", "a\0b", "x".repeat(65)}) {
      assertThatThrownBy(() -> blobs.openUpload(name)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> blobs.find("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void breakOff() throws IOException {
    throw new IOException("the line went dead");
  }

  /// Does something when it is read, and ends.
  private static final class StreamThat extends InputStream {
    private final Reaction reaction;

    StreamThat(Reaction reaction) {
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

  private interface Reaction {
    void happen() throws IOException;
  }
}
