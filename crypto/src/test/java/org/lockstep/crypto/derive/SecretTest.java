package org.lockstep.crypto.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.testing.Alterations;
import org.lockstep.crypto.tuple.Tuple;

class SecretTest {
  private static final Tuple CONTEXT = Tuple.of("lockstep/test/1").text("item");

  private final Secret secret = Secret.random();
  private final byte[] plaintext = "plain words".getBytes(StandardCharsets.UTF_8);

  @Test
  void what_is_wrapped_comes_back() {
    var wrapped = secret.wrap(CONTEXT, plaintext);

    assertThat(wrapped).hasSize(plaintext.length + Secret.WRAP_OVERHEAD);
    assertThat(secret.unwrap(CONTEXT, wrapped)).isEqualTo(plaintext);
    assertThat(secret.wrap(CONTEXT, plaintext)).isNotEqualTo(wrapped);
  }

  @Test
  void an_altered_wrap_is_refused() {
    Alterations.all(secret.wrap(CONTEXT, plaintext))
        .forEach(altered -> assertRefused(() -> secret.unwrap(CONTEXT, altered)));
  }

  @Test
  void a_wrap_of_another_context_or_secret_is_refused() {
    var wrapped = secret.wrap(CONTEXT, plaintext);

    assertRefused(() -> secret.unwrap(CONTEXT.text("x"), wrapped));
    assertRefused(() -> secret.unwrap(Tuple.of("lockstep/test/2").text("item"), wrapped));
    assertRefused(() -> Secret.random().unwrap(CONTEXT, wrapped));
  }

  @Test
  void a_wrapped_secret_comes_back_and_nothing_else_passes_for_one() {
    var inner = Secret.random();

    assertThat(secret.unwrapSecret(CONTEXT, secret.wrap(CONTEXT, inner.bytes()))).isEqualTo(inner);
    assertRefused(() -> secret.unwrapSecret(CONTEXT, secret.wrap(CONTEXT, plaintext)));
  }

  @Test
  void a_commitment_fits_one_secret_in_one_context() {
    var commitment = secret.commitment(CONTEXT);

    assertThat(commitment).hasSize(32);
    assertThat(secret.matches(CONTEXT, commitment)).isTrue();
    assertThat(secret.matches(CONTEXT.number(1), commitment)).isFalse();
    assertThat(Secret.random().matches(CONTEXT, commitment)).isFalse();
    Alterations.all(commitment)
        .forEach(altered -> assertThat(secret.matches(CONTEXT, altered)).isFalse());
  }

  @Test
  void derived_keys_differ_by_purpose() {
    assertThat(secret.derive(CONTEXT)).isEqualTo(secret.derive(CONTEXT));
    assertThat(secret.derive(CONTEXT)).isNotEqualTo(secret.derive(CONTEXT.text("")));
    assertThat(secret.derive(CONTEXT)).isNotEqualTo(secret);
  }

  @Test
  void equal_bytes_are_equal_secrets() {
    var same = Secret.of(secret.bytes());

    assertThat(same).isEqualTo(secret).hasSameHashCodeAs(secret);
    assertThat(Secret.random()).isNotEqualTo(secret);
  }

  @Test
  void a_secret_keeps_its_own_copy_and_never_shows_it() {
    var bytes = new byte[Secret.LENGTH];
    var zeros = Secret.of(bytes);
    bytes[0] = 1;
    zeros.bytes()[1] = 1;

    assertThat(zeros.bytes()).containsOnly(0);
    assertThat(secret.toString()).doesNotContain(HexFormat.of().formatHex(secret.bytes(), 0, 4));
    assertThat(secret).hasToString("Secret[hidden]");
  }

  @Test
  void another_length_is_refused() {
    for (int length : new int[] {0, 31, 33}) {
      assertThatThrownBy(() -> Secret.of(new byte[length]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOf(SealRefused.class);
  }
}
