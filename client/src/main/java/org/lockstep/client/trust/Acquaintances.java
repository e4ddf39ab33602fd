package org.lockstep.client.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.KnownAccount;
import org.lockstep.client.home.Membership;
import org.lockstep.client.home.Pins;
import org.lockstep.client.home.StreamMark;
import org.lockstep.crypto.account.SafetyNumber;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.AccountMessages.PublicAccount;

/// Whom this device has met, and how far it has seen: what is shown anew must fit what was shown
/// before.
///
/// The first meeting is trusted and remembered (R71); from then on an identity key never changes
/// silently, rosters and epochs never go back, and no stream loses or changes an event. Nothing is
/// remembered of what is refused. Safe for use by many threads.
public final class Acquaintances {
  private final Home home;

  /// The acquaintances of this home's account.
  public Acquaintances(Home home) {
    this.home = home;
  }

  /// Believes what an account says of itself, once its signatures are verified and it fits what is
  /// pinned.
  ///
  /// @throws TrustRefused if not
  public TrustedAccount meet(PublicAccount shown) {
    var account = PublicAccounts.verify(shown);
    check(account, home.pins());
    home.pin(pins -> pins.seen(Map.of(account.account(), known(account)), Map.of()));
    return account;
  }

  /// Believes a history, once it fits what is pinned.
  ///
  /// @param records what it was made from
  /// @throws TrustRefused if not
  void meet(TrustedHistory history, List<EventRecord> records) {
    var pins = home.pins();
    StreamMarks.check(records, pins.streams());
    history.accounts().values().forEach(account -> check(account, pins));
    home.device()
        .ifPresent(device -> OwnOrders.check(history.events(), device.id(), pins.orders()));
    var met = new HashMap<AccountId, KnownAccount>();
    history.accounts().forEach((id, account) -> met.put(id, known(account)));
    var marks = StreamMarks.of(records);
    if (!isKnown(met, marks, pins)) home.pin(now -> now.seen(met, marks));
  }

  /// Believes the own account's history, once it fits what is pinned.
  ///
  /// @param own what was verified of it
  /// @param events what it says
  /// @param records what it was made from
  /// @throws TrustRefused if not
  void meetOwn(TrustedAccount own, List<Recorded<Event>> events, List<EventRecord> records) {
    var pins = home.pins();
    StreamMarks.check(records, pins.streams());
    check(own, pins);
    OwnOrders.check(events, home.requireDevice().id(), pins.orders());
    var met = Map.of(own.account(), known(own));
    var marks = StreamMarks.of(records);
    if (!isKnown(met, marks, pins)) home.pin(now -> now.seen(met, marks));
  }

  private static boolean isKnown(
      Map<AccountId, KnownAccount> met, Map<String, StreamMark> marks, Pins pins) {
    return pins.accounts().entrySet().containsAll(met.entrySet())
        && pins.streams().entrySet().containsAll(marks.entrySet());
  }

  private static KnownAccount known(TrustedAccount account) {
    return new KnownAccount(
        Bytes.of(account.identity().bytes()), account.roster(), account.serviceEpoch());
  }

  private void check(TrustedAccount shown, Pins pins) {
    var own = home.membership();
    if (own.filter(mine -> mine.account().equals(shown.account())).isPresent()) {
      checkOwn(shown, own.get());
    }
    Optional.ofNullable(pins.accounts().get(shown.account()))
        .ifPresent(known -> check(shown, known));
  }

  private void checkOwn(TrustedAccount shown, Membership own) {
    requireIdentity(shown, own.identityKey());
    var device = home.requireDevice();
    var onRoster = shown.devices().get(device.id());
    if (!device.onRoster().equals(onRoster)) {
      throw new TrustRefused(new Breach.OwnDeviceMissing(device.id()));
    }
  }

  private void check(TrustedAccount shown, KnownAccount known) {
    requireIdentity(shown, known.identityKey());
    if (shown.roster() < known.roster()) {
      throw new TrustRefused(
          new Breach.RosterRolledBack(shown.account(), known.roster(), shown.roster()));
    }
    if (shown.serviceEpoch() < known.serviceEpoch()) {
      throw new TrustRefused(
          new Breach.CategoryKeysRolledBack(
              shown.account(), known.serviceEpoch(), shown.serviceEpoch()));
    }
  }

  private void requireIdentity(TrustedAccount shown, Bytes pinned) {
    if (pinned.equals(Bytes.of(shown.identity().bytes()))) return;
    throw new TrustRefused(
        new Breach.IdentityChanged(
            shown.account(),
            safetyNumber(shown.account(), VerifyingKey.of(pinned.toArray())),
            safetyNumber(shown.account(), shown.identity())));
  }

  /// What the person of this home and the other one compare.
  public SafetyNumber safetyNumber(AccountId other, VerifyingKey identity) {
    var own = home.requireMembership();
    return SafetyNumber.of(
        own.account().value(),
        VerifyingKey.of(own.identityKey().toArray()),
        other.value(),
        identity);
  }

  /// This device.
  public DeviceKeys device() {
    return home.requireDevice();
  }
}
