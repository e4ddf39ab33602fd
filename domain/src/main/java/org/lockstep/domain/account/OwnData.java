package org.lockstep.domain.account;

import org.lockstep.domain.account.Category.Keeper;

/// What an account chose for data of its own, and where its messages key stands.
///
/// @param messages the generations of the messages key
/// @param backup whether backups are on
/// @param caldav whether reminders are synchronised through CalDAV
public record OwnData(MessagesEpochs messages, boolean backup, boolean caldav) {
  /// That of a new account: nothing is on, and there are no messages.
  public static final OwnData NONE = new OwnData(MessagesEpochs.NONE, false, false);

  /// What keeps the key that new data of a category is written under. A protocol that the server
  /// speaks needs a key that the server made (R34).
  public Keeper keeperOf(Category category) {
    return caldav && category == Category.REMINDERS ? Keeper.SERVER : category.keeper();
  }

  OwnData after(AccountEvent.OfOwnData event) {
    return switch (event) {
      case AccountEvent.MessagesKeyStarted e -> with(messages.started(e.key()));
      case AccountEvent.MessagesKeyCopied e -> with(messages.copied(e.copy()));
      case AccountEvent.BackupTurnedOn _ -> new OwnData(messages, true, caldav);
      case AccountEvent.BackupTurnedOff _ -> new OwnData(messages, false, caldav);
      case AccountEvent.CaldavTurnedOn _ -> new OwnData(messages, backup, true);
      case AccountEvent.CaldavTurnedOff _ -> new OwnData(messages, backup, false);
    };
  }

  private OwnData with(MessagesEpochs now) {
    return new OwnData(now, backup, caldav);
  }
}
