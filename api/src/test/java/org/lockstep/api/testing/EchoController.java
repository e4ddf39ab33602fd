package org.lockstep.api.testing;

import java.time.Duration;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.request.Caller;
import org.lockstep.api.request.SelfSigned;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountCommand.UpdateDeviceSoftware;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AccountMessages.UpdateSoftware;
import org.lockstep.wire.message.Receipt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Routes that only tests have: one of each kind that controllers are made of.
@RestController
class EchoController {
  private static final AccountDecider.Facts FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);

  private final Commands commands;

  EchoController(Commands commands) {
    this.commands = commands;
  }

  record Who(AccountId account, String device) {}

  @GetMapping("/v1/testing/caller")
  Who caller(Caller caller) {
    return new Who(caller.account(), caller.device().value());
  }

  @GetMapping("/v1/testing/accounts/{account}")
  Who account(Caller caller, @PathVariable AccountId account, @RequestParam int number) {
    return new Who(account, caller.device().value() + number);
  }

  @PutMapping("/v1/testing/software")
  Receipt software(Caller caller, @RequestBody UpdateSoftware message) {
    return new Receipt(
        commands.send(
            new UpdateDeviceSoftware(caller.account(), caller.device(), message.version()), FACTS));
  }

  @GetMapping("/v1/testing/failure")
  Who failure() {
    throw new IllegalStateException("the secret is hunter2");
  }

  /// In the place of the route of uploads that takes pieces.
  @PatchMapping("/v1/uploads/testing")
  Receipt piece(Caller caller, @RequestBody byte[] piece) {
    return new Receipt(piece.length);
  }

  /// In the place of a route that devices sign themselves.
  @GetMapping("/v1/enrolments/testing")
  Who selfSigned(SelfSigned signature, @RequestParam String key) {
    signature.verify(signature.device(), Bytes.parse(key).toArray());
    return new Who(new AccountId(TestDevice.freshId()), signature.device().value());
  }
}
