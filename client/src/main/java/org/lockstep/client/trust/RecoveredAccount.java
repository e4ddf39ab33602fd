package org.lockstep.client.trust;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.KnownAccount;
import org.lockstep.client.home.KnownMode;
import org.lockstep.client.home.KnownRecovery;
import org.lockstep.client.home.Pins;
import org.lockstep.crypto.recovery.RecoveryKeys;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvolution;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.EventRecordRefused;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.event.UnreadableEvent;

/// An account as a device that comes back into it finds it: its own stream from the first event on,
/// every signature in it verified with the identity key that the recovery brought back.
///
/// Not proven by it: that nothing later is withheld. What the packet holds is the least that is
/// believed, and every other device of the account would see that it is not the whole. Confined to
/// one thread.
public final class RecoveredAccount {
  private final AccountId account;
  private final AccountCheck check;
  private final NavigableMap<Integer, Epoch> circle = new TreeMap<>();
  private final NavigableMap<Integer, Epoch> service = new TreeMap<>();
  private AccountState state = AccountState.UNBORN;
  private final Map<RecoveryMethod, Reach> reach = new EnumMap<>(RecoveryMethod.class);

  private RecoveredAccount(AccountId account) {
    this.account = account;
    this.check = new AccountCheck(account);
  }

  /// What is published of an epoch of a secret.
  ///
  /// @param commitment binds the secret
  /// @param previous the secret before, wrapped under this one; empty for the first
  public record Epoch(Bytes commitment, Bytes previous) {}

  /// Up to which epochs the packet of a recovery method reaches by itself.
  private record Reach(int circle, int service) {}

  /// Verifies an account's stream.
  ///
  /// @param identity the key that must have signed it
  /// @throws TrustRefused if it is not whole, or says something that this key did not sign
  public static RecoveredAccount of(
      AccountId account, VerifyingKey identity, List<EventRecord> records) {
    var recovered = new RecoveredAccount(account);
    var codec = new EventCodec(PersonalKeys.NONE);
    for (int i = 0; i < records.size(); i++) {
      recovered.take(recovered.event(records.get(i), i, codec));
    }
    boolean ours =
        recovered.state instanceof AccountState.Open open
            && open.identityKey().equals(Bytes.of(identity.bytes()));
    if (!ours) throw recovered.wrong("the identity key is another one");
    return recovered;
  }

  private AccountEvent event(EventRecord record, int index, EventCodec codec) {
    if (record.streamSequence() != index) throw wrong("its history is not whole");
    try {
      var event = record.decode(codec).event();
      if (event instanceof AccountEvent own && own.account().equals(account)) return own;
    } catch (EventRecordRefused | UnreadableEvent damaged) {
      throw new TrustRefused(new Breach.RecoveryWrong(account, "its history is damaged"), damaged);
    }
    throw wrong("its history is somebody else's");
  }

  private TrustRefused wrong(String fault) {
    return new TrustRefused(new Breach.RecoveryWrong(account, fault));
  }

  private void take(AccountEvent event) {
    boolean first = state instanceof AccountState.Unborn;
    if (first && !(event instanceof AccountEvent.AccountOpened)) {
      throw wrong("its history has no beginning");
    }
    check.apply(event);
    state = AccountEvolution.evolve(state, event);
    switch (event) {
      case AccountEvent.AccountOpened e -> {
        add(e.circle());
        add(e.service());
      }
      case AccountEvent.CircleSecretRotated e -> add(e.circle());
      case AccountEvent.ServiceSecretRotated e -> add(e.service());
      case AccountEvent.RecoveryKeySet _ -> reaches(RecoveryMethod.KEY);
      case AccountEvent.RecoveryContactsSet _ -> reaches(RecoveryMethod.CONTACTS);
      default -> {} // the events that publish no key
    }
  }

  private void reaches(RecoveryMethod method) {
    reach.put(method, new Reach(circle.lastKey(), service.lastKey()));
  }

  private void add(CircleEpoch epoch) {
    circle.put(epoch.number(), new Epoch(epoch.commitment(), epoch.previous()));
  }

  private void add(ServiceEpoch epoch) {
    service.put(epoch.number(), new Epoch(epoch.commitment(), epoch.previous()));
  }

  /// What the account's identity key signed.
  public TrustedAccount verified() {
    return check.verified();
  }

  /// What the account published last of a recovery method, unless it was removed.
  public Optional<RecoveryKeys> recovery(RecoveryMethod method) {
    return Optional.ofNullable(check.recovery().get(method));
  }

  /// The account as its events tell.
  public AccountState.Open state() {
    return (AccountState.Open) state;
  }

  /// The epochs of the circle secret.
  public NavigableMap<Integer, Epoch> circle() {
    return circle;
  }

  /// The epochs of the service secret.
  public NavigableMap<Integer, Epoch> service() {
    return service;
  }

  /// Checks, as far as that can be told without what a method rests on, that it reaches the current
  /// secrets: those that are newer than it must have been sealed for it.
  ///
  /// @throws TrustRefused if it does not
  public void requireReach(RecoveryMethod method, boolean circleSealed, boolean serviceSealed) {
    var then = reach.get(method);
    if (then == null || recovery(method).isEmpty()) throw wrong("it has no recovery key");
    boolean reached =
        (circleSealed || circle.lastKey() == then.circle())
            && (serviceSealed || service.lastKey() == then.service());
    if (!reached) throw wrong("the newest secret is missing");
  }

  /// What a device remembers of what it was shown, so that it is shown nothing less from now on.
  ///
  /// @param records that it was made from
  public Pins remember(Pins pins, List<EventRecord> records) {
    var open = (AccountState.Open) state;
    var known = verified();
    var met = new KnownAccount(open.identityKey(), known.roster(), known.serviceEpoch());
    return pins.seen(Map.of(account, met), StreamMarks.of(records))
        .withMode(new KnownMode(open.mode(), open.modeCounter()))
        .withRecovery(recovery(RecoveryMethod.KEY).map(KnownRecovery::of));
  }
}
