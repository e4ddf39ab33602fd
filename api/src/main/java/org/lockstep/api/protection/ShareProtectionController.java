package org.lockstep.api.protection;

import java.util.Optional;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.PositionUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.audit.ShareReplay;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareRejection.ShareUnknown;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.FeedMessages.History;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import org.lockstep.wire.message.ProtectionMessages.Preview;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who can read a share: now, at any position of the past, and after a change that nobody has made
/// yet; with the recorded events from which every member computes the same.
@RestController
public final class ShareProtectionController {
  private static final int MOST_EVENTS = 1_000;

  private final ReadModels models;
  private final VisibleShares visible;
  private final ProtectionViews views;
  private final Forecasts forecasts;
  private final PastPositions past;

  /// Wired by the assembly.
  public ShareProtectionController(
      ReadModels models,
      VisibleShares visible,
      ProtectionViews views,
      Forecasts forecasts,
      PastPositions past) {
    this.models = models;
    this.visible = visible;
    this.views = views;
    this.forecasts = forecasts;
    this.past = past;
  }

  @GetMapping("/v1/shares/{share}/protection")
  ProtectionView protection(
      @PathVariable ShareId share, @RequestParam Optional<String> at, Caller caller) {
    visible.protection(share, caller.account());
    return at.map(past::parse).map(position -> then(share, position)).orElseGet(() -> now(share));
  }

  private ProtectionView now(ShareId share) {
    return models.consistently(
        () -> show(models.shares().protection(share).orElseThrow(), share, models.position() - 1));
  }

  private ProtectionView then(ShareId share, long position) {
    visible.reach(position);
    var events = models.history().concerning(share, position);
    return show(ShareReplay.fold(events, share, position), share, position);
  }

  private ProtectionView show(ShareProtection protection, ShareId share, long position) {
    if (protection.share().isEmpty()) throw new Refused(new ShareUnknown(share));
    return views.show(protection, models.shares().title(share), position);
  }

  @PostMapping("/v1/shares/{share}/protection/preview")
  Forecast preview(@PathVariable ShareId share, @RequestBody Preview preview, Caller caller) {
    visible.catchUp();
    var now = forPreview(share, preview, caller);
    var before = now.verdict();
    var outcome = forecasts.after(preview, now, caller.actor());
    var after = outcome.after().verdict();
    boolean downgrades =
        before.encryption() == Encryption.END_TO_END && after.encryption() != Encryption.END_TO_END;
    return new Forecast(
        views.verdict(before), views.verdict(after), downgrades, outcome.guardForbids());
  }

  /// Who is invited may ask about its own acceptance (R57), participants about everything.
  private ShareProtection forPreview(ShareId share, Preview preview, Caller caller) {
    boolean ownAcceptance =
        preview.change() == Change.INVITE
            && preview.account().filter(caller.account()::equals).isPresent();
    return (ownAcceptance
            ? visible.invited(share, caller.account())
            : Optional.<ShareProtection>empty())
        .orElseGet(() -> visible.protection(share, caller.account()));
  }

  @GetMapping("/v1/shares/{share}/history")
  History<EventRecord> history(
      @PathVariable ShareId share,
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "500") int limit,
      Caller caller) {
    visible.protection(share, caller.account());
    if (after < -1) throw malformed("after", "a position of the history, or -1");
    if (after >= models.position()) {
      throw new Refused(new PositionUnknown(after, models.position()));
    }
    if (limit < 1 || limit > MOST_EVENTS) throw malformed("limit", "1 to " + MOST_EVENTS);
    var page = models.history().page(share, after, limit).orElseThrow();
    return new History<>(
        page.events().stream().map(EventRecords::of).toList(), page.complete(), page.more());
  }

  private static Refused malformed(String parameter, String expected) {
    return new Refused(new ParameterMalformed(parameter, expected));
  }
}
