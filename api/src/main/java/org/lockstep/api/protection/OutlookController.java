package org.lockstep.api.protection;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.Moment;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.forecast.Forecast;
import org.lockstep.domain.forecast.Outlook.AccountRefuses;
import org.lockstep.domain.forecast.Outlook.Foreseen;
import org.lockstep.domain.forecast.Outlook.ShareRefuses;
import org.lockstep.domain.forecast.Plan;
import org.lockstep.domain.forecast.Present;
import org.lockstep.domain.id.ShareId;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.OutlookMessages.Outlook;
import org.lockstep.wire.message.OutlookMessages.Question;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What a change of the calling account would make of it and of all its shares (R64). Nothing is
/// written.
@RestController
public final class OutlookController {
  private final AccountCommands commands;
  private final ReadModels models;
  private final VisibleShares visible;
  private final OutlookViews views;
  private final Clock clock;

  /// Wired by the assembly.
  public OutlookController(
      AccountCommands commands,
      ReadModels models,
      VisibleShares visible,
      OutlookViews views,
      Clock clock) {
    this.commands = commands;
    this.models = models;
    this.visible = visible;
    this.views = views;
    this.clock = clock;
  }

  @PostMapping("/v1/protection/preview")
  Outlook preview(@RequestBody Question question, Caller caller) {
    visible.catchUp();
    var plan = plan(question);
    var present =
        new Present(
            commands.state(caller),
            concerned(plan, caller),
            models.accounts(),
            commands.facts(caller));
    var next = new Moment(models.position(), clock.instant());
    return switch (Forecast.of(plan, present, caller.device(), next)) {
      case AccountRefuses(var reason) -> throw new Refused(reason);
      case ShareRefuses(var reason) -> throw new Refused(reason);
      case Foreseen foreseen -> views.show(present, foreseen);
    };
  }

  private static Plan plan(Question question) {
    return switch (question.plan()) {
      case TURN_ON -> new Plan.TurnOn();
      case TURN_OFF -> new Plan.TurnOff();
      case REVOKE_DEVICE -> new Plan.Revoke(named(question.device(), "/device"));
      case LEAVE_SHARE -> new Plan.Leave(named(question.share(), "/share"));
    };
  }

  private static <T> T named(Optional<T> given, String member) {
    return given.orElseThrow(
        () -> new Refused(new BodyMalformed(member, "what the plan is about")));
  }

  private Map<ShareId, ShareProtection> concerned(Plan plan, Caller caller) {
    var shares =
        switch (plan) {
          case Plan.Leave(var share) -> {
            visible.living(share, caller.account());
            yield List.of(share);
          }
          case Plan.TurnOn _, Plan.TurnOff _, Plan.Revoke _, Plan.Close _ ->
              models.shares().ofAccount(caller.account());
        };
    var found = new HashMap<ShareId, ShareProtection>();
    for (var share : shares) {
      models.shares().protection(share).ifPresent(now -> found.put(share, now));
    }
    return found;
  }
}
