package org.lockstep.api.account;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.api.problem.ApiProblem.PasswordTooShort;
import org.lockstep.api.problem.ApiProblem.TextLengthWrong;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.password.PasswordVerifier;
import org.lockstep.domain.id.AccountId;
import org.lockstep.vault.SealedRecords;

/// Password verifiers: Argon2id, under the vault's root key, one for each account.
public final class Passwords implements OwnedRecords {
  private static final String KIND = "password";
  private static final int SHORTEST = 10;
  private static final int LONGEST = 1_000;

  /// Each takes 64 MiB while it works: whoever comes later waits.
  private static final int AT_ONCE = 2;

  private final SealedRecords records;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /// Verifiers kept in these records.
  public Passwords(SealedRecords records) {
    this.records = records;
  }

  /// Keeps a verifier of the password in place of any earlier one.
  ///
  /// @throws Refused if the password is too short, or longer than anybody types
  void set(AccountId account, String password) {
    if (password.length() < SHORTEST) throw new Refused(new PasswordTooShort(SHORTEST));
    if (password.length() > LONGEST) {
      throw new Refused(new TextLengthWrong("/password", LONGEST));
    }
    var verifier = stretching(() -> PasswordVerifier.make(password)).encode();
    records.put(KIND, account.value(), verifier.getBytes(StandardCharsets.US_ASCII));
  }

  void forget(AccountId account) {
    records.destroy(KIND, account.value());
  }

  @Override
  public void destroyAll(AccountId account) {
    forget(account);
  }

  @Override
  public int count(AccountId account) {
    return records.get(KIND, account.value()).isPresent() ? 1 : 0;
  }

  /// Whether this is the account's password. Takes as long where there is no such account.
  public boolean matches(Optional<AccountId> account, String password) {
    if (password.length() > LONGEST) return false;
    var verifier =
        account
            .flatMap(known -> records.get(KIND, known.value()))
            .map(kept -> PasswordVerifier.parse(new String(kept, StandardCharsets.US_ASCII)))
            .orElseGet(PasswordVerifier::ofNobody);
    return stretching(() -> verifier.matches(password));
  }

  /// Where passwords wait to be stretched.
  Semaphore places() {
    return places;
  }

  private <T> T stretching(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
