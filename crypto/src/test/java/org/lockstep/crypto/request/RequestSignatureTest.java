package org.lockstep.crypto.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.request.SignatureFault.DigestMismatch;
import org.lockstep.crypto.request.SignatureFault.Invalid;
import org.lockstep.crypto.request.SignatureFault.Malformed;
import org.lockstep.crypto.request.SignatureFault.Missing;
import org.lockstep.crypto.request.SignatureFault.NotCovered;
import org.lockstep.crypto.sign.SigningKey;

class RequestSignatureTest {

  static final SigningKey KEY = SigningKey.fromSeed(filled(32, 4));
  static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  static final ContentDigest DIGEST = ContentDigest.of(BODY);
  static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
  static final Nonce NONCE = Nonce.of(filled(16, 8));

  static final RequestComponents REQUEST =
      new RequestComponents(
          "POST",
          "/v1/shares/s%201",
          "at=7&x=%20",
          Map.of(
              "Idempotency-Key", List.of("\"abc\""),
              "If-Match", List.of("\"7\""),
              "Lockstep-After", List.of("4711"),
              "Content-Type", List.of("application/json")));

  private static final SignedFields SIGNED = sign(REQUEST);

  private static SignedFields sign(RequestComponents request) {
    return new RequestSigner("device-1", KEY).sign(request, DIGEST, CREATED, NONCE);
  }

  private static RequestSignature signature(SignedFields fields) {
    var reading =
        RequestSignature.parse(List.of(fields.signatureInput()), List.of(fields.signature()));
    return switch (reading) {
      case RequestSignature signature -> signature;
      case SignatureFault fault -> throw new AssertionError(fault);
    };
  }

  /// The request as it arrives: with the content digest.
  private static RequestComponents received(RequestComponents request) {
    return request.with("content-digest", DIGEST.field());
  }

  private static SignatureVerdict verify(RequestComponents request) {
    return signature(SIGNED).verify(request, KEY.publicKey());
  }

