package org.lockstep.api.closing;

import org.lockstep.api.problem.ApiProblem.AccountNotClosed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.wire.message.ClosingMessages.ClosingPreview;
import org.lockstep.wire.message.ClosingMessages.ClosingReport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Closing the calling account (R102).
@RestController
class ClosingController {
  private final AccountCloser closer;
  private final ClosingViews views;

  ClosingController(AccountCloser closer, ClosingViews views) {
    this.closer = closer;
    this.views = views;
  }

  @GetMapping("/v1/account/closing/preview")
  ClosingPreview preview(Caller caller) {
    return views.preview(caller);
  }

  /// Answered once everything is done.
  @PostMapping("/v1/account/closing")
  ClosingReport close(Caller caller) {
    closer.close(caller);
    return report(caller);
  }

  /// The one thing that a device of a closed account may ask for. What was left undone, or came too
  /// late to be destroyed with the rest, goes first.
  @GetMapping("/v1/account/closing")
  ClosingReport show(Caller caller) {
    if (!views.isClosed(caller.account())) throw new Refused(new AccountNotClosed());
    closer.settle(caller.account());
    if (closer.remaining(caller.account()) > 0) closer.destroy(caller.account());
    return report(caller);
  }

  private ClosingReport report(Caller caller) {
    return views.report(caller.account(), closer.remaining(caller.account()));
  }
}
