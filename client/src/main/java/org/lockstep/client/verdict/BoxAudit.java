package org.lockstep.client.verdict;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.trust.Histories;
import org.lockstep.domain.Moment;
import org.lockstep.domain.custody.StaleBox;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.AuditMessages.Overdue;
import org.lockstep.wire.message.AuditMessages.StaleShare;

/// Keys of shares that a removed member or a revoked device still holds (R59): found on this device
/// from verified events, and held against what the server says.
///
/// A server that wants a removed party to go on reading has to keep silent about the rotation that
/// is owed. That is what this catches.
public final class BoxAudit {
  private final ServerConnection server;
  private final Histories histories;
  private final Supplier<List<ShareId>> shares;

  /// Wired by the client.
  ///
  /// @param shares those that the account takes part in
  public BoxAudit(ServerConnection server, Histories histories, Supplier<List<ShareId>> shares) {
    this.server = server;
    this.histories = histories;
    this.shares = shares;
  }

  /// All shares of the account whose key is in wrong hands.
  ///
  /// @throws TrustRefused if the server conceals one, or misstates what is so
  public List<StaleShare> all() {
    return audit(new LinkedHashSet<>(shares.get()));
  }

  /// The same for one share.
  ///
  /// @throws TrustRefused if the server conceals it, or misstates what is so
  public Optional<StaleShare> of(ShareId share) {
    return audit(Set.of(share)).stream().filter(s -> s.share().equals(share)).findFirst();
  }

  private List<StaleShare> audit(Set<ShareId> looked) {
    var told = server.get("/v1/audit/overdue", Overdue.class);
    Map<ShareId, StaleShare> byShare = new LinkedHashMap<>();
    told.shares().forEach(share -> byShare.put(share.share(), share));
    for (var share : looked) {
      requireSame(share, found(share, told.position()), Optional.ofNullable(byShare.get(share)));
    }
    return told.shares();
  }

  private Optional<StaleBox> found(ShareId share, long position) {
    var history = histories.of(share);
    if (history.complete() < position) {
      throw new TrustRefused(
          new Breach.HistoryWithheld(share.value(), position, history.complete()));
    }
    var then = history.at(position);
    return StaleBox.of(then.protection(), then.accounts());
  }

  private static void requireSame(
      ShareId share, Optional<StaleBox> found, Optional<StaleShare> told) {
    if (found.isPresent() && told.isEmpty()) {
      throw new TrustRefused(
          new Breach.RotationConcealed(share, found.get().epoch(), found.get().since().position()));
    }
    if (!told.map(BoxAudit::stated).equals(found)) {
      throw new TrustRefused(new Breach.RotationMisstated(share));
    }
  }

  private static StaleBox stated(StaleShare told) {
    return new StaleBox(
        told.epoch(), Set.copyOf(told.holders()), new Moment(told.sincePosition(), told.since()));
  }
}
