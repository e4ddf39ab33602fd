package org.lockstep.api.protection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.lockstep.api.problem.ApiProblem.PositionNotReached;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Progress;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareRejection.ShareHasEnded;
import org.lockstep.domain.share.ShareRejection.ShareUnknown;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.springframework.stereotype.Component;

/// The shares that an account may see. To everybody else a share is as if it did not exist: both
/// are refused with the same [ShareUnknown].
///
/// An account that is invited sees the invitation with its forecast, and nothing else of the share.
/// Safe for use by many threads.
@Component
public final class VisibleShares {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final ReadModels models;
  private final Progress progress;

  /// Shares of these models.
  public VisibleShares(ReadModels models, Progress progress) {
    this.models = models;
    this.progress = progress;
  }

  /// Waits until the views know everything that is recorded by now: a command is judged by what was
  /// so when it arrived.
  ///
  /// @throws Refused if they do not come that far in time
  public void catchUp() {
    reach(progress.head() - 1);
  }

  /// Waits until the views know the event at `position`.
  ///
  /// @throws Refused if they do not come that far in time
  public void reach(long position) {
    if (position >= progress.known() && !progress.await(position, LONGEST_WAIT)) {
      throw new Refused(new PositionNotReached(position, progress.known()));
    }
  }

  /// A share in which the account takes part, or took part when it ended.
  ///
  /// @throws Refused as unknown otherwise
  public ShareProtection protection(ShareId share, AccountId account) {
    return models
        .shares()
        .protection(share)
        .filter(found -> found.share().flatMap(s -> s.roleOf(account)).isPresent())
        .orElseThrow(() -> unknown(share));
  }

  /// A share in which the account takes part, while it lives.
  ///
  /// @throws Refused as unknown, or as ended
  public ShareState.Active living(ShareId share, AccountId account) {
    return switch (protection(share, account).state()) {
      case ShareState.Active active -> active;
      case ShareState.Ended _ -> throw new Refused(new ShareHasEnded(share));
      case ShareState.Unborn _ -> throw unknown(share);
    };
  }

  /// A share to which the account is invited, while it lives.
  public Optional<ShareProtection> invited(ShareId share, AccountId account) {
    return models
        .shares()
        .protection(share)
        .filter(
            found ->
                found.state() instanceof ShareState.Active active
                    && active.invitations().containsKey(account));
  }

  /// What a command to a share is decided by.
  public ShareFacts facts(Set<AccountId> named) {
    var members = new HashMap<AccountId, ShareFacts.Member>();
    for (var account : named) {
      models
          .accounts()
          .state(account)
          .map(VisibleShares::member)
          .ifPresent(member -> members.put(account, member));
    }
    return new ShareFacts(members);
  }

  private static ShareFacts.Member member(AccountState.Open open) {
    return new ShareFacts.Member(open.mode(), open.service().current(), open.devices().keySet());
  }

  private static Refused unknown(ShareId share) {
    return new Refused(new ShareUnknown(share));
  }
}
