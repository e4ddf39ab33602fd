package org.lockstep.api.protection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.lockstep.api.request.Caller;
import org.lockstep.api.server.LockstepProperties;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.projections.BoxModel;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.AuditMessages.Overdue;
import org.lockstep.wire.message.AuditMessages.StaleShare;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The shares of the calling account whose current key is in wrong hands, with age and deadline
/// (R59).
@RestController
public final class AuditController {
  private final ReadModels models;
  private final Duration tolerance;
  private final Clock clock;

  /// Wired by the assembly.
  public AuditController(ReadModels models, LockstepProperties properties, Clock clock) {
    this.models = models;
    this.tolerance = properties.protection().rotationDeadline();
    this.clock = clock;
  }

  @GetMapping("/v1/audit/overdue")
  Overdue overdue(Caller caller) {
    models.boxes().of(caller.account()); // Folds what is not in use yet, while others go on.
    return models.consistently(
        () -> {
          var now = clock.instant();
          List<StaleShare> found =
              models.boxes().of(caller.account()).stream().map(box -> show(box, now)).toList();
          return new Overdue(found, tolerance, models.position() - 1);
        });
  }

  private StaleShare show(BoxModel.Found found, Instant now) {
    var box = found.box();
    var deadline = box.since().at().plus(tolerance);
    return new StaleShare(
        found.share(),
        models.shares().title(found.share()).flatMap(Personal::text).orElse(""),
        box.epoch(),
        box.holders().stream().sorted(Comparator.comparing(AccountId::value)).toList(),
        box.since().at(),
        box.since().position(),
        Duration.between(box.since().at(), now),
        deadline,
        deadline.isBefore(now));
  }
}
