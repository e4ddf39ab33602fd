package org.lockstep.api.keyuse;

import java.util.Optional;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.api.share.Paging;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.projections.ReadModels;
import org.lockstep.projections.UseModel;
import org.lockstep.wire.message.KeyUseMessages.UseView;
import org.lockstep.wire.message.KeyUseMessages.VaultLog;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The uses of the calling account's keys: of its own, and of those of its shares.
@RestController
public final class VaultLogController {
  private final UseModel uses;

  /// Wired by the assembly.
  public VaultLogController(ReadModels models) {
    this.uses = models.uses();
  }

  @GetMapping("/v1/vault/log")
  VaultLog list(
      @RequestParam Optional<Long> after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      Caller caller) {
    if (after.filter(position -> position < 0).isPresent()) {
      throw new Refused(new ParameterMalformed("after", "a position of the history"));
    }
    var page = uses.page(caller.account(), after.orElse(-1L), Paging.limit(limit));
    return new VaultLog(
        page.uses().stream().map(VaultLogController::view).toList(),
        page.next().stream().boxed().findFirst());
  }

  private static UseView view(Recorded<KeyUsed> use) {
    var event = use.event();
    return new UseView(use.position(), use.at(), event.key(), event.reason(), event.beneficiary());
  }
}
