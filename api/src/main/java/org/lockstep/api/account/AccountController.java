package org.lockstep.api.account;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.custody.Escrows;
import org.lockstep.api.problem.ApiProblem.DeviceNotRecognised;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.ObligationViews;
import org.lockstep.api.request.Caller;
import org.lockstep.api.request.SelfSigned;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountRejection.AccountUnknown;
import org.lockstep.domain.id.AccountId;
import org.lockstep.projections.AccountCard;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.AccountMessages.Accounts;
import org.lockstep.wire.message.AccountMessages.OpenAccount;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.Secrets;
import org.lockstep.wire.message.Receipt;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Accounts: opening one, looking others up, one's own.
@RestController
public final class AccountController {
  private static final int MOST_AT_ONCE = 100;

  private final ReadModels models;
  private final Handles handles;
  private final ObligationViews obligations;
  private final AccountOpening opening;

  /// Wired by the assembly.
  public AccountController(
      ReadModels models,
      Handles handles,
      ObligationViews obligations,
      Passwords passwords,
      Escrows escrows,
      Commands commands,
      AccountPolicy policy,
      Clock clock) {
    this.models = models;
    this.handles = handles;
    this.obligations = obligations;
    this.opening =
        new AccountOpening(
            models.accounts(),
            handles,
            passwords,
            new AccountOpening.Way(escrows, commands, clock),
            policy);
  }

  @PostMapping("/v1/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  Receipt open(@RequestBody OpenAccount request, SelfSigned signature) {
    return new Receipt(opening.open(request, signature));
  }

  @GetMapping("/v1/accounts")
  Accounts find(
      @RequestParam(name = "handle", defaultValue = "") List<String> typed,
      @RequestParam(name = "id", defaultValue = "") List<String> ids,
      Caller caller) {
    if (typed.size() + ids.size() > MOST_AT_ONCE) {
      throw new Refused(new ParameterMalformed("id", "at most " + MOST_AT_ONCE + " at once"));
    }
    Set<AccountId> wanted = new LinkedHashSet<>();
    Stream.concat(
            typed.stream().flatMap(handle -> handles.account(handle).stream()),
            ids.stream().map(AccountController::id))
        .forEach(wanted::add);
    return new Accounts(
        wanted.stream()
            .flatMap(account -> models.accounts().card(account).stream())
            .map(AccountViews::toOthers)
            .toList());
  }

  private static AccountId id(String text) {
    try {
      return new AccountId(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(new ParameterMalformed("id", "an account's id"));
    }
  }

  @GetMapping("/v1/account")
  OwnAccount own(Caller caller) {
    return models.consistently(
        () ->
            AccountViews.toItself(
                card(caller),
                obligations.show(models.accounts().obligations(caller.account())),
                models.position() - 1));
  }

  @GetMapping("/v1/account/secrets")
  Secrets secrets(Caller caller) {
    return card(caller)
        .secrets(caller.device())
        .orElseThrow(() -> new Refused(new DeviceNotRecognised(caller.device())));
  }

  private AccountCard card(Caller caller) {
    return models
        .accounts()
        .card(caller.account())
        .orElseThrow(() -> new Refused(new AccountUnknown(caller.account())));
  }
}
