package org.lockstep.crypto.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.enrol.EnrolmentCode;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;

class SessionApprovalTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant UNTIL = Instant.parse("2026-03-03T11:00:00Z");
  private final SigningKey identity = SigningKey.generate(RANDOM);
  private final RosterDevice session = session("one");

  private static RosterDevice session(String id) {
    return new RosterDevice(
        id, SigningKey.generate(RANDOM).publicKey(), OpeningKey.generate(RANDOM).publicKey());
  }

  @Test
  void an_approval_is_good_for_these_keys_this_account_and_this_time_alone() {
    var approval = new SessionApproval("alice", session, UNTIL);
    var signature = approval.sign(identity);
    assertThat(approval.verify(identity.publicKey(), signature)).isTrue();
    var other = session("one");
    var same = session.id();
    var altered =
        List.of(
            new SessionApproval("bob", session, UNTIL),
            new SessionApproval("alice", session, UNTIL.plusMillis(1)),
            new SessionApproval("alice", other, UNTIL),
            new SessionApproval(
                "alice",
                new RosterDevice("two", session.signingKey(), session.sealingKey()),
                UNTIL),
            new SessionApproval(
                "alice", new RosterDevice(same, other.signingKey(), session.sealingKey()), UNTIL),
            new SessionApproval(
                "alice", new RosterDevice(same, session.signingKey(), other.sealingKey()), UNTIL));
    assertThat(altered).noneMatch(candidate -> candidate.verify(identity.publicKey(), signature));
    var stranger = SigningKey.generate(RANDOM).publicKey();
    assertThat(approval.verify(stranger, signature)).isFalse();
  }

  @Test
  void a_code_proves_a_session_or_a_device_and_never_both() {
    var code = EnrolmentCode.random();
    var proof = code.proofOfSession("alice", session);
    assertThat(code.isProvenBySession(proof, "alice", session)).isTrue();
    assertThat(code.isProvenBySession(proof, "bob", session)).isFalse();
    assertThat(code.isProvenBySession(proof, "alice", session("one"))).isFalse();
    assertThat(code.isProvenBy(proof, "alice", session)).isFalse();
    assertThat(code.isProvenBySession(code.proof("alice", session), "alice", session)).isFalse();
  }
}
