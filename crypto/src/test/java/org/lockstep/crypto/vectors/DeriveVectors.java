package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.lockstep.crypto.derive.Argon2;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.tuple.Tuple;

final class DeriveVectors implements VectorFile {
  @Override
  public String name() {
    return "derive";
  }

  @Override
  public String about() {
    return "a secret; with the context tuple(label, text): the key derived for it, the commitment, and a wrap of"
        + " the plaintext; the password and salt stretched by Argon2id at the floor to 32 bytes";
  }

  @Override
  public List<Map<String, Object>> make() {
    var secret = Vectors.secret(0);
    var context = context("lockstep/vector/1", "place");
    var plaintext = "what is wrapped".getBytes(StandardCharsets.UTF_8);
    var salt = Vectors.counting(0x80, 16);
    return List.of(
        Vectors.entry(
            "secret", Vectors.hex(secret.bytes()),
            "label", "lockstep/vector/1",
            "text", "place",
            "derived", Vectors.hex(secret.derive(context).bytes()),
            "commitment", Vectors.hex(secret.commitment(context)),
            "plaintext", Vectors.hex(plaintext),
            "wrapped", Vectors.hex(secret.wrap(context, plaintext)),
            "password", "042137",
            "salt", Vectors.hex(salt),
            "stretched", Vectors.hex(stretch("042137", salt))));
  }

  @Override
  public void check(Case vector) {
    var secret = Secret.of(vector.bytes("secret"));
    var context = context(vector.text("label"), vector.text("text"));
    assertThat(secret.derive(context).bytes()).isEqualTo(vector.bytes("derived"));
    assertThat(secret.commitment(context)).isEqualTo(vector.bytes("commitment"));
    assertThat(secret.unwrap(context, vector.bytes("wrapped")))
        .isEqualTo(vector.bytes("plaintext"));
    assertThat(stretch(vector.text("password"), vector.bytes("salt")))
        .isEqualTo(vector.bytes("stretched"));
  }

  private static Tuple context(String label, String text) {
    return Tuple.of(label).text(text);
  }

  private static byte[] stretch(String password, byte[] salt) {
    var bytes = password.getBytes(StandardCharsets.US_ASCII);
    return Argon2.stretch(bytes, salt, Argon2.Parameters.FLOOR, Secret.LENGTH);
  }
}
