package org.lockstep.api.enrolment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockstep.api.account.Handles;
import org.lockstep.api.account.Passwords;
import org.lockstep.api.account.Texts;
import org.lockstep.api.authenticator.Authenticators;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.problem.ApiProblem.EnrolmentTaken;
import org.lockstep.api.problem.ApiProblem.EnrolmentUnknown;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.api.request.SelfSigned;
import org.lockstep.domain.account.AccountRejection.DeviceIdTaken;
import org.lockstep.projections.AccountModel;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.AccountMessages.Enrol;
import org.lockstep.wire.message.AccountMessages.EnrolmentState;
import org.lockstep.wire.message.AccountMessages.EnrolmentStatus;
import org.lockstep.wire.message.AccountMessages.PendingEnrolments;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How a device asks to be trusted, and what trusted devices are told of it (R70).
@RestController
public final class EnrolmentController {
  private static final Pattern ID = Pattern.compile("[0-9a-z]{20,40}");

  private final Enrolments enrolments;
  private final Handles handles;
  private final Passwords passwords;
  private final Authenticators authenticators;
  private final AccountModel accounts;
  private final EnrolmentLimits limits;
  private final VouchedModes modes;

  /// Wired by the assembly.
  public EnrolmentController(
      Enrolments enrolments,
      Handles handles,
      Passwords passwords,
      Authenticators authenticators,
      ReadModels models,
      EnrolmentLimits limits,
      VouchedModes modes) {
    this.enrolments = enrolments;
    this.handles = handles;
    this.passwords = passwords;
    this.authenticators = authenticators;
    this.accounts = models.accounts();
    this.limits = limits;
    this.modes = modes;
  }

  @PostMapping("/v1/enrolments")
  @ResponseStatus(HttpStatus.ACCEPTED)
  EnrolmentStatus ask(
      @RequestBody Enrol request, SelfSigned signature, HttpServletRequest transport) {
    limits.require(transport.getRemoteAddr());
    var device = request.device();
    if (!ID.matcher(request.enrolment()).matches()) {
      throw new Refused(new ParameterMalformed("enrolment", "20 to 40 letters and digits"));
    }
    KeyMaterial.verifyingKey("/device/signingKey", device.signingKey());
    KeyMaterial.sealingKey("/device/sealingKey", device.sealingKey());
    KeyMaterial.digest("/proof", request.proof());
    Texts.name("/device/name", device.name());
    Texts.platform("/device/platform", device.platform());
    signature.verify(device.id(), device.signingKey().toArray());
    if (accounts.deviceOwner(device.id()).isPresent()) {
      throw new Refused(new DeviceIdTaken(device.id()));
    }
    if (enrolments.pending(request.enrolment()).isPresent()) {
      throw new Refused(new EnrolmentTaken(request.enrolment()));
    }
    limits.require(handles.id(Handles.normalise(request.handle())));
    return status(keep(request));
  }

  /// From here on nothing depends on whether the handle is somebody's: neither the answer, nor what
  /// it takes to give it.
  private Enrolments.Waiting keep(Enrol request) {
    var account = handles.account(request.handle());
    var password = request.password().map(given -> passwords.matches(account, given));
    var code = request.authenticatorCode().flatMap(given -> authenticators.take(account, given));
    return enrolments.keep(account, request, new Enrolments.Proven(password.orElse(false), code));
  }

  @GetMapping("/v1/enrolments/{enrolment}")
  EnrolmentStatus status(@PathVariable String enrolment, SelfSigned signature) {
    var trusted = accounts.trusted(signature.device());
    if (trusted.isPresent()) {
      var device = trusted.get().device();
      signature.verify(device.id(), device.signingKey().toArray());
      var account = trusted.get().account();
      return new EnrolmentStatus(
          EnrolmentState.APPROVED,
          trusted.get().addedAt(),
          Optional.of(account),
          modes.of(account, device.id()));
    }
    var waiting =
        enrolments
            .pending(enrolment)
            .orElseThrow(() -> new Refused(new EnrolmentUnknown(enrolment)));
    var device = waiting.request().device();
    signature.verify(device.id(), device.signingKey().toArray());
    return status(waiting);
  }

  private static EnrolmentStatus status(Enrolments.Waiting waiting) {
    return new EnrolmentStatus(
        EnrolmentState.PENDING, waiting.request().expires(), Optional.empty(), Optional.empty());
  }

  @GetMapping("/v1/enrolments")
  PendingEnrolments pending(Caller caller) {
    return new PendingEnrolments(enrolments.of(caller.account()));
  }
}
