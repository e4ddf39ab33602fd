package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.enrol.EnrolmentCode;

final class EnrolVectors implements VectorFile {
  @Override
  public String name() {
    return "enrol";
  }

  @Override
  public String about() {
    return "a code, an account's handle, a pending device, and the proof of the code for its keys";
  }

  @Override
  public List<Map<String, Object>> make() {
    var device = Vectors.device("tablet", 0x14);
    var proof = EnrolmentCode.parse("042137").proof("ada", device);
    return List.of(
        Vectors.entry(
            "code",
            "042137",
            "handle",
            "ada",
            "device",
            RosterVectors.write(device),
            "proof",
            Vectors.hex(proof)));
  }

  @Override
  public void check(Case vector) {
    var device = RosterVectors.read(new Case(vector.node().required("device")));
    var proof = EnrolmentCode.parse(vector.text("code")).proof(vector.text("handle"), device);
    assertThat(proof).isEqualTo(vector.bytes("proof"));
  }
}
