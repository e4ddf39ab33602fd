package org.lockstep.api.log;

import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.PositionUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.EventRecords;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ShareId;
import org.lockstep.projections.HistoryPage;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.journal.Journal;
import org.lockstep.wire.message.LogMessages.AccountEvents;
import org.lockstep.wire.message.LogMessages.LoggedEvents;
import org.lockstep.wire.message.LogMessages.ShareEvents;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Events with what their leaves commit to: to participants those that concern their share, to an
/// account its own, to auditors every one (R103). Personal texts stay sealed in all.
///
/// Auditors read all metadata. Others read those that show who ordered what bears on a share: of
/// other events their leaves' commitments have to do.
@RestController
class LoggedEventController {
  private static final int MOST = 1_000;

  private final Journal journal;
  private final ReadModels models;
  private final VisibleShares visible;
  private final ServerLog log;
  private final Auditors auditors;

  LoggedEventController(
      Journal journal, ReadModels models, VisibleShares visible, ServerLog log, Auditors auditors) {
    this.journal = journal;
    this.models = models;
    this.visible = visible;
    this.log = log;
    this.auditors = auditors;
  }

  @GetMapping("/v1/shares/{share}/events")
  ShareEvents ofShare(
      @PathVariable ShareId share,
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "500") int limit,
      Caller caller) {
    visible.protection(share, caller.account());
    requireLimit(limit);
    requireAfter(after);
    return shown(models.history().page(share, after, limit).orElseThrow());
  }

  @GetMapping("/v1/shares/{share}/items/events")
  ShareEvents ofItems(
      @PathVariable ShareId share,
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "500") int limit,
      Caller caller) {
    visible.protection(share, caller.account());
    requireLimit(limit);
    requireAfter(after);
    return shown(models.history().ofItems(share, after, limit).orElseThrow());
  }

  private ShareEvents shown(HistoryPage page) {
    return new ShareEvents(
        page.events().stream().map(EventRecords::attributed).toList(),
        page.complete(),
        page.more(),
        log.checkpointer().size());
  }

  @GetMapping("/v1/account/events")
  AccountEvents ofAccount(
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "500") int limit,
      Caller caller) {
    requireLimit(limit);
    requireAfter(after);
    var page = models.history().ofAccount(caller.account(), after, limit);
    return new AccountEvents(
        page.events().stream().map(EventRecords::attributed).toList(),
        page.complete(),
        page.more(),
        log.checkpointer().size());
  }

  private void requireAfter(long after) {
    if (after < -1) throw malformed("after", "a position of the history, or -1");
    if (after >= models.position()) {
      throw new Refused(new PositionUnknown(after, models.position()));
    }
  }

  @GetMapping("/v1/audit/events")
  LoggedEvents all(
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(defaultValue = "500") int limit,
      Caller caller) {
    auditors.require(caller);
    requireLimit(limit);
    long head = journal.head();
    if (from < 0) throw malformed("from", "a position of the history");
    if (from > head) throw new Refused(new PositionUnknown(from, head));
    long signed = log.checkpointer().size();
    var events = journal.read(from, (int) Math.min(limit, head - from));
    return new LoggedEvents(
        events.stream().map(EventRecords::logged).toList(), from + events.size(), head, signed);
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MOST) throw malformed("limit", "1 to " + MOST);
  }

  private static Refused malformed(String parameter, String expected) {
    return new Refused(new ParameterMalformed(parameter, expected));
  }
}
