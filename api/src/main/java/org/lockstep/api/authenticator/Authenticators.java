package org.lockstep.api.authenticator;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.crypto.totp.TotpKey;
import org.lockstep.domain.id.AccountId;
import org.lockstep.projections.AccountModel;
import org.lockstep.vault.SealedRecords;

/// The secrets of authenticators, and which of their codes are used up. A code is good once: that
/// it was given is durable before anybody is told that it was right.
///
/// Safe for use by many threads.
public final class Authenticators implements OwnedRecords {
  private static final String SECRET = "authenticator";
  private static final String STEP = "authenticator-step";

  private final SealedRecords records;
  private final AccountModel accounts;
  private final Clock clock;
  // Stands in for the authenticator of an account that has none, so that its answer takes as long.
  private final TotpKey ofNobody = TotpKey.random();

  /// Kept in these records.
  public Authenticators(SealedRecords records, AccountModel accounts, Clock clock) {
    this.records = records;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// Keeps a secret, not to be used before the history tells of its number.
  void keep(AccountId account, int number, TotpKey key) {
    records.destroy(STEP, name(account, number));
    records.put(SECRET, name(account, number), key.bytes());
  }

  /// Destroys what is kept of an authenticator.
  void destroy(AccountId account, int number) {
    records.destroy(SECRET, name(account, number));
    records.destroy(STEP, name(account, number));
  }

  /// Destroys what is kept of all of an account's authenticators but one.
  ///
  /// @param number of the one that stays, 0 for none
  void keepOnly(AccountId account, int number) {
    for (var kind : new String[] {SECRET, STEP}) {
      records.list(kind, account.value()).stream()
          .filter(id -> !id.equals(name(account, number)))
          .forEach(id -> records.destroy(kind, id));
    }
  }

  @Override
  public void destroyAll(AccountId account) {
    keepOnly(account, 0);
  }

  @Override
  public int count(AccountId account) {
    return records.list(SECRET, account.value()).size()
        + records.list(STEP, account.value()).size();
  }

  /// Whether a code is right; if so it is used up.
  ///
  /// @param account of the handle that was given, empty if there is none
  /// @return empty if the account has no authenticator, or does not exist
  public synchronized Optional<Boolean> take(Optional<AccountId> account, String code) {
    int number = account.map(this::number).orElse(0);
    if (number == 0) {
      boolean _ = ofNobody.recognise(code, clock.instant(), OptionalLong.empty()).isPresent();
      return Optional.empty();
    }
    return Optional.of(take(name(account.orElseThrow(), number), code));
  }

  private boolean take(String name, String code) {
    var key = records.get(SECRET, name).map(TotpKey::of);
    if (key.isEmpty()) return false;
    var step = key.get().recognise(code, clock.instant(), used(name));
    step.ifPresent(
        used -> records.put(STEP, name, ByteBuffer.allocate(Long.BYTES).putLong(used).array()));
    return step.isPresent();
  }

  private OptionalLong used(String name) {
    return records
        .get(STEP, name)
        .map(kept -> OptionalLong.of(ByteBuffer.wrap(kept).getLong()))
        .orElseGet(OptionalLong::empty);
  }

  private int number(AccountId account) {
    return accounts.state(account).map(open -> open.signIn().authenticator()).orElse(0);
  }

  private static String name(AccountId account, int number) {
    return account.value() + "-" + number;
  }
}
