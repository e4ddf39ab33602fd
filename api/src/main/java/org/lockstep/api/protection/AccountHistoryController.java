package org.lockstep.api.protection;

import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.PositionUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.FeedMessages.History;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The events of the calling account, from which its devices compute how its data is protected.
@RestController
final class AccountHistoryController {
  private static final int MOST_EVENTS = 1_000;

  private final ReadModels models;

  AccountHistoryController(ReadModels models) {
    this.models = models;
  }

  @GetMapping("/v1/account/history")
  History<EventRecord> history(
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "500") int limit,
      Caller caller) {
    if (after < -1) throw malformed("after", "a position of the history, or -1");
    if (after >= models.position()) {
      throw new Refused(new PositionUnknown(after, models.position()));
    }
    if (limit < 1 || limit > MOST_EVENTS) throw malformed("limit", "1 to " + MOST_EVENTS);
    var page = models.history().ofAccount(caller.account(), after, limit);
    return new History<>(
        page.events().stream().map(EventRecords::of).toList(), page.complete(), page.more());
  }

  private static Refused malformed(String parameter, String expected) {
    return new Refused(new ParameterMalformed(parameter, expected));
  }
}
