package org.lockstep.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordVerifierTest {
  private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private static final PasswordVerifier VERIFIER = PasswordVerifier.make("corr\u00e9ct horse");

  @Test
  void it_recognises_the_password_and_no_other() {
    var stored = PasswordVerifier.parse(VERIFIER.encode());

    assertThat(stored.matches("corr\u00e9ct horse")).isTrue();
    assertThat(stored.matches("corre\u0301ct horse")).as("composed otherwise").isTrue();
    assertThat(stored.matches("corr\u00e9ct  horse")).isFalse();
    assertThat(stored.matches("")).isFalse();
  }

  @Test
  void it_is_stored_as_a_phc_string_with_a_salt_of_its_own() {
    assertThat(VERIFIER.encode())
        .matches("\\$argon2id\\$v=19\\$m=65536,t=3,p=4\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(PasswordVerifier.make("corr\u00e9ct horse").encode())
        .isNotEqualTo(VERIFIER.encode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$argon2id$v=19$m=65535,t=3,p=4$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=65536,t=2,p=4$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=65536,t=3,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=999999999,t=3,p=4$" + SALT + "$" + HASH,
        "$argon2id$v=16$m=65536,t=3,p=4$" + SALT + "$" + HASH,
        "$argon2i$v=19$m=65536,t=3,p=4$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=065536,t=3,p=4$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=65536,t=3,p=4$" + SALT + "$" + HASH + "A",
        "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAB$" + HASH
      })
  void what_is_weaker_or_malformed_is_refused(String encoded) {
    assertThatThrownBy(() -> PasswordVerifier.parse(encoded))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neither_password_nor_hash_shows() {
    assertThat(VERIFIER).hasToString("PasswordVerifier[hidden]");
    assertThatThrownBy(() -> PasswordVerifier.make("hush\uD800"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }
}
