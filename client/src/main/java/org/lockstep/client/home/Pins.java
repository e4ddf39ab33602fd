package org.lockstep.client.home;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;

/// What this device remembers so that the server cannot tell it another story. No secrets.
///
/// @param position the last position that this device wrote or saw written, -1 if none
/// @param vaultKey the server's sealing key, once it was used
/// @param logKey the log's verifier key
/// @param streams how far each stream was seen, by stream id
/// @param mode the account's own protection mode, as this device ordered or saw it turned on
/// @param orders what this device ordered, each written down before it was sent
public record Pins(
    long position,
    Optional<Bytes> vaultKey,
    Optional<String> logKey,
    Map<AccountId, KnownAccount> accounts,
    Map<String, StreamMark> streams,
    List<String> orders,
    Optional<KnownRecovery> recovery,
    Optional<KnownMode> mode) {
  /// Nothing is known yet.
  public static final Pins NONE =
      new Pins(
          -1,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  /// Copies what is mutable.
  public Pins {
    accounts = Map.copyOf(accounts);
    streams = Map.copyOf(streams);
    orders = List.copyOf(orders);
  }

  /// The history has been seen up to `seen` at least.
  public Pins reached(long seen) {
    return seen <= position
        ? this
        : new Pins(seen, vaultKey, logKey, accounts, streams, orders, recovery, mode);
  }

  /// With the server's keys.
  public Pins withServer(Bytes vault, String log) {
    return new Pins(
        position, Optional.of(vault), Optional.of(log), accounts, streams, orders, recovery, mode);
  }

  /// With more of accounts and streams, never with less.
  public Pins seen(Map<AccountId, KnownAccount> met, Map<String, StreamMark> marks) {
    var allAccounts = new HashMap<>(accounts);
    met.forEach((account, known) -> allAccounts.merge(account, known, Pins::newer));
    var allStreams = new HashMap<>(streams);
    marks.forEach((id, mark) -> allStreams.merge(id, mark, Pins::further));
    return new Pins(position, vaultKey, logKey, allAccounts, allStreams, orders, recovery, mode);
  }

  private static KnownAccount newer(KnownAccount one, KnownAccount other) {
    return new KnownAccount(
        one.identityKey(),
        Math.max(one.roster(), other.roster()),
        Math.max(one.serviceEpoch(), other.serviceEpoch()));
  }

  private static StreamMark further(StreamMark one, StreamMark other) {
    return other.sequence() > one.sequence() ? other : one;
  }

  /// With something that this device is about to order.
  public Pins ordering(String order) {
    var all = new TreeSet<>(orders);
    all.add(order);
    return new Pins(
        position, vaultKey, logKey, accounts, streams, List.copyOf(all), recovery, mode);
  }

  /// With the recovery key that this device made.
  public Pins withRecovery(Optional<KnownRecovery> made) {
    return new Pins(position, vaultKey, logKey, accounts, streams, orders, made, mode);
  }

  /// With the account's own mode, unless a later one is known.
  public Pins withMode(KnownMode now) {
    if (mode.filter(known -> known.counter() > now.counter()).isPresent()) return this;
    return new Pins(
        position, vaultKey, logKey, accounts, streams, orders, recovery, Optional.of(now));
  }
}
