package org.lockstep.api.account;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Rosters;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.enrolment.Enrolments;
import org.lockstep.api.enrolment.VouchedModes;
import org.lockstep.api.problem.ApiProblem.AuthenticatorCodeMissing;
import org.lockstep.api.problem.ApiProblem.EnrolmentDiffers;
import org.lockstep.api.problem.ApiProblem.EnrolmentUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.AddDevice;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.AccountMessages.PendingEnrolment;
import org.lockstep.wire.message.AccountMessages.RevokeDevice;
import org.lockstep.wire.message.AccountMessages.UpdateSoftware;
import org.lockstep.wire.message.Receipt;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The devices of the calling account: vouching for one, revoking one, telling the software's
/// version.
@RestController
public final class DeviceController {
  private final AccountCommands commands;
  private final Enrolments enrolments;
  private final VouchedModes modes;
  private final VisibleShares visible;
  private final Rosters rosters;

  /// Wired by the assembly.
  public DeviceController(
      AccountCommands commands,
      Enrolments enrolments,
      VouchedModes modes,
      VisibleShares visible,
      Rosters rosters) {
    this.rosters = rosters;
    this.commands = commands;
    this.enrolments = enrolments;
    this.modes = modes;
    this.visible = visible;
  }

  @PostMapping("/v1/devices")
  @ResponseStatus(HttpStatus.CREATED)
  Receipt add(@RequestBody AddDevice request, Caller caller) {
    var asked =
        enrolments
            .pending(request.enrolment())
            .filter(pending -> pending.isFor(caller.account()))
            .orElseThrow(() -> new Refused(new EnrolmentUnknown(request.enrolment())));
    if (!asked.request().device().equals(request.device())) {
      throw new Refused(new EnrolmentDiffers(request.enrolment()));
    }
    requireCode(asked.request(), caller);
    var device = device(caller.account(), request.device());
    KeyMaterial.device(device);
    KeyMaterial.keyring(request.keyring());
    var devices = new ArrayList<>(commands.state(caller).devices().values());
    devices.add(device);
    checkRoster(devices, request.roster(), caller);
    keepMode(request, caller);
    long position =
        commands.send(
            new AccountCommand.AddDevice(
                caller.account(), caller.device(), device, request.roster(), request.keyring()),
            caller);
    enrolments.forget(request.enrolment());
    return new Receipt(position);
  }

  /// Before the event: a device that is approved finds what it was told.
  private void keepMode(AddDevice request, Caller caller) {
    request.mode().ifPresent(mode -> KeyMaterial.signature("/mode/signature", mode.signature()));
    request.mode().ifPresent(m -> modes.keep(caller.account(), request.device().id(), m));
  }

  private void requireCode(PendingEnrolment asked, Caller caller) {
    visible.catchUp(); // whether a code is asked for must be known as of now
    boolean given = asked.authenticatorProven().orElse(false);
    if (!given && commands.state(caller).signIn().asksForCode()) {
      throw new Refused(new AuthenticatorCodeMissing(asked.device().id()));
    }
  }

  private static Device device(AccountId account, DeviceDescription described) {
    return new Device(
        described.id(),
        Personal.of(account, Texts.name("/device/name", described.name())),
        Texts.platform("/device/platform", described.platform()),
        described.version(),
        described.signingKey(),
        described.sealingKey());
  }

  @PostMapping("/v1/devices/{device}/revocation")
  Receipt revoke(@PathVariable DeviceId device, @RequestBody RevokeDevice request, Caller caller) {
    var remaining =
        commands.state(caller).devices().values().stream()
            .filter(known -> !known.id().equals(device))
            .toList();
    checkRoster(remaining, request.roster(), caller);
    var command =
        new AccountCommand.RevokeDevice(
            caller.account(), caller.device(), device, request.roster());
    long position = rosters.revoking(() -> commands.send(command, caller));
    visible.reach(position); // answered once the device is refused everywhere (R72)
    return new Receipt(position);
  }

  private void checkRoster(List<Device> devices, RosterProof proof, Caller caller) {
    Signatures.roster(caller.account(), commands.state(caller).identityKey(), devices, proof);
  }

  @PutMapping("/v1/devices/current/software")
  Receipt update(@RequestBody UpdateSoftware request, Caller caller) {
    return new Receipt(
        commands.send(
            new AccountCommand.UpdateDeviceSoftware(
                caller.account(), caller.device(), request.version()),
            caller));
  }
}
