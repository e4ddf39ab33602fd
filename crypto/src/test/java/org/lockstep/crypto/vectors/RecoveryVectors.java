package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.MistypedRecoveryKey;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.crypto.recovery.RecoveryPacket;

final class RecoveryVectors implements VectorFile {
  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public String about() {
    return "a recovery key, an account's packet under it, the secrets inside, the packet key, and the public half of the"
        + " authenticator; what stands under mistyped must be refused";
  }

  @Override
  public List<Map<String, Object>> make() {
    var key = RecoveryKey.random();
    var root = key.stretch(RecoveryHeader.random());
    var contents =
        new RecoveryContents(
            Vectors.secret(KeyEpoch.identity("ada", 1), 0x01),
            Vectors.secret(KeyEpoch.circle("ada", 5), 0x50),
            Vectors.secret(KeyEpoch.service("ada", 9), 0x60));
    return List.of(
        Vectors.entry(
            "recoveryKey", key.grouped(),
            "account", "ada",
            "packet", Vectors.hex(RecoveryPacket.make(root, contents)),
            "packetKey", Vectors.hex(root.packetKey("ada").bytes()),
            "authenticator", Vectors.hex(root.authenticator("ada").publicKey().bytes()),
            "identityEpoch", 1,
            "identity", Vectors.hex(contents.identity().secret().bytes()),
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
    assertThat(root.packetKey(account).bytes()).isEqualTo(vector.bytes("packetKey"));
    assertThat(root.authenticator(account).publicKey().bytes())
        .isEqualTo(vector.bytes("authenticator"));
    var contents = RecoveryPacket.open(root.packetKey(account), account, vector.bytes("packet"));
    checkContents(vector, contents);
    for (var mistyped : vector.list("mistyped")) {
      assertThatThrownBy(() -> RecoveryKey.parse(mistyped.text("typed")))
          .isInstanceOf(MistypedRecoveryKey.class);
    }
  }

  private static void checkContents(Case vector, RecoveryContents contents) {
    assertThat(contents.identity().epoch().number()).isEqualTo(vector.number("identityEpoch"));
    assertThat(contents.identity().secret().bytes()).isEqualTo(vector.bytes("identity"));
    assertThat(contents.circle().epoch().number()).isEqualTo(vector.number("circleEpoch"));
    assertThat(contents.circle().secret().bytes()).isEqualTo(vector.bytes("circle"));
    assertThat(contents.service().epoch().number()).isEqualTo(vector.number("serviceEpoch"));
    assertThat(contents.service().secret().bytes()).isEqualTo(vector.bytes("service"));
  }

  private static Map<String, Object> mistyped(String grouped) {
    char wrong = grouped.charAt(0) == 'A' ? 'B' : 'A';
    return Vectors.entry("why", "one wrong character", "typed", wrong + grouped.substring(1));
  }
}
