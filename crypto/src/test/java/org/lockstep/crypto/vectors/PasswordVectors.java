package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.password.PasswordVerifier;

final class PasswordVectors implements VectorFile {
  @Override
  public String name() {
    return "password";
  }

  @Override
  public String about() {
    return "a password in two compositions and the verifier that recognises both";
  }

  @Override
  public List<Map<String, Object>> make() {
    return List.of(
        Vectors.entry(
            "composed", "corr\u00e9ct horse",
            "decomposed", "corre\u0301ct horse",
            "verifier", PasswordVerifier.make("corr\u00e9ct horse").encode()));
  }

  @Override
  public void check(Case vector) {
    var verifier = PasswordVerifier.parse(vector.text("verifier"));
    assertThat(verifier.matches(vector.text("composed"))).isTrue();
    assertThat(verifier.matches(vector.text("decomposed"))).isTrue();
    assertThat(verifier.encode()).isEqualTo(vector.text("verifier"));
  }
}
