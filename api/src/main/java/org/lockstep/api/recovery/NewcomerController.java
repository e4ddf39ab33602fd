package org.lockstep.api.recovery;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.account.Handles;
import org.lockstep.api.account.Texts;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.enrolment.EnrolmentLimits;
import org.lockstep.api.problem.ApiProblem.RecoveryProofWrong;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.recovery.AskedRecoveries.Asked;
import org.lockstep.api.request.SelfSigned;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.recovery.RecoveryProof;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand.BeginRecovery;
import org.lockstep.domain.account.AccountCommand.RecoverDevice;
import org.lockstep.domain.account.AccountRejection.DeviceIdTaken;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.RecoveryWay;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.projections.AccountModel;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.ContactMessages.HelpedParts;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.RecoveryMessages.AskRecovery;
import org.lockstep.wire.message.RecoveryMessages.FinishRecovery;
import org.lockstep.wire.message.RecoveryMessages.ProveRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryAsked;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;
import org.lockstep.wire.message.RecoveryMessages.RecoveryStatus;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How a device that nobody trusts comes back into an account: it asks, proves, waits, is given
/// what only its proof opens, and joins (R83, R86, R87). Each request is signed by its own key.
@RestController
public final class NewcomerController {
  private final AskedRecoveries asked;
  private final RecoveryFaces faces;
  private final UnderWay underWay;
  private final AccountCommands commands;
  private final Handles handles;
  private final AccountModel accounts;
  private final EnrolmentLimits limits;
  private final VisibleShares visible;
  private final Clock clock;

  /// Wired by the assembly.
  public NewcomerController(
      AskedRecoveries asked,
      RecoveryFaces faces,
      UnderWay underWay,
      AccountCommands commands,
      Handles handles,
      ReadModels models,
      EnrolmentLimits limits,
      VisibleShares visible,
      Clock clock) {
    this.asked = asked;
    this.faces = faces;
    this.underWay = underWay;
    this.commands = commands;
    this.handles = handles;
    this.accounts = models.accounts();
    this.limits = limits;
    this.visible = visible;
    this.clock = clock;
  }

  @PostMapping("/v1/recoveries")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RecoveryAsked ask(
      @RequestBody AskRecovery request, SelfSigned signature, HttpServletRequest transport) {
    limits.require(transport.getRemoteAddr());
    var device = request.device();
    check(device);
    signature.verify(device.id(), device.signingKey().toArray());
    if (accounts.deviceOwner(device.id()).isPresent()) {
      throw new Refused(new DeviceIdTaken(device.id()));
    }
    var handle = Handles.normalise(request.handle());
    limits.require(handles.id(handle));
    var account = handles.account(handle);
    var face = faces.of(handle, account);
    var kept = asked.keep(request, account, face.account());
    return new RecoveryAsked(face.account(), face.header(), kept.expires());
  }

  private static void check(DeviceDescription device) {
    KeyMaterial.verifyingKey("/device/signingKey", device.signingKey());
    KeyMaterial.sealingKey("/device/sealingKey", device.sealingKey());
    Texts.name("/device/name", device.name());
    Texts.platform("/device/platform", device.platform());
  }

  @PostMapping("/v1/recoveries/{recovery}/proof")
  RecoveryStatus prove(
      @PathVariable RecoveryId recovery, @RequestBody ProveRecovery request, SelfSigned signature) {
    var found = authentic(recovery, signature);
    KeyMaterial.signature("/proof", request.proof());
    visible.catchUp(); // a key that was replaced is dead at once
    var before = underWay.find(found);
    if (before.isPresent()) return underWay.status(before.get());
    begin(found, request.proof(), request.method().orElse(RecoveryMethod.KEY));
    return underWay.status(underWay.require(found));
  }

  private void begin(Asked found, Bytes signature, RecoveryMethod method) {
    long left = asked.attempt(found);
    var key = found.account().flatMap(account -> faces.current(account, method));
    var proof =
        new RecoveryProof(found.shown().value(), found.recovery().value(), keys(found.device()));
    boolean right =
        proof.verify(faces.verifier(found.shown(), key), signature.toArray()) && key.isPresent();
    if (!right) throw new Refused(new RecoveryProofWrong(left));
    long position =
        commands.send(
            new BeginRecovery(
                found.shown(),
                found.recovery(),
                device(found.shown(), found.device()),
                new RecoveryWay(method, key.orElseThrow().number()),
                now()));
    visible.reach(position);
    asked.extend(found, underWay.require(found).expires());
  }

  private static RosterDevice keys(DeviceDescription device) {
    return new RosterDevice(
        device.id().value(),
        KeyMaterial.verifyingKey("/device/signingKey", device.signingKey()),
        KeyMaterial.sealingKey("/device/sealingKey", device.sealingKey()));
  }

  private static Device device(AccountId account, DeviceDescription described) {
    return new Device(
        described.id(),
        Personal.of(account, described.name()),
        described.platform(),
        described.version(),
        described.signingKey(),
        described.sealingKey());
  }

  @GetMapping("/v1/recoveries/{recovery}")
  RecoveryStatus status(@PathVariable RecoveryId recovery, SelfSigned signature) {
    var found = authentic(recovery, signature);
    visible.catchUp();
    return underWay.status(underWay.require(found));
  }

  @GetMapping("/v1/recoveries/{recovery}/packet")
  RecoveryPackage packet(@PathVariable RecoveryId recovery, SelfSigned signature) {
    var found = authentic(recovery, signature);
    visible.catchUp();
    return underWay.packet(found);
  }

  @GetMapping("/v1/recoveries/{recovery}/parts")
  HelpedParts parts(@PathVariable RecoveryId recovery, SelfSigned signature) {
    return new HelpedParts(asked.helps(authentic(recovery, signature)));
  }

  @PostMapping("/v1/recoveries/{recovery}/device")
  Receipt join(
      @PathVariable RecoveryId recovery,
      @RequestBody FinishRecovery request,
      SelfSigned signature) {
    var found = authentic(recovery, signature);
    visible.catchUp();
    var begun = underWay.require(found);
    KeyMaterial.keyring(request.keyring());
    var state = accounts.state(found.shown()).orElseThrow();
    var devices = new ArrayList<>(state.devices().values());
    devices.add(begun.device());
    Signatures.roster(found.shown(), state.identityKey(), devices, request.roster());
    long position =
        commands.send(
            new RecoverDevice(found.shown(), recovery, request.roster(), request.keyring(), now()));
    asked.forget(recovery);
    visible.reach(position);
    return new Receipt(position);
  }

  /// The recovery, once it is clear that the device which asked for it signed.
  private Asked authentic(RecoveryId recovery, SelfSigned signature) {
    var found = asked.require(recovery);
    signature.verify(found.device().id(), found.device().signingKey().toArray());
    return found;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
