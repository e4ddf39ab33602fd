package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Bytes;

class MlDsaCosignerTest {
  private static final String ORIGIN = "example.org/v1/log";
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  /// The ASN.1 that goes before a raw ML-DSA-44 key (RFC 9881).
  private static final byte[] KEY_HEADER =
      HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");

  private static final MlDsaCosigner COSIGNER = MlDsaCosigner.fromSeed(ORIGIN, seed(7));

  private static byte[] seed(int fill) {
    var seed = new byte[MlDsaCosigner.SEED_LENGTH];
    Arrays.fill(seed, (byte) fill);
    return seed;
  }

  private static Checkpoint checkpoint(long size) {
    return new Checkpoint(ORIGIN, size, Hash.of(seed((int) size)));
  }

  /// The message written out by hand, from the format's text.
  private static byte[] message(String name, Instant time, Checkpoint checkpoint) {
    var names = name.getBytes(StandardCharsets.US_ASCII);
    var origin = checkpoint.origin().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(12 + 1 + names.length + 8 + 1 + origin.length + 8 + 8 + 32)
        .put(HexFormat.of().parseHex("737562747265652f76310a00"))
        .put((byte) names.length)
        .put(names)
        .putLong(time.getEpochSecond())
        .put((byte) origin.length)
        .put(origin)
        .putLong(0)
        .putLong(checkpoint.size())
        .put(checkpoint.root().bytes())
        .array();
  }

  @Test
  void another_implementation_verifies_the_cosignature() throws Exception {
    var line = COSIGNER.cosign(checkpoint(5), NOON);
    var encoded = ByteBuffer.allocate(KEY_HEADER.length + MlDsaVerifierKey.LENGTH);
    encoded.put(KEY_HEADER).put(COSIGNER.verifierKey().key().toArray());
    var key =
        KeyFactory.getInstance("ML-DSA-44", "SUN")
            .generatePublic(new X509EncodedKeySpec(encoded.array()));
    var verifier = Signature.getInstance("ML-DSA-44", "SUN");
    verifier.initVerify(key);
    verifier.update(message(ORIGIN, NOON, checkpoint(5)));

    var signature = line.signature();

    assertThat(ByteBuffer.wrap(signature).getLong()).isEqualTo(NOON.getEpochSecond());
    assertThat(verifier.verify(Arrays.copyOfRange(signature, 8, signature.length))).isTrue();
  }

  @Test
  void a_cosignature_holds_for_its_checkpoint_and_time_alone() {
    var key = COSIGNER.verifierKey();
    var line = COSIGNER.cosign(checkpoint(5), NOON.plusMillis(900));
    var other = new Checkpoint("example.org/v1/log2", 5, checkpoint(5).root());

    assertThat(key.cosigned(checkpoint(5), line)).contains(NOON);
    assertThat(key.cosigned(checkpoint(6), line)).isEmpty();
    assertThat(key.cosigned(new Checkpoint(ORIGIN, 5, checkpoint(6).root()), line)).isEmpty();
    assertThat(key.cosigned(other, line)).isEmpty();
  }

  @Test
  void one_flipped_bit_anywhere_is_noticed() {
    var key = COSIGNER.verifierKey();
    var bytes = Base64.getDecoder().decode(COSIGNER.cosign(checkpoint(5), NOON).base64());
    for (int place = 0; place < bytes.length; place += 97) {
      bytes[place] ^= 1;
      var flipped = new NoteSignature(ORIGIN, Base64.getEncoder().encodeToString(bytes));
      assertThat(key.cosigned(checkpoint(5), flipped)).as("byte %d", place).isEmpty();
      bytes[place] ^= 1;
    }
  }

  @Test
  void a_line_of_another_key_name_or_length_is_not_its_own() {
    var key = COSIGNER.verifierKey();
    var foreign = MlDsaCosigner.fromSeed(ORIGIN, seed(8)).cosign(checkpoint(5), NOON);
    var renamed = MlDsaCosigner.fromSeed("example.org/else", seed(7)).cosign(checkpoint(5), NOON);
    var cut = NoteSignature.of(ORIGIN, key.keyId(), new byte[100]);
    var future =
        NoteSignature.of(
            ORIGIN, key.keyId(), ByteBuffer.allocate(2428).putLong(Long.MAX_VALUE).array());

    assertThat(key.claims(foreign)).isFalse();
    assertThat(key.cosigned(checkpoint(5), foreign)).isEmpty();
    assertThat(key.cosigned(checkpoint(5), renamed)).isEmpty();
    assertThat(key.claims(cut)).isTrue();
    assertThat(key.cosigned(checkpoint(5), cut)).isEmpty();
    assertThat(key.cosigned(checkpoint(5), future)).isEmpty();
  }

  @Test
  void a_seed_gives_the_same_key_again() {
    assertThat(MlDsaCosigner.fromSeed(ORIGIN, seed(7)).verifierKey())
        .isEqualTo(COSIGNER.verifierKey());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MlDsaCosigner.fromSeed(ORIGIN, new byte[31]));
    assertThat(COSIGNER.toString()).isEqualTo("MlDsaCosigner[" + ORIGIN + "]");
  }

  @Test
  void the_key_s_text_is_read_back_and_no_other() throws Exception {
    var key = COSIGNER.verifierKey();
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update((ORIGIN + "\n\u0006").getBytes(StandardCharsets.US_ASCII));
    var id = Arrays.copyOf(digest.digest(key.key().toArray()), 4);

    assertThat(key.text()).startsWith(ORIGIN + "+" + HexFormat.of().formatHex(id) + "+B");
    assertThat(MlDsaVerifierKey.parse(key.text())).isEqualTo(key);
    assertThatThrownBy(() -> MlDsaVerifierKey.parse("x" + key.text()))
        .isInstanceOf(LogFormatException.class);
    assertThatThrownBy(() -> MlDsaVerifierKey.parse(ORIGIN)).isInstanceOf(LogFormatException.class);
    assertThatThrownBy(() -> MlDsaVerifierKey.parse(ORIGIN + "+00000000+AAAA"))
        .isInstanceOf(LogFormatException.class);
    assertThatThrownBy(() -> new MlDsaVerifierKey(ORIGIN, Bytes.of(new byte[5])))
        .isInstanceOf(LogFormatException.class);
  }

  @Test
  void a_note_with_the_line_is_still_the_log_s_note() {
    var signing = SigningKey.fromSeed(seed(9));
    var log = new NoteSigner(ORIGIN, signing);
    var note = log.sign(checkpoint(5)).with(COSIGNER.cosign(checkpoint(5), NOON));
    var read = Note.parse(note.bytes());

    assertThat(read.check(List.of(log.verifierKey())))
        .isEqualTo(new Note.Verdict.Signed(List.of(log.verifierKey())));
    assertThat(COSIGNER.verifierKey().cosigned(checkpoint(5), read.signatures().getLast()))
        .contains(NOON);
  }
}
