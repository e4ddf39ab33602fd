package org.lockstep.api.protection;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.api.problem.Unmet;
import org.lockstep.domain.Personal;
import org.lockstep.domain.custody.Cause;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.custody.Since;
import org.lockstep.domain.custody.Verdict;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.forecast.Outlook.Foreseen;
import org.lockstep.domain.forecast.Present;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.OutlookMessages.Counts;
import org.lockstep.wire.message.OutlookMessages.Outlook;
import org.lockstep.wire.message.OutlookMessages.ShareOutlook;
import org.springframework.stereotype.Component;

/// Tells what a plan would make of an account's shares.
@Component
public final class OutlookViews {
  private final ProtectionViews protections;
  private final ReadModels models;

  /// With titles from these models.
  public OutlookViews(ProtectionViews protections, ReadModels models) {
    this.protections = protections;
    this.models = models;
  }

  /// A share as it is, and as it would be.
  private record Pair(ShareId share, ShareProtection before, ShareProtection after) {
    boolean downgrades() {
      return isEndToEnd(before) && !isEndToEnd(after);
    }

    boolean upgrades() {
      return !isEndToEnd(before) && isEndToEnd(after);
    }

    boolean isRekeyed() {
      return after.verdict().epoch() > before.verdict().epoch();
    }

    boolean isChanged() {
      return !timeless(before.verdict()).equals(timeless(after.verdict()));
    }

    boolean isBecauseOf(AccountId account) {
      var cause = new Cause.Participant(account);
      return after.causes().containsKey(cause) && !before.causes().containsKey(cause);
    }

    private static boolean isEndToEnd(ShareProtection protection) {
      return protection.verdict().encryption() == Encryption.END_TO_END;
    }

    private static List<Object> timeless(Verdict verdict) {
      return List.of(
          verdict.encryption(),
          verdict.epoch(),
          verdict.causes().stream().map(Since::what).toList(),
          verdict.pending().stream().map(Since::what).toList());
    }
  }

  Outlook show(Present present, Foreseen foreseen) {
    var pairs =
        present.shares().entrySet().stream()
            .map(e -> new Pair(e.getKey(), e.getValue(), after(e.getKey(), foreseen)))
            .sorted(Comparator.comparing(pair -> pair.share().value()))
            .toList();
    var own = present.own();
    return new Outlook(
        own.mode(),
        foreseen.account().mode(),
        foreseen.unmet().stream().map(Unmet::view).toList(),
        counts(pairs),
        pairs.stream().filter(Pair::isChanged).map(pair -> show(pair, own.account())).toList());
  }

  private static ShareProtection after(ShareId share, Foreseen foreseen) {
    return Objects.requireNonNull(foreseen.shares().get(share));
  }

  private static Counts counts(List<Pair> pairs) {
    return new Counts(
        pairs.size(),
        (int) pairs.stream().filter(Pair::downgrades).count(),
        (int) pairs.stream().filter(Pair::upgrades).count(),
        (int) pairs.stream().filter(Pair::isRekeyed).count());
  }

  private ShareOutlook show(Pair pair, AccountId asking) {
    Optional<Personal> title = models.shares().title(pair.share());
    return new ShareOutlook(
        pair.share(),
        title.flatMap(Personal::text).orElse(""),
        protections.verdict(pair.before().verdict()),
        protections.verdict(pair.after().verdict()),
        pair.downgrades(),
        pair.isBecauseOf(asking));
  }
}
