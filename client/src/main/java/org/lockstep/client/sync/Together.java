package org.lockstep.client.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lockstep.client.failure.ClientFailure;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.client.share.ShareCustody;
import org.lockstep.client.trust.Histories;
import org.lockstep.client.trust.TrustedHistory;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.OrderMessages;

/// Gives many shares new secrets in few requests, as an account owes it that has changed its mode.
///
/// A share that cannot be looked at now, or whose new epoch is refused, is left alone: who then
/// looks at the shares one by one meets the same failure there, and tells it.
final class Together {
  /// For fewer, a request each is as good.
  private static final int WORTHWHILE = 3;

  private final Histories histories;
  private final ShareCustody custody;
  private final Function<TrustedHistory, Optional<Step>> plan;

  /// @param plan what a share asks of this device next
  Together(
      Histories histories, ShareCustody custody, Function<TrustedHistory, Optional<Step>> plan) {
    this.histories = histories;
    this.custody = custody;
    this.plan = plan;
  }

  /// Replaces the secrets of those shares that ask for it.
  void meet(Set<ShareId> shares, Consumer<Step> told) {
    if (shares.size() < WORTHWHILE) return;
    var owing = new ArrayList<TrustedHistory>();
    for (var share : shares) {
      rotatable(share).ifPresent(owing::add);
      if (owing.size() == OrderMessages.MOST) rotate(owing, told);
    }
    if (!owing.isEmpty()) rotate(owing, told);
  }

  private Optional<TrustedHistory> rotatable(ShareId share) {
    try {
      var history = histories.of(share);
      return plan.apply(history).filter(Step.RotateShare.class::isInstance).map(_ -> history);
    } catch (ServerUnreachable gone) {
      throw gone;
    } catch (ClientFailure _) {
      return Optional.empty(); // met, and told, when the share is looked at by itself
    }
  }

  private void rotate(List<TrustedHistory> owing, Consumer<Step> told) {
    custody.rotate(owing).forEach(share -> told.accept(new Step.RotateShare(share)));
    owing.clear();
  }
}
