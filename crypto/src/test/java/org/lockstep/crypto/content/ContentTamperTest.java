package org.lockstep.crypto.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.crypto.modes.gcm.GCMUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.content.ContentRefused.Reason;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.sign.SigningKey;

class ContentTamperTest {

  /// Five chunks of 16 bytes, the last one with padding in it.
  private static final Written WRITTEN =
      Written.of(Written.content(62), Padding.PADME, Written.SMALL);

  private static final int HEADER = ContentHeader.LENGTH;
  private static final int SEALED = Written.SMALL.sealedChunkSize();

  @Test
  void every_flipped_bit_is_refused() {
    var blob = WRITTEN.bytes();
    for (int bit = 0; bit < blob.length * 8; bit++) {
      var flipped = blob.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(() -> WRITTEN.read(flipped));
      assertRefused(() -> readRange(flipped));
    }
  }

  @Test
  void every_truncation_is_refused() {
    var blob = WRITTEN.bytes();
    for (int length = 0; length < blob.length; length++) {
      var cut = Arrays.copyOf(blob, length);
      assertRefused(() -> WRITTEN.read(cut));
      assertRefused(() -> WRITTEN.ranges(cut));
    }
  }

  @Test
  void every_extension_is_refused() {
    var blob = WRITTEN.bytes();
    for (int more = 1; more < 3 * SEALED; more++) {
      var longer = Arrays.copyOf(blob, blob.length + more);
      assertRefused(() -> WRITTEN.read(longer));
      assertRefused(() -> WRITTEN.ranges(longer));
    }
  }

  @Test
  void every_order_of_chunks_but_the_right_one_is_refused() {
    int chunks = (WRITTEN.bytes().length - HEADER + SEALED - 1) / SEALED;
    assertThat(chunks).isEqualTo(5);
    for (int i = 0; i < chunks; i++) {
      for (int j = 0; j < chunks; j++) {
        var order = new ArrayList<>(IntStream.range(0, chunks).boxed().toList());
        order.set(i, j);
        // One chunk in place of another, then both changed places.
        if (i != j) assertRefused(() -> WRITTEN.read(arranged(order)));
        order.set(j, i);
        if (i != j) assertRefused(() -> WRITTEN.read(arranged(order)));
      }
      var without = new ArrayList<>(IntStream.range(0, chunks).boxed().toList());
      without.remove(i);
      assertRefused(() -> WRITTEN.read(arranged(without)));
      var twice = new ArrayList<>(IntStream.range(0, chunks).boxed().toList());
      twice.add(i, i);
      assertRefused(() -> WRITTEN.read(arranged(twice)));
    }
  }

  private static byte[] arranged(List<Integer> order) {
    var blob = WRITTEN.bytes();
    var result = new ByteArrayOutputStream();
    result.write(blob, 0, HEADER);
    for (int index : order) {
      int from = HEADER + index * SEALED;
      result.write(blob, from, Math.min(SEALED, blob.length - from));
    }
    return result.toByteArray();
  }

  static List<ContentContext> otherContexts() {
    return List.of(
        new ContentContext("item-2", 7, "share-1", "DRIVE", 3, "device-1"),
        new ContentContext("item-1", 8, "share-1", "DRIVE", 3, "device-1"),
        new ContentContext("item-1", 7, "share-2", "DRIVE", 3, "device-1"),
        new ContentContext("item-1", 7, "share-1", "NOTES", 3, "device-1"),
        new ContentContext("item-1", 7, "share-1", "DRIVE", 4, "device-1"),
        new ContentContext("item-1", 7, "share-1", "DRIVE", 3, "device-2"),
        new ContentContext("item-", 7, "1share-1", "DRIVE", 3, "device-1"));
  }

  @ParameterizedTest
  @MethodSource("otherContexts")
  void a_blob_in_another_context_is_refused(ContentContext other) throws IOException {
    assertRefused(
        Reason.NOT_AUTHENTIC,
        () -> WRITTEN.read(WRITTEN.bytes(), other, Written.KEY, WRITTEN.authorship()));
    assertRefused(
        Reason.NOT_AUTHENTIC,
        () ->
            ContentRanges.open(Written.source(WRITTEN.bytes()), Written.KEY, other, Written.SMALL));
    assertThat(covers(WRITTEN.bytes(), other)).isFalse();
  }

  private static boolean covers(byte[] blob, ContentContext context) throws IOException {
    var author = Written.AUTHOR.publicKey();
    return WRITTEN
        .signature()
        .covers(new ByteArrayInputStream(blob), context, author, Written.SMALL);
  }

