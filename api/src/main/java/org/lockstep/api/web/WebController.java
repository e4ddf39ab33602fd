package org.lockstep.api.web;

import java.time.Clock;
import java.util.Comparator;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.problem.ApiProblem.IdsDiffer;
import org.lockstep.api.problem.ApiProblem.WebCategoryNotAsked;
import org.lockstep.api.problem.ApiProblem.WebSessionDiffers;
import org.lockstep.api.problem.ApiProblem.WebSessionUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.web.CategorySeal;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.WebApproval;
import org.lockstep.domain.id.SessionId;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.WebMessages.ApproveWebSession;
import org.lockstep.wire.message.WebMessages.ChangeWebAccess;
import org.lockstep.wire.message.WebMessages.HandOver;
import org.lockstep.wire.message.WebMessages.LiveWebSession;
import org.lockstep.wire.message.WebMessages.WaitingWebSession;
import org.lockstep.wire.message.WebMessages.WebStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Web access as trusted devices rule it (R07, R90, R91).
@RestController
class WebController {
  private final AccountCommands commands;
  private final AskedSessions asked;
  private final LiveSessions live;
  private final VisibleShares visible;
  private final Clock clock;
  private final HandedKeys keys;

  WebController(
      AccountCommands commands,
      AskedSessions asked,
      LiveSessions live,
      VisibleShares visible,
      Clock clock,
      HandedKeys keys) {
    this.commands = commands;
    this.asked = asked;
    this.live = live;
    this.visible = visible;
    this.clock = clock;
    this.keys = keys;
  }

  @PutMapping("/v1/web")
  Receipt change(@RequestBody ChangeWebAccess request, Caller caller) {
    var account = caller.account();
    var device = caller.device();
    return done(
        request.on()
            ? new AccountCommand.TurnOnWebAccess(account, device)
            : new AccountCommand.TurnOffWebAccess(account, device),
        caller);
  }

  @GetMapping("/v1/web")
  WebStatus show(Caller caller) {
    var sessions =
        live.of(caller.account()).values().stream()
            .map(
                session ->
                    new LiveWebSession(
                        session.approval().session(),
                        session.approval().until(),
                        session.approvedBy(),
                        session.approval(),
                        keys.asked(session.approval().session()),
                        session.held().keySet().stream().sorted().toList()))
            .sorted(Comparator.comparing(LiveWebSession::until))
            .toList();
    return new WebStatus(live.web(caller.account()).on(), asked.of(caller.account()), sessions);
  }

  @PostMapping("/v1/web/sessions/{session}/approval")
  Receipt approve(
      @PathVariable SessionId session, @RequestBody ApproveWebSession request, Caller caller) {
    var approval = request.approval();
    if (!approval.session().equals(session)) throw new Refused(new IdsDiffer("session"));
    var waiting =
        asked
            .find(session)
            .filter(known -> known.isFor(caller.account()))
            .orElseThrow(() -> new Refused(new WebSessionUnknown(session)));
    if (!areKeysOf(waiting.request(), approval)) throw new Refused(new WebSessionDiffers(session));
    Signatures.webApproval(caller.account(), commands.state(caller).identityKey(), approval);
    var receipt =
        done(
            new AccountCommand.ApproveWebSession(
                caller.account(), caller.device(), approval, clock.instant()),
            caller);
    live.begun(session, caller.account());
    asked.forget(session);
    return receipt;
  }

  private static boolean areKeysOf(WaitingWebSession waiting, WebApproval approval) {
    return waiting.signingKey().equals(approval.signingKey())
        && waiting.sealingKey().equals(approval.sealingKey());
  }

  /// Each hand-over is an event before the browser can fetch the key (R92).
  @PostMapping("/v1/web/sessions/{session}/hand-over")
  Receipt handOver(@PathVariable SessionId session, @RequestBody HandOver request, Caller caller) {
    KeyMaterial.length("/seal", request.seal(), CategorySeal.LENGTH);
    if (!live.of(caller.account()).containsKey(session)) {
      throw new Refused(new WebSessionUnknown(session));
    }
    boolean asked = keys.asked(session).filter(request.category()::equals).isPresent();
    if (!asked) throw new Refused(new WebCategoryNotAsked(session));
    var receipt =
        done(
            new AccountCommand.HandOverCategory(
                caller.account(),
                caller.device(),
                session,
                request.category(),
                request.epoch(),
                clock.instant()),
            caller);
    keys.keep(session, request);
    return receipt;
  }

  @DeleteMapping("/v1/web/sessions/{session}")
  Receipt end(@PathVariable SessionId session, Caller caller) {
    return done(
        new AccountCommand.EndWebSession(caller.account(), caller.device(), session), caller);
  }

  /// Answered once it holds everywhere.
  private Receipt done(AccountCommand.ByDevice command, Caller caller) {
    long position = commands.send(command, caller);
    visible.reach(position);
    keys.sweep();
    return new Receipt(position);
  }
}
