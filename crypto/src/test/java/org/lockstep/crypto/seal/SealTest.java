package org.lockstep.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.crypto.seal.SealRefused.Reason;
import org.lockstep.crypto.testing.Alterations;
import org.lockstep.crypto.tuple.Tuple;

class SealTest {
  private static final Tuple INFO = Tuple.of("lockstep/test/1").text("for");
  private static final Tuple AAD = Tuple.of("lockstep/test/1").text("where");

  private final OpeningKey key = OpeningKey.generate(new SecureRandom());
  private final byte[] plaintext =
      "a secret of thirty-two bytes ...".getBytes(StandardCharsets.UTF_8);

  @Test
  void what_is_sealed_opens_with_the_private_half() {
    var seal = Seal.make(key.publicKey(), INFO, AAD, plaintext);

    assertThat(seal).hasSize(Suite.DEFAULT.sealLength(plaintext.length)).hasSize(1169);
    assertThat(seal[0]).isEqualTo(Suite.X_WING.id());
    assertThat(key.open(seal, INFO, AAD)).isEqualTo(plaintext);
    assertThat(Seal.make(key.publicKey(), INFO, AAD, plaintext)).isNotEqualTo(seal);
  }

  @Test
  void an_empty_plaintext_can_be_sealed() {
    var seal = Seal.make(key.publicKey(), INFO, AAD, new byte[0]);

    assertThat(key.open(seal, INFO, AAD)).isEmpty();
  }

  @Test
  void every_flipped_bit_is_refused() {
    var seal = Seal.make(key.publicKey(), INFO, AAD, plaintext);
    Alterations.flips(seal).forEach(altered -> assertRefused(() -> key.open(altered, INFO, AAD)));
  }

  @Test
  void every_other_length_is_refused() {
    var seal = Seal.make(key.publicKey(), INFO, AAD, plaintext);
    Alterations.lengths(seal).forEach(altered -> assertRefused(() -> key.open(altered, INFO, AAD)));
  }

  @Test
  void a_seal_for_another_purpose_place_or_key_is_refused() {
    var seal = Seal.make(key.publicKey(), INFO, AAD, plaintext);

    assertRefused(Reason.NOT_AUTHENTIC, () -> key.open(seal, INFO.text(""), AAD));
    assertRefused(Reason.NOT_AUTHENTIC, () -> key.open(seal, INFO, AAD.text("")));
    assertRefused(Reason.NOT_AUTHENTIC, () -> key.open(seal, AAD, INFO));
    var other = OpeningKey.generate(new SecureRandom());
    assertRefused(Reason.NOT_AUTHENTIC, () -> other.open(seal, INFO, AAD));
  }

  @Test
  void an_encapsulation_without_a_usable_point_is_refused() {
    var seal = Seal.make(key.publicKey(), INFO, AAD, plaintext);
    Arrays.fill(seal, 1 + 1088, 1 + 1120, (byte) 0);

    assertRefused(Reason.NOT_AUTHENTIC, () -> key.open(seal, INFO, AAD));
  }

  @Test
  void an_older_suite_can_be_read_and_not_made() throws Exception {
    var old = OpeningKey.derive(Suite.X25519, plaintext);
    var hpke = Suite.X25519.hpke();
    var context = hpke.setupBaseS(PublicKeys.parse(old.publicKey()), INFO.encode());
    var seal = Seal.finish(Suite.X25519, context, AAD.encode(), plaintext);

    assertThat(old.open(seal, INFO, AAD)).isEqualTo(plaintext);
    assertThat(seal).hasSize(Suite.X25519.sealLength(plaintext.length));
    Alterations.all(seal).forEach(altered -> assertRefused(() -> old.open(altered, INFO, AAD)));
    assertRefused(Reason.WEAK_SUITE, () -> Seal.make(old.publicKey(), INFO, AAD, plaintext));
  }

  @Test
  void a_key_opens_no_seal_of_another_suite() {
    var seal = Seal.make(key.publicKey(), INFO, AAD, plaintext);
    var old = OpeningKey.derive(Suite.X25519, plaintext);

    assertRefused(() -> old.open(seal, INFO, AAD));
    seal[0] = Suite.X25519.id();
    assertRefused(() -> old.open(seal, INFO, AAD));
    seal[0] = 3;
    assertRefused(Reason.UNKNOWN_SUITE, () -> key.open(seal, INFO, AAD));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void keys_are_stored_and_read_with_their_suite(Suite suite) {
    var made = OpeningKey.derive(suite, plaintext);
    var read = OpeningKey.fromSeed(made.seed());

    assertThat(read).isEqualTo(made).hasSameHashCodeAs(made);
    assertThat(read.publicKey()).isEqualTo(made.publicKey());
    assertThat(SealingKey.of(made.publicKey().bytes())).isEqualTo(made.publicKey());
    assertThat(made.seed()).hasSize(OpeningKey.SEED_LENGTH).startsWith(suite.id());
    assertThat(Suite.of(suite.id())).isEqualTo(suite);
  }

  @Test
  void a_default_key_has_the_published_length() {
    assertThat(key.publicKey().bytes()).hasSize(SealingKey.LENGTH);
    assertThat(key.publicKey().suite()).isEqualTo(Suite.DEFAULT).isEqualTo(Suite.X_WING);
  }

  @Test
  void the_same_input_derives_the_same_key() {
    assertThat(OpeningKey.derive(plaintext)).isEqualTo(OpeningKey.derive(plaintext));
    assertThat(OpeningKey.derive(plaintext)).isNotEqualTo(key);
    assertThatThrownBy(() -> OpeningKey.derive(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keys_of_another_length_or_suite_are_refused() {
    Alterations.lengths(key.publicKey().bytes())
        .forEach(altered -> assertRefused(() -> SealingKey.of(altered)));
    Alterations.lengths(key.seed())
        .forEach(altered -> assertRefused(() -> OpeningKey.fromSeed(altered)));
    var unknown = key.publicKey().bytes();
    unknown[0] = 3;
    assertRefused(Reason.UNKNOWN_SUITE, () -> SealingKey.of(unknown));
  }

  @Test
  void public_keys_that_protect_nothing_are_refused() {
    var unreduced = key.publicKey().bytes();
    Arrays.fill(unreduced, 1, 4, (byte) 0xff);
    assertRefused(Reason.MALFORMED, () -> SealingKey.of(unreduced));

    var smallOrder = key.publicKey().bytes();
    Arrays.fill(smallOrder, 1 + 1184, smallOrder.length, (byte) 0);
    assertRefused(Reason.MALFORMED, () -> SealingKey.of(smallOrder));

    var zeros = new byte[33];
    zeros[0] = Suite.X25519.id();
    assertRefused(Reason.MALFORMED, () -> SealingKey.of(zeros));
  }

  @Test
  void arrays_handed_out_are_copies_and_descriptions_hide_the_private_key() {
    key.publicKey().bytes()[5] ^= 1;
    key.seed()[5] ^= 1;

    assertThat(key.open(Seal.make(key.publicKey(), INFO, AAD, plaintext), INFO, AAD))
        .isEqualTo(plaintext);
    assertThat(key.toString()).doesNotContain(HexFormat.of().formatHex(key.seed(), 1, 9));
  }
}
