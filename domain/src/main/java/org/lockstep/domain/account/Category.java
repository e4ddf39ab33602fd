package org.lockstep.domain.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A kind of data. Which secret its keys derive from decides who can ever read it; the table of
/// protection follows from that and from the account's mode (R30).
public enum Category {
  /// Mail: it works together with mail systems elsewhere, so the server reads it.
  MAIL(Keeper.SERVER),
  /// Contacts; CardDAV has no end-to-end encryption.
  CONTACTS(Keeper.SERVER),
  /// Calendars; what is shared under it is escrowed, for CalDAV has no end-to-end encryption.
  CALENDARS(Keeper.SERVER),
  /// Backups of devices; while they are on, they hold a copy of the messages key (R33).
  BACKUP(Keeper.SERVICE),
  /// Documents and any other saved file.
  DRIVE(Keeper.SERVICE),
  /// Photos and videos.
  PHOTOS(Keeper.SERVICE),
  /// Notes.
  NOTES(Keeper.SERVICE),
  /// Reminders; through CalDAV they are never end-to-end encrypted (R34).
  REMINDERS(Keeper.SERVICE),
  /// Bookmarks of the browser.
  SAFARI_BOOKMARKS(Keeper.SERVICE),
  /// Shortcuts of the assistant.
  SIRI_SHORTCUTS(Keeper.SERVICE),
  /// Voice memos.
  VOICE_MEMOS(Keeper.SERVICE),
  /// Passes of the wallet.
  WALLET_PASSES(Keeper.SERVICE),
  /// Boards.
  FREEFORM(Keeper.SERVICE),
  /// Saved accounts and passwords.
  PASSWORDS_AND_KEYCHAIN(Keeper.CIRCLE),
  /// Health.
  HEALTH(Keeper.CIRCLE),
  /// The journal.
  JOURNAL(Keeper.CIRCLE),
  /// The home and what is in it.
  HOME(Keeper.CIRCLE),
  /// Messages, which have a key of their own (R33).
  MESSAGES(Keeper.CIRCLE),
  /// Payment information.
  PAYMENT_INFORMATION(Keeper.CIRCLE),
  /// Transactions of the card.
  APPLE_CARD_TRANSACTIONS(Keeper.CIRCLE),
  /// Favourites, guides and searches on maps.
  MAPS(Keeper.CIRCLE),
  /// Words that the keyboard learned.
  QUICKTYPE_VOCABULARY(Keeper.CIRCLE),
  /// The browser's history, tab groups and open tabs.
  SAFARI(Keeper.CIRCLE),
  /// Screen time.
  SCREEN_TIME(Keeper.CIRCLE),
  /// Settings and personalisation of the assistant.
  SIRI_INFORMATION(Keeper.CIRCLE),
  /// Passwords of wireless networks.
  WIFI_PASSWORDS(Keeper.CIRCLE),
  /// Keys of headphones.
  BLUETOOTH_KEYS(Keeper.CIRCLE),
  /// Faces for messages.
  MEMOJI(Keeper.CIRCLE);

  /// The categories in which something can be shared: their public keys are published with each
  /// service epoch, for others to seal to. Everything else only its owner's devices ever seal.
  public static final Set<Category> SHAREABLE =
      Collections.unmodifiableSet(EnumSet.of(DRIVE, PHOTOS, NOTES, REMINDERS, FREEFORM, CALENDARS));

  private final Keeper keeper;

  Category(Keeper keeper) {
    this.keeper = keeper;
  }

  /// What keeps the keys of an account's own data in it.
  public Keeper keeper() {
    return keeper;
  }

  /// Whose secret the keys of a category derive from.
  public enum Keeper {
    /// The account's circle secret, which never leaves its trusted devices.
    CIRCLE,
    /// The account's service secret, which the vault holds as long as the account is `STANDARD`.
    SERVICE,
    /// The server, which makes the keys itself and reads them in every mode.
    SERVER
  }
}
