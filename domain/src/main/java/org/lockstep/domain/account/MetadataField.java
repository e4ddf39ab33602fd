package org.lockstep.domain.account;

/// What an item may say of itself beside its sealed content: the metadata that stays under standard
/// protection in every mode (R40). [StandardMetadata] tells which category has which.
public enum MetadataField {
  /// The name of the device of a backup.
  DEVICE_NAME,
  /// The model of the device of a backup.
  DEVICE_MODEL,
  /// The colour of the device of a backup.
  DEVICE_COLOUR,
  /// The serial number of the device of a backup.
  DEVICE_SERIAL,
  /// The apps in a backup.
  APPS,
  /// The file formats in a backup.
  FILE_FORMATS,
  /// When a snapshot was made.
  SNAPSHOT_TIME,
  /// How large a snapshot is.
  SNAPSHOT_SIZE,
  /// A checksum of the content, keyed per account (R47).
  CONTENT_CHECKSUM,
  /// A checksum of the name, keyed per account (R47).
  NAME_CHECKSUM,
  /// The type of a file.
  FILE_TYPE,
  /// When it was created.
  CREATED,
  /// When it was last modified.
  MODIFIED,
  /// When it was last opened.
  OPENED,
  /// When it was last viewed.
  VIEWED,
  /// When it was imported.
  IMPORTED,
  /// Whether it is marked as a favourite.
  FAVOURITE,
  /// Whether it is hidden.
  HIDDEN,
  /// Whether it is marked as deleted.
  DELETED,
  /// Whether it is pinned.
  PINNED,
  /// Whether it contains a drawing.
  DRAWING,
  /// Whether it contains handwriting.
  HANDWRITING,
  /// How often it was viewed.
  VIEWS,
  /// The size of a file.
  SIZE,
  /// The signature of an app's installer.
  INSTALLER_SIGNATURE,
  /// The signature of a bundle.
  BUNDLE_SIGNATURE,
  /// Whether it is an executable.
  EXECUTABLE,
  /// Whether it lies in the folder of favourites.
  IN_FAVOURITES,
  /// When the last synchronisation completed.
  LAST_SYNC,
  /// Whether synchronisation is off.
  SYNC_DISABLED,
  /// Error codes.
  ERROR_CODES,
  /// The type of a message.
  MESSAGE_TYPE
}
