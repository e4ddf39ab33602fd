package org.lockstep.domain.custody;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.Category.Keeper;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.id.AccountId;

/// The seals around the keys of an account's own data.
final class OwnDataSeals {
  private static final Key VAULT = new Key.Vault();

  private OwnDataSeals() {}

  /// What the server makes for an account from its first moment.
  static List<Seal> ofServer(AccountId account) {
    return keptBy(Keeper.SERVER)
        .map(category -> new Seal(VAULT, new Key.ServerMade(account, category)))
        .toList();
  }

  /// What the circle secret of an epoch derives. Messages have a key of their own.
  static List<Seal> ofCircle(AccountId account, int epoch) {
    return keptBy(Keeper.CIRCLE)
        .filter(category -> category != Category.MESSAGES)
        .map(
            category ->
                new Seal(
                    new Key.Circle(account, epoch), new Key.OfCategory(account, category, epoch)))
        .toList();
  }

  /// What the service secret of an epoch derives, published or not.
  static List<Seal> ofService(AccountId account, int epoch) {
    return keptBy(Keeper.SERVICE)
        .map(
            category ->
                new Seal(
                    new Key.Service(account, epoch), new Key.OfCategory(account, category, epoch)))
        .toList();
  }

  private static Stream<Category> keptBy(Keeper keeper) {
    return Arrays.stream(Category.values()).filter(category -> category.keeper() == keeper);
  }

  static List<Seal> of(AccountEvent.OfOwnData event) {
    return switch (event) {
      case AccountEvent.MessagesKeyStarted e -> ofMessages(e.account(), e.key());
      case AccountEvent.MessagesKeyCopied e -> List.of(ofCopy(e.account(), e.copy()));
      case AccountEvent.CaldavTurnedOn e ->
          List.of(new Seal(VAULT, new Key.ServerMade(e.account(), Category.REMINDERS)));
      case AccountEvent.BackupTurnedOn _,
          AccountEvent.BackupTurnedOff _,
          AccountEvent.CaldavTurnedOff _ ->
          List.of();
    };
  }

  private static List<Seal> ofMessages(AccountId account, MessagesKey key) {
    var seals = new ArrayList<Seal>();
    var messages = new Key.Messages(account, key.number());
    seals.add(new Seal(new Key.Circle(account, key.circleEpoch()), messages));
    if (key.number() > 1) {
      seals.add(new Seal(messages, new Key.Messages(account, key.number() - 1)));
    }
    return seals;
  }

  private static Seal ofCopy(AccountId account, BackupCopy copy) {
    return new Seal(
        new Key.OfCategory(account, Category.BACKUP, copy.serviceEpoch()),
        new Key.Messages(account, copy.number()));
  }
}
