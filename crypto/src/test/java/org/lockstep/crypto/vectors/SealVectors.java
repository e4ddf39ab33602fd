package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.testing.Alterations;
import org.lockstep.crypto.testing.Refusals;

final class SealVectors implements VectorFile {
  @Override
  public String name() {
    return "seal";
  }

  @Override
  public String about() {
    return "the input of DeriveKeyPair, the stored seed and the sealing key of it, and a seal with info"
        + " tuple(lockstep/info/1, vector) and AAD tuple(lockstep/aad/1, vector); what stands under refused must not open";
  }

  @Override
  public List<Map<String, Object>> make() {
    var key = Vectors.openingKey(0x20);
    var plaintext = "what is sealed".getBytes(StandardCharsets.UTF_8);
    var seal = Seal.make(key.publicKey(), Vectors.tuple("info"), Vectors.tuple("aad"), plaintext);
    var exchanged =
        Seal.make(key.publicKey(), Vectors.tuple("aad"), Vectors.tuple("info"), plaintext);
    var refused =
        List.of(
            Vectors.entry("why", "another suite", "seal", Vectors.hex(Alterations.flip(seal, 0))),
            Vectors.entry(
                "why",
                "an altered tag",
                "seal",
                Vectors.hex(Alterations.flip(seal, 8 * seal.length - 1))),
            Vectors.entry("why", "info and AAD exchanged", "seal", Vectors.hex(exchanged)));
    return List.of(
        Vectors.entry(
            "input", Vectors.hex(Vectors.counting(0x20, 32)),
            "seed", Vectors.hex(key.seed()),
            "sealingKey", Vectors.hex(key.publicKey().bytes()),
            "plaintext", Vectors.hex(plaintext),
            "seal", Vectors.hex(seal),
            "refused", refused));
  }

  @Override
  public void check(Case vector) {
    var key = OpeningKey.derive(vector.bytes("input"));
    assertThat(key.seed()).isEqualTo(vector.bytes("seed"));
    assertThat(key.publicKey()).isEqualTo(SealingKey.of(vector.bytes("sealingKey")));
    assertThat(open(key, vector.bytes("seal"))).isEqualTo(vector.bytes("plaintext"));
    for (var refused : vector.list("refused")) {
      Refusals.assertRefused(() -> open(key, refused.bytes("seal")));
    }
  }

  private static byte[] open(OpeningKey key, byte[] seal) {
    return key.open(seal, Vectors.tuple("info"), Vectors.tuple("aad"));
  }
}
