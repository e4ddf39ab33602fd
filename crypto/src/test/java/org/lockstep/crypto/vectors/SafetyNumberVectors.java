package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.account.SafetyNumber;
import org.lockstep.crypto.sign.VerifyingKey;

final class SafetyNumberVectors implements VectorFile {
  @Override
  public String name() {
    return "safety-number";
  }

  @Override
  public String about() {
    return "two accounts, their identity keys, and the sixty digits that both see";
  }

  @Override
  public List<Map<String, Object>> make() {
    return List.of(made(1, 2), made(2, 1), made(3, 4));
  }

  @Override
  public void check(Case vector) {
    var identity = VerifyingKey.of(vector.bytes("identity"));
    var other = VerifyingKey.of(vector.bytes("otherIdentity"));
    var number =
        SafetyNumber.of(vector.text("account"), identity, vector.text("otherAccount"), other);
    assertThat(number.digits()).isEqualTo(vector.text("digits"));
  }

  private static Map<String, Object> made(int one, int other) {
    var identity = Vectors.signingKey(one).publicKey();
    var otherIdentity = Vectors.signingKey(other).publicKey();
    var number = SafetyNumber.of("account-" + one, identity, "account-" + other, otherIdentity);
    return Vectors.entry(
        "account", "account-" + one,
        "identity", Vectors.hex(identity.bytes()),
        "otherAccount", "account-" + other,
        "otherIdentity", Vectors.hex(otherIdentity.bytes()),
        "digits", number.digits());
  }
}
