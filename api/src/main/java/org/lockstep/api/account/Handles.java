package org.lockstep.api.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockstep.api.problem.ApiProblem.HandleMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.IdText;
import org.lockstep.projections.AccountModel;
import org.lockstep.vault.ServerKeys;

/// Handles as people type them, and what stands for them in the history.
public final class Handles {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

  private final ServerKeys keys;
  private final AccountModel accounts;

  /// Handles of these accounts, under the server's key for them.
  public Handles(ServerKeys keys, AccountModel accounts) {
    this.keys = keys;
    this.accounts = accounts;
  }

  /// The form in which equal handles are equal: lower case, without an `@` in front.
  ///
  /// @throws Refused if it has not the form of a handle
  public static String normalise(String typed) {
    var lower = typed.strip().toLowerCase(Locale.ROOT);
    var handle = lower.startsWith("@") ? lower.substring(1) : lower;
    if (FORM.matcher(handle).matches()) return handle;
    throw new Refused(new HandleMalformed("2 to 32 letters, digits, dots, dashes or underscores"));
  }

  /// What stands for a handle in the history.
  ///
  /// @param normalised as [#normalise] gives it
  public HandleId id(String normalised) {
    return new HandleId(IdText.of(keys.handleDigest(normalised)));
  }

  /// The account of that handle.
  public Optional<AccountId> account(String typed) {
    return accounts.byHandle(id(normalise(typed)));
  }

  /// The handle of an account, unless it is erased.
  public Optional<String> of(AccountId account) {
    return accounts.find(account).flatMap(found -> found.handle().text());
  }
}
