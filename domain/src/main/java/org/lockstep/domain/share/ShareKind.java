package org.lockstep.domain.share;

import org.lockstep.domain.account.Category;

/// What is shared. The kind decides whose category keys its grants are sealed to, and what is
/// possible at all.
public enum ShareKind {
  /// A folder of files.
  FOLDER(Category.DRIVE, true, false),
  /// One document, on which people may work live (R54).
  DOCUMENT(Category.DRIVE, true, true),
  /// A library of photos.
  PHOTO_LIBRARY(Category.PHOTOS, true, false),
  /// A note.
  NOTE(Category.NOTES, true, true),
  /// A list of reminders.
  REMINDER_LIST(Category.REMINDERS, true, false),
  /// A list of reminders that is synchronised through CalDAV, which has no end-to-end encryption
  /// (R34).
  CALDAV_REMINDERS(Category.REMINDERS, false, false),
  /// A board.
  BOARD(Category.FREEFORM, true, true),
  /// An album that the server can always read (R55).
  SHARED_ALBUM(Category.PHOTOS, false, false),
  /// A calendar; CalDAV has no end-to-end encryption.
  CALENDAR(Category.CALENDARS, false, false);

  private final Category category;
  private final boolean endToEndPossible;
  private final boolean collaborative;

  ShareKind(Category category, boolean endToEndPossible, boolean collaborative) {
    this.category = category;
    this.endToEndPossible = endToEndPossible;
    this.collaborative = collaborative;
  }

  /// The category whose keys of its participants the share's secrets are sealed to.
  public Category category() {
    return category;
  }

  /// Whether such a share can be end-to-end encrypted at all (R51).
  public boolean endToEndPossible() {
    return endToEndPossible;
  }

  /// Whether people can work on it live: single documents only, never what holds them (R54).
  public boolean collaborative() {
    return collaborative;
  }
}
