package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.MistypedRecoveryKey;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.crypto.recovery.RecoveryRoot;
import org.lockstep.crypto.recovery.RecoverySeal;

final class RecoveryVectors implements VectorFile {
  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public String about() {
    return "a recovery key, an account's packet under it, the secrets inside, the stored seed of the opening key, the"
        + " recovery keys of number 2, and the circle secret of epoch 6 sealed to them; what stands under mistyped must"
        + " be refused";
  }

  @Override
  public List<Map<String, Object>> make() {
    var key = RecoveryKey.random();
    var root = key.stretch(RecoveryHeader.random());
    var contents =
        new RecoveryContents(
            Vectors.signingKey(1),
            Vectors.secret(KeyEpoch.circle("ada", 5), 0x50),
            Vectors.secret(KeyEpoch.service("ada", 9), 0x60));
    return List.of(
        Vectors.entry(
            "recoveryKey", key.grouped(),
            "account", "ada",
            "packet", Vectors.hex(RecoveryPacket.make(root, contents)),
            "openingSeed", Vectors.hex(root.openingKey("ada").seed()),
            "recoveryKeys", Vectors.hex(root.keys("ada", 2).encode()),
            "sealOfNextCircle", Vectors.hex(RecoverySeal.make(root.keys("ada", 2), next())),
            "nextCircle", Vectors.hex(next().secret().bytes()),
            "nextCommitment", Vectors.hex(next().commitment()),
            "identitySeed", Vectors.hex(contents.identity().seed()),
            "circleEpoch", 5,
            "circle", Vectors.hex(contents.circle().secret().bytes()),
            "serviceEpoch", 9,
            "service", Vectors.hex(contents.service().secret().bytes()),
            "mistyped", List.of(mistyped(key.grouped()))));
  }

  @Override
  public void check(Case vector) {
    var key = RecoveryKey.parse(vector.text("recoveryKey"));
    var account = vector.text("account");
    var root = key.stretch(RecoveryHeader.of(vector.bytes("packet")));
    assertThat(root.openingKey(account).seed()).isEqualTo(vector.bytes("openingSeed"));
    assertThat(root.keys(account, 2).encode()).isEqualTo(vector.bytes("recoveryKeys"));
    var contents = RecoveryPacket.open(root, account, vector.bytes("packet"));
    checkNext(vector, root);
    checkContents(vector, contents);
    for (var mistyped : vector.list("mistyped")) {
      assertThatThrownBy(() -> RecoveryKey.parse(mistyped.text("typed")))
          .isInstanceOf(MistypedRecoveryKey.class);
    }
  }

  private static void checkContents(Case vector, RecoveryContents contents) {
    assertThat(contents.identity().seed()).isEqualTo(vector.bytes("identitySeed"));
    assertThat(contents.circle().epoch().number()).isEqualTo(vector.number("circleEpoch"));
    assertThat(contents.circle().secret().bytes()).isEqualTo(vector.bytes("circle"));
    assertThat(contents.service().epoch().number()).isEqualTo(vector.number("serviceEpoch"));
    assertThat(contents.service().secret().bytes()).isEqualTo(vector.bytes("service"));
  }

  private static void checkNext(Case vector, RecoveryRoot root) {
    var opened =
        RecoverySeal.open(
            root.openingKey(vector.text("account")),
            next().epoch(),
            vector.bytes("sealOfNextCircle"),
            vector.bytes("nextCommitment"));
    assertThat(opened.secret().bytes()).isEqualTo(vector.bytes("nextCircle"));
  }

  private static EpochSecret next() {
    return Vectors.secret(KeyEpoch.circle("ada", 6), 0x51);
  }

  private static Map<String, Object> mistyped(String grouped) {
    char wrong = grouped.charAt(0) == 'A' ? 'B' : 'A';
    return Vectors.entry("why", "one wrong character", "typed", wrong + grouped.substring(1));
  }
}
