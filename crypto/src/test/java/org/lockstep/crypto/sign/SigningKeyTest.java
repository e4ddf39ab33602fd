package org.lockstep.crypto.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.tuple.Tuple;

class SigningKeyTest {
  private static final HexFormat HEX = HexFormat.of();

  private final SigningKey key = SigningKey.generate(new SecureRandom());
  private final byte[] message = "a message".getBytes(StandardCharsets.UTF_8);

  /// RFC 8032, section 7.1, tests 1 to 3.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, \
          d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', \
          e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
          4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, \
          3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, \
          92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
          c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, \
          fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, \
          6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
          """)
  void signatures_are_those_of_rfc_8032(
      String seed, String publicKey, String text, String signature) {
    var known = SigningKey.fromSeed(HEX.parseHex(seed));
    var bytes = HEX.parseHex(text);

    assertThat(known.publicKey()).hasToString(publicKey);
    assertThat(HEX.formatHex(known.sign(bytes))).isEqualTo(signature);
    assertThat(known.publicKey().verify(bytes, HEX.parseHex(signature))).isTrue();
  }

  @Test
  void a_seed_gives_the_same_key_again() {
    assertThat(SigningKey.fromSeed(key.seed()).publicKey()).isEqualTo(key.publicKey());
    assertThatThrownBy(() -> SigningKey.fromSeed(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_tuple_is_signed_by_its_bytes() {
    var tuple = Tuple.of("lockstep/test/1").text("a");

    assertThat(key.publicKey().verify(tuple, key.sign(tuple))).isTrue();
    assertThat(key.publicKey().verify(tuple.encode(), key.sign(tuple))).isTrue();
    assertThat(key.publicKey().verify(tuple.text(""), key.sign(tuple))).isFalse();
  }

  @Test
  void every_flipped_bit_of_a_signature_or_message_is_refused() {
    var signature = key.sign(message);
    for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
      assertThat(key.publicKey().verify(message, flip(signature, bit))).isFalse();
    }
    for (int bit = 0; bit < message.length * Byte.SIZE; bit++) {
      assertThat(key.publicKey().verify(flip(message, bit), signature)).isFalse();
    }
  }

  @Test
  void a_signature_of_another_length_is_refused() {
    var signature = key.sign(message);
    for (int length = 0; length < 70; length++) {
      if (length == signature.length) continue;
      assertThat(key.publicKey().verify(message, Arrays.copyOf(signature, length))).isFalse();
    }
  }

  @Test
  void a_signature_whose_scalar_is_not_reduced_is_refused() {
    var order = HEX.parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    var signature = key.sign(message);
    int carry = 0;
    for (int i = 0; i < 32; i++) {
      carry += (signature[32 + i] & 0xff) + (order[i] & 0xff);
      signature[32 + i] = (byte) carry;
      carry >>>= 8;
    }

    assertThat(key.publicKey().verify(message, signature)).isFalse();
  }

  @Test
  void another_keys_signature_is_refused() {
    var other = SigningKey.generate(new SecureRandom());

    assertThat(key.publicKey().verify(message, other.sign(message))).isFalse();
    assertThat(key.publicKey()).isNotEqualTo(other.publicKey());
  }

  /// Points of small and of mixed order, non-canonical encodings, a value that is no point, and
  /// wrong lengths.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000",
        "",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f70751",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a00"
      })
  void what_is_no_proper_public_key_is_refused(String hex) {
    assertThatThrownBy(() -> VerifyingKey.of(HEX.parseHex(hex)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_signing_key_does_not_show_its_seed() {
    assertThat(key.toString()).doesNotContain(HEX.formatHex(key.seed()));
  }

  @Test
  void arrays_handed_out_are_copies() {
    key.publicKey().bytes()[0] ^= 1;
    key.seed()[0] ^= 1;

    assertThat(key.publicKey().verify(message, key.sign(message))).isTrue();
    assertThat(SigningKey.fromSeed(key.seed()).publicKey()).isEqualTo(key.publicKey());
  }

  private static byte[] flip(byte[] bytes, int bit) {
    var flipped = bytes.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return flipped;
  }
}
