package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;

final class RosterVectors implements VectorFile {
  @Override
  public String name() {
    return "roster";
  }

  @Override
  public String about() {
    return "a roster with its devices in any order, its encoding, and the signature of the identity key of the seed";
  }

  @Override
  public List<Map<String, Object>> make() {
    var devices = List.of(Vectors.device("phone", 0x10), Vectors.device("laptop", 0x12));
    var roster = new Roster("ada", 7, devices);
    var identity = Vectors.signingKey(1);
    return List.of(
        Vectors.entry(
            "account", roster.account(),
            "counter", roster.counter(),
            "devices", devices.stream().map(RosterVectors::write).toList(),
            "identitySeed", Vectors.hex(identity.seed()),
            "encoded", Vectors.hex(roster.encode()),
            "signature", Vectors.hex(roster.sign(identity))));
  }

  @Override
  public void check(Case vector) {
    var devices = vector.list("devices").stream().map(RosterVectors::read).toList();
    var roster = new Roster(vector.text("account"), vector.number("counter"), devices);
    var identity = SigningKey.fromSeed(vector.bytes("identitySeed"));
    assertThat(roster.encode()).isEqualTo(vector.bytes("encoded"));
    assertThat(Roster.decode(vector.bytes("encoded"))).isEqualTo(roster);
    assertThat(roster.sign(identity)).isEqualTo(vector.bytes("signature"));
    assertThat(roster.verify(identity.publicKey(), vector.bytes("signature"))).isTrue();
  }

  static Map<String, Object> write(RosterDevice device) {
    return Vectors.entry(
        "id", device.id(),
        "signingKey", Vectors.hex(device.signingKey().bytes()),
        "sealingKey", Vectors.hex(device.sealingKey().bytes()));
  }

  static RosterDevice read(Case device) {
    return new RosterDevice(
        device.text("id"),
        VerifyingKey.of(device.bytes("signingKey")),
        SealingKey.of(device.bytes("sealingKey")));
  }
}