  @Test
  void the_wrong_key_is_told_from_the_header_alone() {
    var other = ContentKey.of(Secret.of(Written.filled(32, 9)));
    var header = Arrays.copyOf(WRITTEN.bytes(), HEADER);
    assertRefused(
        Reason.WRONG_KEY, () -> WRITTEN.read(header, Written.CONTEXT, other, WRITTEN.authorship()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4})
  void another_magic_or_suite_is_no_content(int index) {
    var blob = WRITTEN.bytes();
    blob[index] ^= 2;
    assertRefused(Reason.NOT_CONTENT, () -> WRITTEN.read(blob));
  }

  @Test
  void another_author_or_another_signature_is_refused() {
    var stranger = SigningKey.fromSeed(Written.filled(32, 9)).publicKey();
    assertRefusedAuthor(new Authorship(stranger, WRITTEN.signature()));
    for (int bit = 0; bit < 512; bit++) {
      var signature = WRITTEN.signature().bytes();
      signature[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefusedAuthor(
          new Authorship(Written.AUTHOR.publicKey(), AuthorSignature.of(signature)));
    }
    assertRefusedAuthor(
        new Authorship(Written.AUTHOR.publicKey(), AuthorSignature.of(new byte[0])));
  }

  private static void assertRefusedAuthor(Authorship author) {
    assertRefused(
        Reason.NOT_BY_AUTHOR,
        () -> WRITTEN.read(WRITTEN.bytes(), Written.CONTEXT, Written.KEY, author));
  }

  @Test
  void who_knows_the_key_cannot_write_in_the_authors_name() throws IOException {
    var forged = Written.of(Written.content(61), Padding.PADME, Written.SMALL);
    assertRefused(Reason.NOT_BY_AUTHOR, () -> WRITTEN.read(forged.bytes()));
    // A part of it shows nothing about the author: that is what a partial read does not guarantee.
    assertThat(WRITTEN.ranges(forged.bytes()).read(0, 61)).isEqualTo(Written.content(61));
  }

  @Test
  void who_knows_the_key_cannot_use_another_ciphertext_with_the_same_tag() throws Exception {
    var written = Written.of(Written.content(80), Padding.NONE, new ContentLayout(48));
    var forged = withEqualTag(written.bytes());
    // The altered chunk opens: its tag is right. Only the signature over the whole chunk refuses
    // it.
    assertThat(written.ranges(forged).read(0, 80)).isNotEqualTo(Written.content(80));
    assertRefused(Reason.NOT_BY_AUTHOR, () -> written.read(forged));
  }

  /// Alters two neighbouring blocks so that their parts of GHASH cancel out: the second by the
  /// first's change times the hash key.
  private static byte[] withEqualTag(byte[] blob) throws Exception {
    var header = ContentHeader.read(Arrays.copyOf(blob, HEADER));
    var aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Written.KEY.streamKey(header.salt()), "AES"));
    var change = Written.filled(16, 0x5a);
    var cancelling = change.clone();
    GCMUtil.multiply(cancelling, aes.doFinal(new byte[16]));
    for (int i = 0; i < 16; i++) {
      blob[HEADER + 16 + i] ^= change[i];
      blob[HEADER + 32 + i] ^= cancelling[i];
    }
    return blob;
  }

  @Test
  void content_of_one_chunk_is_never_handed_out_unchecked() throws IOException {
    var one = Written.of(Written.content(7), Padding.NONE, Written.SMALL);
    var stranger = SigningKey.fromSeed(Written.filled(32, 9)).publicKey();
    var source = new ByteArrayInputStream(one.bytes());
    var author = new Authorship(stranger, one.signature());
    var reader = new ContentReader(source, Written.KEY, Written.CONTEXT, author, Written.SMALL);
    assertRefused(Reason.NOT_BY_AUTHOR, reader::read);
    assertRefused(reader::read);
    assertThat(reader.verified()).isFalse();
  }

  @Test
  void the_signature_is_checked_without_the_key() throws IOException {
    assertThat(covers(WRITTEN.bytes(), Written.CONTEXT)).isTrue();
    var blob = WRITTEN.bytes();
    for (int i = HEADER - 64; i < blob.length; i++) {
      blob[i] ^= 1;
      assertThat(covers(blob, Written.CONTEXT)).isFalse();
      blob[i] ^= 1;
    }
    assertThat(covers(Arrays.copyOf(blob, blob.length - 1), Written.CONTEXT)).isFalse();
  }

  @Test
  void at_the_production_chunk_size_flips_cuts_and_swaps_are_refused_too() {
    var written = Written.of(Written.content(180_000), Padding.NONE, ContentLayout.STANDARD);
    var blob = written.bytes();
    int chunk = ContentLayout.STANDARD.sealedChunkSize();
    for (int at : new int[] {0, HEADER, HEADER + chunk - 1, HEADER + chunk, blob.length - 1}) {
      var flipped = blob.clone();
      flipped[at] ^= 0x10;
      assertRefused(() -> written.read(flipped));
    }
    for (int length : new int[] {HEADER + chunk, HEADER + 2 * chunk, HEADER + chunk + 1}) {
      assertRefused(() -> written.read(Arrays.copyOf(blob, length)));
    }
    var swapped = blob.clone();
    System.arraycopy(blob, HEADER, swapped, HEADER + chunk, chunk);
    System.arraycopy(blob, HEADER + chunk, swapped, HEADER, chunk);
    assertRefused(() -> written.read(swapped));
  }

  private static void readRange(byte[] blob) throws IOException {
    var ranges = WRITTEN.ranges(blob);
    ranges.read(0, ranges.length());
    // 62 bytes of content end in the last chunk, so every chunk was touched.
  }

  private static void assertRefused(ThrowingCallable read) {
    assertThatThrownBy(read).isInstanceOf(ContentRefused.class);
  }

  private static void assertRefused(Reason reason, ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            ContentRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
