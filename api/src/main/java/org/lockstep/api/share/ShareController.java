package org.lockstep.api.share;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.account.Texts;
import org.lockstep.api.custody.GrantChecks;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.api.server.VaultKeeper;
import org.lockstep.audit.order.Wanted;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.ShareMessages.CreateShare;
import org.lockstep.wire.message.ShareMessages.ShareView;
import org.lockstep.wire.message.ShareMessages.Shares;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Shares: beginning one, one's own, ending one.
@RestController
public final class ShareController {
  private final ShareCommands commands;
  private final GrantChecks grants;
  private final VisibleShares visible;
  private final ShareViews views;
  private final ReadModels models;
  private final VaultKeeper keeper;

  /// Wired by the assembly.
  public ShareController(
      ShareCommands commands,
      GrantChecks grants,
      VisibleShares visible,
      ShareViews views,
      ReadModels models,
      VaultKeeper keeper) {
    this.commands = commands;
    this.grants = grants;
    this.visible = visible;
    this.views = views;
    this.models = models;
    this.keeper = keeper;
  }

  @PostMapping("/v1/shares")
  @ResponseStatus(HttpStatus.CREATED)
  Receipt create(@RequestBody CreateShare request, Caller caller, HttpServletRequest sent) {
    requireSame(sent.getQueryString(), request);
    var epoch = request.epoch();
    KeyMaterial.digest("/epoch/commitment", epoch.commitment());
    KeyMaterial.length("/epoch/previous", epoch.previous(), 0);
    GrantChecks.form("/epoch/grants", epoch.grants(), caller);
    var title = Personal.of(caller.account(), Texts.name("/title", request.title()));
    var granted =
        new GrantChecks.Granted(
            request.share(), epoch.number(), epoch.commitment(), request.kind().category());
    long position =
        commands.send(
            new ShareCommand.CreateShare(
                request.share(),
                request.kind(),
                title,
                request.guarded(),
                request.editorsMayInvite(),
                epoch,
                caller.actor()),
            _ -> grants.signatures(granted, epoch.grants(), caller));
    return new Receipt(position);
  }

  /// A query repeats what the events say, so that the signature shows it: the body holds a person's
  /// text, and is not kept.
  private static void requireSame(@Nullable String query, CreateShare request) {
    var same =
        Wanted.query(
            request.share(), request.kind(), request.guarded(), request.editorsMayInvite());
    if (query == null || query.equals(same)) return;
    throw new Refused(new ParameterMalformed("query", same));
  }

  @GetMapping("/v1/shares")
  Shares list(
      @RequestParam Optional<ShareId> after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      Caller caller) {
    var page = models.shares().list(caller.account(), after, Paging.limit(limit));
    return new Shares(
        page.shares().stream().map(entry -> views.summary(entry, caller.account())).toList(),
        page.next().map(ShareId::value));
  }

  @GetMapping("/v1/shares/{share}")
  ShareView show(@PathVariable ShareId share, Caller caller) {
    visible.protection(share, caller.account());
    return models.consistently(
        () -> views.show(visible.protection(share, caller.account()), models.position() - 1));
  }

  @DeleteMapping("/v1/shares/{share}")
  Receipt end(@PathVariable ShareId share, Caller caller) {
    commands.send(new ShareCommand.EndShare(share, caller.actor()));
    return new Receipt(keeper.settleShare(share));
  }
}
