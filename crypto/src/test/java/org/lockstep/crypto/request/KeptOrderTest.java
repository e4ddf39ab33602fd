package org.lockstep.crypto.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.sign.SigningKey;

class KeptOrderTest {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
  private static final ContentDigest BODY =
      ContentDigest.of("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  private static final RequestComponents REQUEST =
      new RequestComponents(
          "PUT", "/v1/shares/s1/link", "a=b", Map.of("Idempotency-Key", List.of("once-1")));
  private static final SignedFields FIELDS =
      new RequestSigner("device-1", KEY)
          .sign(REQUEST, BODY, Instant.ofEpochSecond(1_767_323_045), Nonce.random());

  private static byte[] signature() {
    var field = FIELDS.signature();
    return Base64.getDecoder().decode(field.substring("lockstep=:".length(), field.length() - 1));
  }

  private static String covered() {
    return String.join(
        "\n",
        "\"@method\": PUT",
        "\"@path\": /v1/shares/s1/link",
        "\"@query\": ?a=b",
        "\"content-digest\": " + BODY.field(),
        "\"idempotency-key\": once-1",
        "\"@signature-params\": " + FIELDS.signatureInput().substring("lockstep=".length()));
  }

  @Test
  void what_was_kept_shows_what_was_signed() {
    var order = KeptOrder.parse(covered(), signature()).orElseThrow();
    assertThat(order.verify(KEY.publicKey())).isTrue();
    assertThat(order.method()).isEqualTo("PUT");
    assertThat(order.path()).isEqualTo("/v1/shares/s1/link");
    assertThat(order.query()).isEqualTo("a=b");
    assertThat(order.digest()).contains(BODY);
    assertThat(order.idempotencyKey()).contains("once-1");
    assertThat(order.keyId()).isEqualTo("device-1");
    assertThat(order.created()).isEqualTo(Instant.ofEpochSecond(1_767_323_045));
  }

  @Test
  void another_key_did_not_sign_it() {
    var order = KeptOrder.parse(covered(), signature()).orElseThrow();
    assertThat(order.verify(SigningKey.generate(new SecureRandom()).publicKey())).isFalse();
  }

  @Test
  void each_changed_character_is_refused_or_fails() {
    var covered = covered();
    for (int i = 0; i < covered.length(); i++) {
      char other = covered.charAt(i) == 'x' ? 'y' : 'x';
      var changed = covered.substring(0, i) + other + covered.substring(i + 1);
      assertThat(KeptOrder.parse(changed, signature()).filter(o -> o.verify(KEY.publicKey())))
          .as("at " + i)
          .isEmpty();
    }
  }

  @Test
  void each_flipped_bit_of_the_signature_fails() {
    for (int bit = 0; bit < 512; bit++) {
      var flipped = signature();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(KeptOrder.parse(covered(), flipped).filter(o -> o.verify(KEY.publicKey())))
          .as("bit " + bit)
          .isEmpty();
    }
  }

  @Test
  void lines_that_are_missing_doubled_or_strange_are_no_order() {
    var lines = covered().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var fewer = new java.util.ArrayList<>(lines);
      fewer.remove(i);
      assertThat(KeptOrder.parse(String.join("\n", fewer), signature())).isEmpty();
      var doubled = new java.util.ArrayList<>(lines);
      doubled.add(i, lines.get(i));
      assertThat(KeptOrder.parse(String.join("\n", doubled), signature())).isEmpty();
    }
    for (var text : List.of("", "\n", "x", covered() + "\n", "\"@method\": \"")) {
      assertThat(KeptOrder.parse(text, signature())).isEmpty();
    }
    assertThat(KeptOrder.parse(covered(), new byte[63])).isEmpty();
  }
}
