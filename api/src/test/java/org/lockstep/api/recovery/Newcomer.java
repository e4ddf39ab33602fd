package org.lockstep.api.recovery;

import java.security.SecureRandom;
import java.util.ArrayList;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.recovery.RecoveryProof;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.RecoveryMessages.AskRecovery;
import org.lockstep.wire.message.RecoveryMessages.FinishRecovery;
import org.lockstep.wire.message.RecoveryMessages.ProveRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryAsked;

/// A device that nobody trusts, and the recovery that it asks for.
record Newcomer(TestServer server, TestDevice device, OpeningKey opener, RecoveryId recovery) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static Newcomer at(TestServer server) {
    return new Newcomer(
        server,
        TestDevice.fresh(),
        OpeningKey.generate(RANDOM),
        new RecoveryId(TestDevice.freshId()));
  }

  DeviceDescription described() {
    return new DeviceDescription(
        device.id(),
        "a tablet",
        "linux",
        SoftwareVersion.parse("6"),
        device.signingKey(),
        Bytes.of(opener.publicKey().bytes()));
  }

  RosterDevice onRoster() {
    return new RosterDevice(device.id().value(), device.key().publicKey(), opener.publicKey());
  }

  String at(String rest) {
    return "/v1/recoveries/" + recovery + rest;
  }

  Answer asks(String handle) {
    return server.send(
        device, Call.post("/v1/recoveries", new AskRecovery(recovery, handle, described())));
  }

  /// Asks for its owner's account, and proves that it has the paper.
  Answer provesAnew(Paper paper) {
    var shown = asks(paper.owner().handle()).as(RecoveryAsked.class).account();
    return proves(shown.value(), paper.root().authenticator(shown.value()));
  }

  Answer proves(String account, SigningKey authenticator) {
    var proof = new RecoveryProof(account, recovery.value(), onRoster()).sign(authenticator);
    return sends(Call.post(at("/proof"), new ProveRecovery(Bytes.of(proof))));
  }

  Answer sends(Call call) {
    return server.send(device, call);
  }

  /// Joins with a roster of those devices and this one, that somebody's identity signs.
  Answer joins(Member member, long counter, SigningKey identity, Device... others) {
    var devices = new ArrayList<RosterDevice>();
    for (var other : others) {
      devices.add(
          new RosterDevice(
              other.id().value(),
              VerifyingKey.of(other.signingKey().toArray()),
              SealingKey.of(other.sealingKey().toArray())));
    }
    devices.add(onRoster());
    var signed = new Roster(member.id().value(), counter, devices).sign(identity);
    var seal = Bytes.of(new byte[SecretSeal.LENGTH]);
    return sends(
        Call.post(
            at("/device"),
            new FinishRecovery(
                new RosterProof(counter, Bytes.of(signed)), new Keyring(seal, seal, seal))));
  }
}
