package org.lockstep.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.custody.StaleBox;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;

/// Shares whose current key is still held by a removed member or a revoked device (R59). Safe for
/// use by many threads.
public final class BoxModel {
  private final AccountModel accounts;
  private final ShareModel shares;

  BoxModel(AccountModel accounts, ShareModel shares) {
    this.accounts = accounts;
    this.shares = shares;
  }

  /// A share with its stale box.
  public record Found(ShareId share, StaleBox box) {}

  /// Those among the shares that the account takes part in, by the share's id.
  public List<Found> of(AccountId account) {
    var found = new ArrayList<Found>();
    for (var share : shares.ofAccount(account)) {
      find(share).ifPresent(box -> found.add(new Found(share, box)));
    }
    return List.copyOf(found);
  }

  private Optional<StaleBox> find(ShareId share) {
    return shares.protection(share).flatMap(protection -> StaleBox.of(protection, accounts));
  }

  /// How many of the shares in use have owed a rotation since before `limit`. A share that nobody
  /// asks for is not in use: nothing is written to it either.
  public long owedSinceBefore(Instant limit) {
    return shares.hot().all().stream()
        .flatMap(protection -> StaleBox.of(protection, accounts).stream())
        .filter(box -> box.since().at().isBefore(limit))
        .count();
  }
}
