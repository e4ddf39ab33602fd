package org.lockstep.api.recovery;

import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.crypto.recovery.RecoveryRoot;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.wire.message.AccountMessages.SetRecoveryKey;

/// A recovery key on somebody's paper, and its packet, all real.
///
/// @param root the key, stretched
record Paper(Member owner, int number, RecoveryRoot root, Bytes packet) {
  static Paper of(Member owner, int number) {
    var root = RecoveryKey.random().stretch(RecoveryHeader.random());
    var id = owner.id().value();
    var contents =
        new RecoveryContents(
            owner.identity(),
            EpochSecret.random(KeyEpoch.circle(id, 1)),
            EpochSecret.random(KeyEpoch.service(id, 1)));
    return new Paper(owner, number, root, Bytes.of(RecoveryPacket.make(root, contents)));
  }

  /// The same, and the server has the packet.
  static Paper kept(Member owner, int number) {
    var paper = of(owner, number);
    owner.does(paper.call());
    return paper;
  }

  Call call() {
    return Call.put("/v1/recovery/key", new SetRecoveryKey(keys(), packet));
  }

  RecoveryKeys keys() {
    var keys = root.keys(owner.id().value(), number);
    return new RecoveryKeys(
        number,
        Bytes.of(keys.sealingKey().bytes()),
        Bytes.of(keys.authenticator().bytes()),
        Bytes.of(keys.sign(owner.identity())));
  }
}
