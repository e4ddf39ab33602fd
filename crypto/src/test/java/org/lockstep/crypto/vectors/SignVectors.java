package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;

final class SignVectors implements VectorFile {
  @Override
  public String name() {
    return "sign";
  }

  @Override
  public String about() {
    return "Ed25519: seed, public key, message and signature";
  }

  @Override
  public List<Map<String, Object>> make() {
    return List.of(made(0, new byte[0]), made(1, Vectors.tuple("signed").encode()));
  }

  @Override
  public void check(Case vector) {
    var key = SigningKey.fromSeed(vector.bytes("seed"));
    assertThat(key.publicKey()).isEqualTo(VerifyingKey.of(vector.bytes("publicKey")));
    assertThat(key.sign(vector.bytes("message"))).isEqualTo(vector.bytes("signature"));
    assertThat(key.publicKey().verify(vector.bytes("message"), vector.bytes("signature"))).isTrue();
  }

  private static Map<String, Object> made(int first, byte[] message) {
    var key = Vectors.signingKey(first);
    return Vectors.entry(
        "seed", Vectors.hex(key.seed()),
        "publicKey", Vectors.hex(key.publicKey().bytes()),
        "message", Vectors.hex(message),
        "signature", Vectors.hex(key.sign(message)));
  }
}
