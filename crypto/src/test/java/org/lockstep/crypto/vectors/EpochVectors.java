package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.epoch.KeyKind;

final class EpochVectors implements VectorFile {
  @Override
  public String name() {
    return "epoch";
  }

  @Override
  public String about() {
    return "kind, owner and number of an epoch, its secret and commitment, and a bundle with the secret before it";
  }

  @Override
  public List<Map<String, Object>> make() {
    return Stream.of(KeyKind.values()).map(EpochVectors::made).toList();
  }

  @Override
  public void check(Case vector) {
    var kind = KeyKind.valueOf(vector.text("kind").toUpperCase(Locale.ROOT));
    var epoch = new KeyEpoch(kind, vector.text("owner"), vector.number("number"));
    var secret = new EpochSecret(epoch, Secret.of(vector.bytes("secret")));
    assertThat(secret.commitment()).isEqualTo(vector.bytes("commitment"));
    var older = EpochBundle.open(secret, vector.bytes("bundle"), vector.bytes("olderCommitment"));
    assertThat(older.secret().bytes()).isEqualTo(vector.bytes("olderSecret"));
  }

  private static Map<String, Object> made(KeyKind kind) {
    var secret = Vectors.secret(new KeyEpoch(kind, "owner", 2), 0x40);
    var older = Vectors.secret(secret.epoch().previous(), 0x41);
    return Vectors.entry(
        "kind", kind.text(),
        "owner", "owner",
        "number", 2,
        "secret", Vectors.hex(secret.secret().bytes()),
        "commitment", Vectors.hex(secret.commitment()),
        "olderSecret", Vectors.hex(older.secret().bytes()),
        "olderCommitment", Vectors.hex(older.commitment()),
        "bundle", Vectors.hex(EpochBundle.make(secret, older.secret())));
  }
}
