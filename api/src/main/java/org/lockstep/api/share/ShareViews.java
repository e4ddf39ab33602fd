package org.lockstep.api.share;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lockstep.api.account.Handles;
import org.lockstep.api.protection.Forecasts;
import org.lockstep.api.protection.ProtectionViews;
import org.lockstep.domain.Personal;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.Invitation;
import org.lockstep.projections.ReadModels;
import org.lockstep.projections.SharePage;
import org.lockstep.wire.message.ShareMessages.InvitationView;
import org.lockstep.wire.message.ShareMessages.Member;
import org.lockstep.wire.message.ShareMessages.ShareSummary;
import org.lockstep.wire.message.ShareMessages.ShareView;
import org.springframework.stereotype.Component;

/// How shares and invitations look to those who may see them. A text that was erased is told as an
/// empty one.
@Component
final class ShareViews {
  private static final Comparator<Member> OWNER_FIRST =
      Comparator.comparing((Member m) -> m.role() != Role.OWNER)
          .thenComparing(m -> m.account().value());

  private final ReadModels models;
  private final Handles handles;
  private final ProtectionViews verdicts;
  private final Forecasts forecasts;

  ShareViews(ReadModels models, Handles handles, ProtectionViews verdicts, Forecasts forecasts) {
    this.models = models;
    this.handles = handles;
    this.verdicts = verdicts;
    this.forecasts = forecasts;
  }

  /// A share as its participants see it.
  ShareView show(ShareProtection protection, long position) {
    var share = protection.share().orElseThrow();
    return new ShareView(
        share.share(),
        share.kind(),
        models.shares().title(share.share()).map(ShareViews::text).orElse(""),
        share.owner(),
        share.guarded(),
        share.editorsMayInvite(),
        members(share.participants()),
        members(share.invitations()),
        share.keys().current(),
        share.link().map(ShareState.Link::id),
        share.collaboration(),
        protection.state() instanceof ShareState.Ended,
        position);
  }

  private List<Member> members(Map<AccountId, Role> people) {
    return people.entrySet().stream()
        .flatMap(
            entry ->
                models.accounts().find(entry.getKey()).stream()
                    .map(
                        found ->
                            new Member(
                                entry.getKey(),
                                text(found.handle()),
                                text(found.name()),
                                entry.getValue(),
                                found.state().mode())))
        .sorted(OWNER_FIRST)
        .toList();
  }

  /// A share in the list of one of its participants.
  ShareSummary summary(SharePage.Entry entry, AccountId reader) {
    var share = entry.protection().share().orElseThrow();
    var verdict = entry.protection().verdict();
    return new ShareSummary(
        entry.share(),
        share.kind(),
        text(entry.title()),
        share.roleOf(reader).orElse(Role.VIEWER),
        handle(share.owner()),
        share.participants().size(),
        verdict.encryption(),
        verdict.pending().size());
  }

  /// An invitation, with what becomes of the share when `account` accepts it (R57).
  InvitationView invitation(Invitation invitation, ShareProtection now, AccountId account) {
    return new InvitationView(
        invitation.share(),
        now.share().orElseThrow().kind(),
        text(invitation.title()),
        invitation.role(),
        handle(invitation.by().account()),
        verdicts.verdict(forecasts.afterJoining(account, now).verdict()));
  }

  private String handle(AccountId account) {
    return handles.of(account).orElse("");
  }

  private static String text(Personal personal) {
    return personal.text().orElse("");
  }
}
