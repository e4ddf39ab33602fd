package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.crypto.seal.OpeningKey;

final class EscrowVectors implements VectorFile {
  @Override
  public String name() {
    return "escrow";
  }

  @Override
  public String about() {
    return "a secret of an epoch, escrowed to the vault whose stored seed is given";
  }

  @Override
  public List<Map<String, Object>> make() {
    return List.of(made(KeyEpoch.share("share", 2)), made(KeyEpoch.service("ada", 3)));
  }

  @Override
  public void check(Case vector) {
    var vault = OpeningKey.fromSeed(vector.bytes("vaultSeed"));
    var owner = vector.text("owner");
    var epoch =
        vector.text("kind").equals("share")
            ? KeyEpoch.share(owner, vector.number("epoch"))
            : KeyEpoch.service(owner, vector.number("epoch"));
    var opened = Escrow.open(vault, epoch, vector.bytes("escrow"), vector.bytes("commitment"));
    assertThat(opened.secret().bytes()).isEqualTo(vector.bytes("secret"));
  }

  private static Map<String, Object> made(KeyEpoch epoch) {
    var vault = Vectors.openingKey(0x30);
    var secret = Vectors.secret(epoch, 0x70);
    return Vectors.entry(
        "vaultSeed", Vectors.hex(vault.seed()),
        "vaultKey", Vectors.hex(vault.publicKey().bytes()),
        "kind", epoch.kind().text(),
        "owner", epoch.owner(),
        "epoch", epoch.number(),
        "secret", Vectors.hex(secret.secret().bytes()),
        "commitment", Vectors.hex(secret.commitment()),
        "escrow", Vectors.hex(Escrow.make(vault.publicKey(), secret)));
  }
}
