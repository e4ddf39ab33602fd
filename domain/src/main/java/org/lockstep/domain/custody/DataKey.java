package org.lockstep.domain.custody;

import java.util.Optional;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.id.AccountId;

/// The key that an item of an account's own data is written under, as its version names it.
///
/// Which one that has to be follows from the custody graph's own answer,
/// [CategoryProtection#keyOf]: no second table says it.
///
/// @param kind whose key it is
/// @param number its generation, from 1
public record DataKey(Kind kind, int number) {
  /// Whose key it is.
  public enum Kind {
    /// The server made it, and reads what is written under it in every mode.
    SERVER,
    /// It derives from the account's service secret.
    SERVICE,
    /// It derives from the account's circle secret.
    CIRCLE,
    /// It derives from the account's messages key.
    MESSAGES
  }

  /// Refuses a number below 1 with an [IllegalArgumentException].
  public DataKey {
    if (number < 1) throw new IllegalArgumentException("keys are counted from 1");
  }

  /// What new data of a category is written under; empty for messages before there is a key for
  /// them.
  public static Optional<DataKey> current(Category category, Open open) {
    return switch (CategoryProtection.keyOf(category, open)) {
      case Key.ServerMade _ -> Optional.of(new DataKey(Kind.SERVER, 1));
      case Key.Messages(_, var number) -> Optional.of(new DataKey(Kind.MESSAGES, number));
      case Key.OfCategory(_, var of, var epoch) ->
          Optional.of(
              new DataKey(
                  of.keeper() == Category.Keeper.CIRCLE ? Kind.CIRCLE : Kind.SERVICE, epoch));
      case Key.Circle _ -> Optional.empty();
      case Key.Vault _,
          Key.OfDevice _,
          Key.Recovery _,
          Key.Service _,
          Key.OfSession _,
          Key.Share _ ->
          throw new IllegalStateException("no data is written under such a key");
    };
  }

  /// Whether anything of the category can ever have been written under a key of this kind (R24):
  /// nothing that is always end-to-end encrypted under one that the server reaches.
  public boolean fits(Category category) {
    return switch (kind) {
      case SERVER -> category.keeper() == Category.Keeper.SERVER || category == Category.REMINDERS;
      case SERVICE -> category.keeper() == Category.Keeper.SERVICE;
      case CIRCLE -> category.keeper() == Category.Keeper.CIRCLE && category != Category.MESSAGES;
      case MESSAGES -> category == Category.MESSAGES;
    };
  }

  /// The node of the custody graph that it is.
  public Key in(AccountId account, Category category) {
    return switch (kind) {
      case SERVER -> new Key.ServerMade(account, category);
      case SERVICE, CIRCLE -> new Key.OfCategory(account, category, number);
      case MESSAGES -> new Key.Messages(account, number);
    };
  }
}
