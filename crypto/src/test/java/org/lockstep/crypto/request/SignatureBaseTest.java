package org.lockstep.crypto.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.crypto.request.SignatureBase.Line;
import org.lockstep.crypto.sign.SigningKey;

/// RFC 9421 appendix B.1.4 (the key) and B.2.6 (the signature).
class SignatureBaseTest {

  private static final SigningKey KEY =
      SigningKey.fromSeed(
          Base64.getUrlDecoder().decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU"));

  private static final String PARAMETERS =
      "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
          + ";created=1618884473;keyid=\"test-key-ed25519\"";

  private static final SignatureBase BASE =
      SignatureBase.of(
          List.of(
              new Line("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
              new Line("@method", "POST"),
              new Line("@path", "/foo"),
              new Line("@authority", "example.com"),
              new Line("content-type", "application/json"),
              new Line("content-length", "18")),
          PARAMETERS);

  @Test
  void the_base_is_the_text_that_the_rfc_prints() {
    assertThat(BASE.text())
        .isEqualTo(
            """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@method": POST
            "@path": /foo
            "@authority": example.com
            "content-type": application/json
            "content-length": 18
            "@signature-params": ("date" "@method" "@path" "@authority" "content-type" \
            "content-length");created=1618884473;keyid="test-key-ed25519\"""");
  }

  @Test
  void the_signature_over_it_is_the_one_that_the_rfc_prints() {
    var signature =
        Base64.getDecoder()
            .decode(
                "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    assertThat(KEY.sign(BASE.bytes())).isEqualTo(signature);
    assertThat(KEY.publicKey().bytes())
        .isEqualTo(Base64.getUrlDecoder().decode("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs"));
    assertThat(KEY.publicKey().verify(BASE.bytes(), signature)).isTrue();
  }

  /// Sections 2.2.6 and 2.2.7.
  @ParameterizedTest
  @CsvSource({
    "param=value&foo=bar&baz=bat%2Dman, ?param=value&foo=bar&baz=bat%2Dman",
    "queryString, ?queryString",
    "'', ?",
  })
  void path_and_query_stand_in_it_as_they_were_sent(String query, String value) throws Refusal {
    var request = new RequestComponents("GET", "/path%2Fto", query, Map.of());
    assertThat(Profile.value(request, "@path")).isEqualTo("/path%2Fto");
    assertThat(Profile.value(request, "@query")).isEqualTo(value);
  }
}
