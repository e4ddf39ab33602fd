package org.lockstep.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.domain.Moment;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.storage.documents.Documents;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

/// Accounts and devices as they are now.
///
/// States of accounts in use are kept in memory, and so are the owners of devices in use: looking
/// up a device's signing key then waits for nothing. All else is folded from the account's stream.
/// Safe for use by many threads.
public final class AccountModel implements Accounts {
  private final Gate gate;
  private final Documents documents;
  private final Streams streams;
  private final LruCache<AccountId, Account> accounts;
  private final LruCache<AccountId, AccountCard> cards;
  private final LruCache<DeviceId, AccountId> owners;

  AccountModel(Gate gate, Documents documents, Streams streams, Limits limits) {
    this.gate = gate;
    this.documents = documents;
    this.streams = streams;
    accounts = new LruCache<>(limits.accounts());
    cards = new LruCache<>(limits.cards());
    owners = new LruCache<>(limits.devices());
  }

  /// The account, if it has opened.
  public Optional<Account> find(AccountId account) {
    var cached = accounts.get(account);
    if (cached != null) return Optional.of(cached);
    return gate.reading(() -> load(account));
  }

  private Optional<Account> load(AccountId account) {
    var read = streams.account(account, gate.position());
    read.ifPresent(found -> accounts.put(account, found));
    return read;
  }

  /// The account's state, while it is open.
  public Optional<AccountState.Open> state(AccountId account) {
    return find(account).filter(found -> !found.isClosed()).map(Account::state);
  }

  @Override
  public Optional<AccountState.Open> account(AccountId account) {
    return find(account).map(Account::state);
  }

  /// The accounts that are closed and not erased yet.
  public List<AccountId> closing() {
    return gate.reading(
        () ->
            Collections.keys(documents, Collections.DESTRUCTIONS, Collections.CLOSED).stream()
                .map(AccountId::new)
                .toList());
  }

  /// The account with all its seals, if it has opened.
  public Optional<AccountCard> card(AccountId account) {
    return gate.reading(
        () -> {
          var cached = cards.get(account);
          if (cached != null) return Optional.of(cached);
          var read = streams.card(account, gate.position());
          read.ifPresent(found -> cards.put(account, found));
          return read;
        });
  }

  /// The account that opened with that handle.
  public Optional<AccountId> byHandle(HandleId handle) {
    return gate.reading(() -> document(Collections.HANDLES, handle.value())).map(AccountId::new);
  }

  /// The last claim of a handle, whether its account has opened or not.
  public Optional<HandleClaimed> claim(HandleId handle) {
    return gate.reading(() -> streams.stored(handle.value(), gate.position())).reversed().stream()
        .limit(1)
        .map(last -> Decoded.of(last, streams.codec()).event())
        .filter(HandleClaimed.class::isInstance)
        .map(HandleClaimed.class::cast)
        .findFirst();
  }

  /// The account that a device belongs to, or once belonged to: the first that named it.
  public Optional<AccountId> deviceOwner(DeviceId device) {
    var cached = owners.get(device);
    if (cached != null) return Optional.of(cached);
    return gate.reading(() -> loadOwner(device));
  }

  private Optional<AccountId> loadOwner(DeviceId device) {
    var read = document(Collections.DEVICES, device.value()).map(AccountId::new);
    read.ifPresent(owner -> owners.put(device, owner));
    return read;
  }

  /// The device with its signing key, if it is on its account's roster and the account is open.
  public Optional<TrustedDevice> trusted(DeviceId device) {
    return ofRoster(device, false);
  }

  /// The device with its signing key, if it was on its account's roster when that was closed.
  public Optional<TrustedDevice> trustedAtClosing(DeviceId device) {
    return ofRoster(device, true);
  }

  private Optional<TrustedDevice> ofRoster(DeviceId device, boolean ofClosed) {
    return deviceOwner(device)
        .flatMap(this::find)
        .filter(account -> account.isClosed() == ofClosed)
        .flatMap(account -> trusted(device, account));
  }

  private static Optional<TrustedDevice> trusted(DeviceId device, Account account) {
    return Optional.ofNullable(account.state().devices().get(device))
        .map(d -> new TrustedDevice(account.state().account(), d, added(device, account)));
  }

  private static Instant added(DeviceId device, Account account) {
    return Objects.requireNonNull(account.addedAt().get(device));
  }

  /// What the account's devices owe it for itself, oldest first.
  public List<Owed> obligations(AccountId account) {
    return find(account).map(found -> owedBy(found, false)).orElse(List.of());
  }

  /// Whether the server owes the account the destruction of its service secrets.
  public List<Owed> owedByServer() {
    return gate.reading(
        () -> {
          var owed = new ArrayList<Owed>();
          for (var key : Collections.keys(documents, Collections.DESTRUCTIONS, "account")) {
            find(new AccountId(key)).ifPresent(found -> owed.addAll(owedBy(found, true)));
          }
          return List.copyOf(owed);
        });
  }

  private static List<Owed> owedBy(Account account, boolean server) {
    return account.owed().entrySet().stream()
        .filter(e -> (e.getKey() == ObligationName.DESTROY_SERVICE_SECRETS) == server)
        .map(e -> owed(account.state().account(), e))
        .sorted(Comparator.comparing(Owed::since))
        .toList();
  }

  private static Owed owed(AccountId account, Map.Entry<ObligationName, Moment> e) {
    return new Owed(e.getKey(), Optional.empty(), Optional.of(account), e.getValue());
  }

  private Optional<String> document(String collection, String key) {
    return documents.get(collection, key).map(found -> Collections.text(found.value()));
  }

  /// What a batch of events may begin with.
  MovingAccounts moving() {
    return new MovingAccounts(streams, gate.position(), accounts::get);
  }

  /// Takes in what a batch has changed; within [Gate#moving].
  void publish(Map<AccountId, Optional<Account>> changed) {
    changed.forEach(
        (account, now) -> {
          cards.remove(account);
          now.ifPresentOrElse(
              known -> accounts.put(account, known), () -> accounts.remove(account));
        });
  }

  /// Lets go of everything in memory about an account, so that an erased text is read as erased.
  void forget(AccountId account) {
    accounts.remove(account);
    cards.remove(account);
  }

  void clear() {
    accounts.clear();
    cards.clear();
    owners.clear();
  }
}
