package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.sign.SigningKey;

final class CategoryVectors implements VectorFile {
  @Override
  public String name() {
    return "category";
  }

  @Override
  public String about() {
    return "a service secret, the stored seed of a category's key, and the key set of two categories with the signature"
        + " of the identity key of the seed";
  }

  @Override
  public List<Map<String, Object>> make() {
    var service = Vectors.secret(KeyEpoch.service("ada", 3), 0x60);
    var keys = CategoryKeySet.of(service, List.of("PHOTOS", "DRIVE"));
    var identity = Vectors.signingKey(1);
    return List.of(
        Vectors.entry(
            "account", "ada",
            "epoch", 3,
            "secret", Vectors.hex(service.secret().bytes()),
            "driveSeed", Vectors.hex(CategoryKeys.derive(service.secret(), "DRIVE").seed()),
            "identitySeed", Vectors.hex(identity.seed()),
            "encoded", Vectors.hex(keys.encode()),
            "signature", Vectors.hex(keys.sign(identity))));
  }

  @Override
  public void check(Case vector) {
    var secret = Secret.of(vector.bytes("secret"));
    var epoch = KeyEpoch.service(vector.text("account"), vector.number("epoch"));
    var keys = CategoryKeySet.of(new EpochSecret(epoch, secret), List.of("DRIVE", "PHOTOS"));
    var identity = SigningKey.fromSeed(vector.bytes("identitySeed"));
    assertThat(CategoryKeys.derive(secret, "DRIVE").seed()).isEqualTo(vector.bytes("driveSeed"));
    assertThat(keys.encode()).isEqualTo(vector.bytes("encoded"));
    assertThat(CategoryKeySet.decode(vector.bytes("encoded"))).isEqualTo(keys);
    assertThat(keys.sign(identity)).isEqualTo(vector.bytes("signature"));
  }
}
