package org.lockstep.client.share;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.client.account.KeyChain;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.GrantFault;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.trust.TrustedEpoch;
import org.lockstep.client.trust.TrustedHistory;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.domain.account.Category;

/// A share's secrets as far as the own account reaches them: the newest epoch that was granted to
/// it, and all before. Lives in memory only, for one piece of work.
final class ShareSecrets {
  private final TrustedHistory history;
  private final NavigableMap<Integer, EpochSecret> opened;

  private ShareSecrets(TrustedHistory history, NavigableMap<Integer, EpochSecret> opened) {
    this.history = history;
    this.opened = opened;
  }

  /// Opens the newest grant to the own account, then each older epoch's secret through the next
  /// one's.
  ///
  /// @throws NotFound if no epoch was ever granted to it
  /// @throws TrustRefused if a grant does not open to what was committed to
  static ShareSecrets open(TrustedHistory history, KeyChain keys) {
    var newest =
        history.epochs().descendingMap().values().stream()
            .flatMap(epoch -> granted(epoch, history, keys).stream())
            .findFirst()
            .orElseThrow(() -> new NotFound(NotFound.What.SHARE_KEY, history.share().value()));
    var opened = new TreeMap<Integer, EpochSecret>();
    opened.put(Math.toIntExact(newest.epoch().number()), newest);
    for (var secret = newest; secret.epoch().number() > 1; ) {
      secret = older(secret, history);
      opened.put(Math.toIntExact(secret.epoch().number()), secret);
    }
    return new ShareSecrets(history, opened);
  }

  private static Optional<EpochSecret> granted(
      TrustedEpoch epoch, TrustedHistory history, KeyChain keys) {
    var category = history.state().kind().category();
    return epoch.grants().reversed().stream()
        .filter(made -> isOwn(made, keys))
        .findFirst()
        .map(made -> open(made, history, keys, category));
  }

  private static boolean isOwn(TrustedEpoch.Made made, KeyChain keys) {
    return made.grant().terms().recipient().account().equals(keys.own().account().value());
  }

  private static EpochSecret open(
      TrustedEpoch.Made made, TrustedHistory history, KeyChain keys, Category category) {
    var terms = made.grant().terms();
    var wrong =
        new Breach.GrantWrong(
            history.share(), keys.own().account(), keys.device(), GrantFault.DOES_NOT_OPEN);
    var opener =
        keys.opener(category, terms.recipient().keyEpoch())
            .orElseThrow(() -> new TrustRefused(wrong));
    try {
      return made.grant().open(opener, made.by());
    } catch (SealRefused e) {
      throw new TrustRefused(wrong, e);
    }
  }

  private static EpochSecret older(EpochSecret newer, TrustedHistory history) {
    int number = Math.toIntExact(newer.epoch().number());
    var holder = history.epochs().get(number);
    var before = history.epochs().get(number - 1);
    if (holder == null || before == null) throw broken(history, number);
    try {
      return EpochBundle.open(newer, holder.previous().toArray(), before.commitment().toArray());
    } catch (SealRefused e) {
      throw new TrustRefused(
          new Breach.EpochNotNext(history.share().value(), number - 1, number), e);
    }
  }

  private static TrustRefused broken(TrustedHistory history, int number) {
    return new TrustRefused(new Breach.EpochNotNext(history.share().value(), number - 1, number));
  }

  /// The secret that new content is written under.
  ///
  /// @throws NotFound if the current epoch was not granted to the own account yet
  EpochSecret current() {
    return of(history.state().keys().current());
  }

  /// The secret of an epoch.
  ///
  /// @throws NotFound if the own account does not reach it
  EpochSecret of(int epoch) {
    return Optional.ofNullable(opened.get(epoch))
        .orElseThrow(() -> new NotFound(NotFound.What.SHARE_KEY, history.share().value()));
  }

  /// The epoch after the current one.
  KeyEpoch next() {
    return KeyEpoch.share(history.share().value(), history.state().keys().current() + 1L);
  }
}
