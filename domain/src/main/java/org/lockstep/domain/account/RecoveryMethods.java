package org.lockstep.domain.account;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.domain.account.AccountState.Open;

/// The ways back into an account beside its recovery key, as they stand.
///
/// All methods share one count with the recovery keys, so that a number names one of them for ever.
///
/// @param contacts the people who help
public record RecoveryMethods(Contacts contacts) {
  static final RecoveryMethods NONE = new RecoveryMethods(Contacts.NONE);

  /// The people who help, as far as the history tells.
  ///
  /// @param number the number of their secret, 0 if there are none
  /// @param threshold how many of them it takes
  /// @param parts how many of them there are
  /// @param confirmed the parts whose holders have shown that they have them
  public record Contacts(int number, int threshold, int parts, Set<Integer> confirmed) {
    static final Contacts NONE = new Contacts(0, 0, 0, Set.of());

    /// Copies the set.
    public Contacts {
      confirmed = Set.copyOf(confirmed);
    }

    /// Whether enough of them have confirmed for the account to come back (R03).
    public boolean areReady() {
      return number != 0 && confirmed.size() >= threshold;
    }

    Contacts with(AccountEvent.RecoveryContactConfirmed e) {
      if (e.number() != number) return this;
      var more = new HashSet<>(confirmed);
      more.add(e.part());
      return new Contacts(number, threshold, parts, more);
    }
  }

  RecoveryMethods after(AccountEvent.OfRecoveryMethod event) {
    return switch (event) {
      case AccountEvent.RecoveryContactsSet e ->
          new RecoveryMethods(
              new Contacts(e.keys().number(), e.threshold(), e.confirmations().size(), Set.of()));
      case AccountEvent.RecoveryContactConfirmed e -> new RecoveryMethods(contacts.with(e));
      case AccountEvent.RecoveryContactsRemoved _ -> NONE;
    };
  }

  /// The numbers of all that brings an account back, its recovery key included: each new secret is
  /// sealed for each of them.
  public static Set<Integer> standing(Open open) {
    var methods = open.signIn().recoveries().methods();
    var numbers = new TreeSet<>(Set.of(open.recovery()));
    numbers.add(methods.contacts().number());
    numbers.remove(0);
    return numbers;
  }

  /// Whether without its recovery key the account could come back by what R03 counts.
  static boolean keepWithoutKey(Open open) {
    return open.signIn().recoveries().methods().contacts().areReady();
  }

  static Set<Integer> only(int number) {
    return number == 0 ? Set.of() : Set.of(number);
  }
}