  @Test
  void a_signed_request_is_genuine_and_its_base_is_the_evidence() {
    var verdict = verify(received(REQUEST));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            SignatureVerdict.Genuine.class,
            genuine -> {
              assertThat(genuine.base().text())
                  .isEqualTo(
                      """
                      "@method": POST
                      "@path": /v1/shares/s%%201
                      "@query": ?at=7&x=%%20
                      "content-digest": %s
                      "idempotency-key": "abc"
                      "if-match": "7"
                      "lockstep-after": 4711
                      "@signature-params": %s"""
                          .formatted(
                              DIGEST.field(),
                              SIGNED.signatureInput().substring("lockstep=".length())));
              assertThat(
                      KEY.publicKey().verify(genuine.base().bytes(), signature(SIGNED).signature()))
                  .isTrue();
              assertThat(genuine.checkBody(DIGEST)).isEmpty();
              assertThat(genuine.checkBody(ContentDigest.of(new byte[0])))
                  .contains(new DigestMismatch());
            });
  }

  @Test
  void the_fields_are_the_documented_ones() {
    assertThat(SIGNED.byName().keySet())
        .containsExactly("Content-Digest", "Signature-Input", "Signature");
    assertThat(SIGNED.signatureInput())
        .isEqualTo(
            "lockstep=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"idempotency-key\" "
                + "\"if-match\" \"lockstep-after\");created=1767323045;nonce=\"CAgICAgICAgICAgICAgICA\""
                + ";keyid=\"device-1\";alg=\"ed25519\";tag=\"lockstep\"");
    var signature = signature(SIGNED);
    assertThat(signature.keyId()).isEqualTo("device-1");
    assertThat(signature.created()).isEqualTo(CREATED);
    assertThat(signature.nonce()).isEqualTo(NONCE);
    assertThat(signature.coveredComponents())
        .containsExactly(
            "@method",
            "@path",
            "@query",
            "content-digest",
            "idempotency-key",
            "if-match",
            "lockstep-after");
  }

  @Test
  void a_bare_request_covers_method_path_query_and_the_digest_of_no_body() {
    var request = new RequestComponents("GET", "/", "", Map.of());
    var empty = ContentDigest.of(new byte[0]);
    var fields = new RequestSigner("d", KEY).sign(request, empty, CREATED, NONCE);
    var arrived =
        new RequestComponents("GET", "/", "", Map.of("content-DIGEST", List.of(empty.field())));
    assertThat(signature(fields).coveredComponents())
        .containsExactly("@method", "@path", "@query", "content-digest");
    assertThat(signature(fields).verify(arrived, KEY.publicKey()))
        .isInstanceOf(SignatureVerdict.Genuine.class);
  }

  static List<RequestComponents> alteredRequests() {
    var fields = received(REQUEST).fields();
    return List.of(
        new RequestComponents("PUT", REQUEST.path(), REQUEST.query(), fields),
        new RequestComponents("POST", "/v1/shares/s%202", REQUEST.query(), fields),
        new RequestComponents("POST", "/v1/shares/s%201/", REQUEST.query(), fields),
        new RequestComponents("POST", REQUEST.path(), "at=8&x=%20", fields),
        new RequestComponents("POST", REQUEST.path(), "", fields),
        received(REQUEST).with("content-digest", ContentDigest.of(new byte[0]).field()),
        received(REQUEST).with("idempotency-key", "\"abd\""),
        received(REQUEST).with("if-match", "\"8\""),
        received(REQUEST).with("lockstep-after", "4712"));
  }

  @ParameterizedTest
  @MethodSource("alteredRequests")
  void a_request_with_any_covered_part_altered_is_refused(RequestComponents altered) {
    assertThat(verify(altered)).isEqualTo(new Invalid());
  }

  static List<SignedFields> alteredParameters() {
    var signer = new RequestSigner("device-1", KEY);
    return List.of(
        new RequestSigner("device-2", KEY).sign(REQUEST, DIGEST, CREATED, NONCE),
        signer.sign(REQUEST, DIGEST, CREATED.plusSeconds(1), NONCE),
        signer.sign(REQUEST, DIGEST, CREATED, Nonce.of(filled(16, 9))));
  }

  @ParameterizedTest
  @MethodSource("alteredParameters")
  void a_signature_with_any_parameter_altered_is_refused(SignedFields other) {
    var mixed =
        new SignedFields(SIGNED.contentDigest(), other.signatureInput(), SIGNED.signature());
    assertThat(signature(mixed).verify(received(REQUEST), KEY.publicKey()))
        .isEqualTo(new Invalid());
  }

  @Test
  void another_key_or_another_signature_is_refused() {
    var stranger = SigningKey.fromSeed(filled(32, 5)).publicKey();
    assertThat(signature(SIGNED).verify(received(REQUEST), stranger)).isEqualTo(new Invalid());
    for (int bit = 0; bit < 512; bit++) {
      var bytes = signature(SIGNED).signature();
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      var field = SignatureFields.writeSignature(bytes);
      var altered = new SignedFields(SIGNED.contentDigest(), SIGNED.signatureInput(), field);
      assertThat(signature(altered).verify(received(REQUEST), KEY.publicKey()))
          .isEqualTo(new Invalid());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"idempotency-key", "if-match", "lockstep-after"})
  void a_field_that_was_added_or_taken_away_is_named(String field) {
    var fewer = new HashMap<>(received(REQUEST).fields());
    fewer.remove(field);
    var without = new RequestComponents("POST", REQUEST.path(), REQUEST.query(), fewer);
    assertThat(verify(without)).isEqualTo(new Missing(field));
    assertThat(signature(sign(without)).verify(received(REQUEST), KEY.publicKey()))
        .isEqualTo(new NotCovered(field));
  }

  @Test
  void a_request_without_content_digest_is_refused() {
    assertThat(verify(REQUEST)).isEqualTo(new Missing("content-digest"));
  }

  @Test
  void a_digest_of_another_form_is_refused_even_if_signed() {
    var other = received(REQUEST).with("content-digest", "sha-512=:AAAA:");
    assertThat(verify(other)).isEqualTo(new Malformed("content-digest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"content-digest", "idempotency-key", "if-match", "lockstep-after"})
  void a_covered_field_that_comes_twice_is_refused(String field) {
    var fields = new HashMap<>(received(REQUEST).fields());
    var line = received(REQUEST).lines(field).getFirst();
    fields.put(field, List.of(line, line));
    var twice = new RequestComponents("POST", REQUEST.path(), REQUEST.query(), fields);
    assertThat(verify(twice)).isEqualTo(new Malformed(field));
    fields.put(field, List.of(line));
    fields.put(field.toUpperCase(Locale.ROOT), List.of(line));
    var twoNames = new RequestComponents("POST", REQUEST.path(), REQUEST.query(), fields);
    assertThat(verify(twoNames)).isEqualTo(new Malformed(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\n\"@method\": GET", "\u00e4", "a\u0000"})
  void a_value_that_could_break_out_of_its_line_is_refused(String value) {
    assertThat(verify(received(REQUEST).with("if-match", value)))
        .isEqualTo(new Malformed("if-match"));
  }

  @Test
  void methods_paths_and_queries_that_could_are_refused_too() {
    var fields = received(REQUEST).fields();
    assertThat(verify(new RequestComponents("POST\n", "/", "", fields)))
        .isEqualTo(new Malformed("@method"));
    assertThat(verify(new RequestComponents("post", "/", "", fields)))
        .isEqualTo(new Malformed("@method"));
    for (var path : List.of("", "a", "/a b", "/a\n", "/a?b", "/a#b", "/\u00e4")) {
      assertThat(verify(new RequestComponents("POST", path, "", fields)))
          .isEqualTo(new Malformed("@path"));
    }
    for (var query : List.of("a b", "a\n", "a#b", "\u00e4")) {
      assertThat(verify(new RequestComponents("POST", "/", query, fields)))
          .isEqualTo(new Malformed("@query"));
    }
  }

  @Test
  void the_signer_refuses_what_nobody_could_verify() {
    var bad = new RequestComponents("POST", "no slash", "", Map.of());
    assertThatIllegalArgumentException().isThrownBy(() -> sign(bad));
    var other = REQUEST.with("content-digest", ContentDigest.of(new byte[0]).field());
    assertThatIllegalArgumentException().isThrownBy(() -> sign(other));
    for (var id : List.of("", "a\"b", "a b", "a".repeat(129))) {
      var signer = new RequestSigner(id, KEY);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> signer.sign(REQUEST, DIGEST, CREATED, NONCE));
    }
  }

  @Test
  void created_is_cut_to_whole_seconds() {
    var signer = new RequestSigner("device-1", KEY);
    assertThat(signer.sign(REQUEST, DIGEST, CREATED.plusMillis(999), NONCE)).isEqualTo(SIGNED);
  }

  @Test
  void a_nonce_is_sixteen_bytes() {
    assertThat(Nonce.random()).isNotEqualTo(Nonce.random());
    for (var text :
        List.of("", "AAAA", "CAgICAgICAgICAgICAgICB", "CAgICAgICAgICAgICAgICA==", "!")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Nonce(text));
    }
  }

  static byte[] filled(int length, int value) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
