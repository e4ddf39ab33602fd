package org.lockstep.crypto.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.crypto.request.RequestSignatureTest.filled;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.crypto.request.SignatureFault.Malformed;
import org.lockstep.crypto.request.SignatureFault.Missing;
import org.lockstep.crypto.request.SignatureFault.WrongProfile;

class SignatureFieldsTest {

  private static final String INPUT =
      "lockstep=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"if-match\");created=1767323045"
          + ";nonce=\"CAgICAgICAgICAgICAgICA\";keyid=\"device-1\";alg=\"ed25519\";tag=\"lockstep\"";

  private static final String SIGNATURE = SignatureFields.writeSignature(filled(64, 1));

  private static SignatureReading parse(String input, String signature) {
    return RequestSignature.parse(List.of(input), List.of(signature));
  }

  @Test
  void the_one_form_is_read() {
    assertThat(parse(INPUT, SIGNATURE)).isInstanceOf(RequestSignature.class);
    assertThat(parse(" " + INPUT + " ", SIGNATURE)).isInstanceOf(RequestSignature.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lockstep= | sig1= | label",
        "tag=\"lockstep\" | tag=\"other\" | tag",
        "alg=\"ed25519\" | alg=\"hmac-sha256\" | alg",
        ";alg=\"ed25519\" | '' | parameters",
        ";tag=\"lockstep\" | '' | parameters",
        ";created=1767323045 | '' | parameters",
        ";nonce=\"CAgICAgICAgICAgICAgICA\" | '' | parameters",
        ";keyid=\"device-1\" | '' | parameters",
        ";alg= | ;expires=1767323099;alg= | parameters",
        "keyid=\"device-1\";alg=\"ed25519\" | alg=\"ed25519\";keyid=\"device-1\" | parameters",
        "\"@method\" \"@path\" | \"@path\" \"@method\" | components",
        "\"@method\" | \"@method\" \"@method\" | components",
        "\"@method\" | \"@method\";req | components",
        "\"@method\" | method | components",
        "\"@method\"  | '' | components",
        "\"@query\" | \"@target-uri\" | components",
        "\"content-digest\" | '' | components",
        "\"if-match\" | \"content-type\" | components",
        "\"if-match\" | \"if-match\" \"idempotency-key\" | components",
        "\"if-match\" | \"if-match\" \"if-match\" | components",
        "\"if-match\" | \"if-match\" \"content-digest\" | components",
      })
  void another_profile_is_refused_by_what_differs(String part, String other, String what) {
    assertThat(INPUT).contains(part);
    assertThat(parse(INPUT.replace(part, other), SIGNATURE)).isEqualTo(new WrongProfile(what));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "created=1767323045 | created=1767323045;created=1767323045 | signature-input",
        "created=1767323045 | created=-1 | signature-input",
        "created=1767323045 | created=01767323045 | signature-input",
        "created=1767323045 | created=\"1767323045\" | created",
        "created=1767323045 | created=1767323045.0 | created",
        "keyid=\"device-1\" | keyid=\"\" | signature-input",
        "keyid=\"device-1\" | keyid=\"a b\" | signature-input",
        "keyid=\"device-1\" | keyid=device-1 | keyid",
        "CAgICAgICAgICAgICAgICA | CAgICAgICAgICAgICAgICAgI | signature-input",
        "CAgICAgICAgICAgICAgICA | CAgICAgICAgICAgICAgICB | signature-input",
        "CAgICAgICAgICAgICAgICA | CAgICAgICAgICAgICAgICA== | signature-input",
        "\"@method\" \"@path\" | \"@method\"  \"@path\" | signature-input",
        ";alg= | ; alg= | signature-input",
        "(\"@method\" | \"@method\" | signature-input",
        "lockstep=( | lockstep=(\"@method\"), lockstep=( | signature-input",
      })
  void another_spelling_is_refused(String part, String other, String what) {
    assertThat(INPUT).contains(part);
    assertThat(parse(INPUT.replace(part, other), SIGNATURE)).isEqualTo(new Malformed(what));
  }

  @Test
  void exactly_one_signature_is_read() {
    assertThat(RequestSignature.parse(List.of(), List.of(SIGNATURE)))
        .isEqualTo(new Missing("signature-input"));
    assertThat(RequestSignature.parse(List.of(INPUT), List.of()))
        .isEqualTo(new Missing("signature"));
    assertThat(RequestSignature.parse(List.of(INPUT, INPUT), List.of(SIGNATURE)))
        .isEqualTo(new Malformed("signature-input"));
    assertThat(RequestSignature.parse(List.of(INPUT), List.of(SIGNATURE, SIGNATURE)))
        .isEqualTo(new Malformed("signature"));
    assertThat(parse(INPUT + ", sig2=(\"@method\")", SIGNATURE))
        .isEqualTo(new WrongProfile("label"));
    assertThat(parse(INPUT, SIGNATURE + ", sig2=:AAAA:")).isEqualTo(new WrongProfile("label"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"lockstep=:AAAA:", "lockstep=1", "lockstep", "lockstep=(:AAAA:)", "::", "''"})
  void a_signature_of_another_form_is_refused(String signature) {
    assertThat(parse(INPUT, signature)).isInstanceOfAny(Malformed.class, WrongProfile.class);
  }

  @Test
  void a_signature_with_parameters_or_twice_in_one_field_is_refused() {
    assertThat(parse(INPUT, SIGNATURE + ";a=1")).isEqualTo(new Malformed("signature"));
    assertThat(parse(INPUT, SIGNATURE + ", " + SIGNATURE)).isEqualTo(new Malformed("signature"));
    assertThat(parse(INPUT, SignatureFields.writeSignature(new byte[65])))
        .isEqualTo(new Malformed("signature"));
  }

  @Test
  void endless_fields_are_refused_before_they_are_read() {
    assertThat(parse("lockstep=" + "(".repeat(100_000), SIGNATURE))
        .isEqualTo(new Malformed("signature-input"));
  }
}
