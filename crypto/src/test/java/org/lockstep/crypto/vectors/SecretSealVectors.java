package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.account.DeviceKey;
import org.lockstep.crypto.account.IdentitySeal;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.VerifyingKey;

final class SecretSealVectors implements VectorFile {
  @Override
  public String name() {
    return "secret-seal";
  }

  @Override
  public String about() {
    return "the circle secret of an account's epoch and its identity key, sealed to the device whose stored seed is given";
  }

  @Override
  public List<Map<String, Object>> make() {
    var circle = Vectors.secret(KeyEpoch.circle("ada", 2), 0x50);
    return List.of(
        Vectors.entry(
            "account", "ada",
            "epoch", 2,
            "device", "phone",
            "deviceSeed", Vectors.hex(Vectors.openingKey(0x11).seed()),
            "secret", Vectors.hex(circle.secret().bytes()),
            "commitment", Vectors.hex(circle.commitment()),
            "seal", Vectors.hex(SecretSeal.make(Vectors.device("phone", 0x10), circle)),
            "identitySeed", Vectors.hex(Vectors.signingKey(1).seed()),
            "identity", Vectors.hex(Vectors.signingKey(1).publicKey().bytes()),
            "identitySeal",
                Vectors.hex(
                    IdentitySeal.make(
                        Vectors.device("phone", 0x10), "ada", Vectors.signingKey(1)))));
  }

  @Override
  public void check(Case vector) {
    var key = OpeningKey.fromSeed(vector.bytes("deviceSeed"));
    var device = new DeviceKey(vector.text("device"), key);
    var epoch = KeyEpoch.circle(vector.text("account"), vector.number("epoch"));
    var opened = SecretSeal.open(device, epoch, vector.bytes("seal"), vector.bytes("commitment"));
    assertThat(opened.secret().bytes()).isEqualTo(vector.bytes("secret"));
    var identity =
        IdentitySeal.open(
            device,
            vector.text("account"),
            vector.bytes("identitySeal"),
            VerifyingKey.of(vector.bytes("identity")));
    assertThat(identity.seed()).isEqualTo(vector.bytes("identitySeed"));
  }
}
