package org.lockstep.crypto.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

  /// RFC 9530 appendix B.1 (with a line end), RFC 9421 appendix B.2 (without), and the empty body.
  @ParameterizedTest
  @CsvSource({
    "'{\"hello\": \"world\"}\n', sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
    "'{\"hello\": \"world\"}', sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    "'', sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
  })
  void the_fields_of_the_rfcs_come_out_and_read_back(String body, String field) {
    var digest = ContentDigest.of(body.getBytes(StandardCharsets.UTF_8));
    assertThat(digest.field()).isEqualTo(field);
    assertThat(ContentDigest.parse(field)).contains(digest);
  }

  @Test
  void a_body_in_parts_has_the_digest_of_the_whole() {
    var body = "a body that comes in parts".getBytes(StandardCharsets.UTF_8);
    var streaming = ContentDigest.start();
    for (int i = 0; i < body.length; i++) {
      streaming.update(body, i, 1);
    }
    assertThat(streaming.finish()).isEqualTo(ContentDigest.of(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha-256",
        "sha-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF==:",
        "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU:",
        "sha-256=:AAAA:",
        "sha-512=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
        "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:, sha-512=:AAAA:",
        "sha-256=:AAAA:, sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
        "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:;a=1",
        "sha-256=\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"",
      })
  void any_other_spelling_is_no_digest(String field) {
    assertThat(ContentDigest.parse(field)).isEmpty();
  }
}
