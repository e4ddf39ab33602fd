package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.sign.SigningKey;

class CosignerKeyTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
  private static final SigningKey KEY = SigningKey.fromSeed(new byte[32]);
  private static final Ed25519CosignerKey WITNESS =
      new Ed25519CosignerKey("witness.example/w1", KEY.publicKey());
  private static final Checkpoint CHECKPOINT =
      Checkpoint.of("example.org/log", Leaves.numbered(70).edge());

  private static NoteSignature line(Checkpoint checkpoint, Instant time) {
    var signature = KEY.sign(Ed25519CosignerKey.message(checkpoint, time));
    return line(ByteBuffer.allocate(72).putLong(time.getEpochSecond()).put(signature).array());
  }

  private static NoteSignature line(byte[] signature) {
    var bytes = ByteBuffer.allocate(4 + signature.length).putInt(WITNESS.keyId()).put(signature);
    return new NoteSignature(WITNESS.name(), NoteText.base64(bytes.array()));
  }

  @Test
  void a_cosignature_tells_its_time_and_fits_one_checkpoint_only() {
    var line = line(CHECKPOINT, TIME);
    assertThat(WITNESS.cosigned(CHECKPOINT, line)).contains(TIME);
    var later = Checkpoint.of("example.org/log", Leaves.numbered(71).edge());
    assertThat(WITNESS.cosigned(later, line)).isEmpty();
    var elsewhere = new Checkpoint("example.org/log2", 70, CHECKPOINT.root());
    assertThat(WITNESS.cosigned(elsewhere, line)).isEmpty();
  }

  @Test
  void what_is_signed_is_the_text_of_the_specification() {
    assertThat(new String(Ed25519CosignerKey.message(CHECKPOINT, TIME), StandardCharsets.UTF_8))
        .isEqualTo("cosignature/v1\ntime 1767323045\n" + CHECKPOINT.body());
  }

  @Test
  void no_flipped_bit_leaves_a_cosignature() {
    var signature = line(CHECKPOINT, TIME).signature();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      var flipped = signature.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(WITNESS.cosigned(CHECKPOINT, line(flipped))).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void the_signature_of_a_note_is_no_cosignature() {
    var note = new NoteSigner(WITNESS.name(), KEY).sign(CHECKPOINT).signatures().getFirst();
    assertThat(WITNESS.claims(note)).isFalse();
    assertThat(WITNESS.cosigned(CHECKPOINT, line(note.signature()))).isEmpty();
    assertThat(WITNESS.cosigned(CHECKPOINT, line(new byte[] {1}))).isEmpty();
  }

  @Test
  void the_texts_of_both_kinds_read_back() {
    var hybrid = MlDsaCosigner.fromSeed("w2", new byte[32]).verifierKey();
    assertThat(CosignerKey.parse(WITNESS.text())).isEqualTo(WITNESS);
    assertThat(CosignerKey.parse(hybrid.text())).isEqualTo(hybrid);
    assertThat(CosignerKey.parse(hybrid.text()).keyId()).isEqualTo(hybrid.keyId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "w1+00000000",
        "w1+00000000+BAAA",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      })
  void whatever_is_no_cosigners_key_is_refused(String text) {
    assertThatThrownBy(() -> CosignerKey.parse(text)).isInstanceOf(LogFormatException.class);
  }
}
