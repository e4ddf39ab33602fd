package org.lockstep.domain.account;

import java.util.List;
import java.util.Map;

/// What stays under standard protection in every mode, by category: the server may read it even
/// where the content is end-to-end encrypted, and nothing else (R40).
public final class StandardMetadata {
  private static final Map<Category, List<String>> LEFT =
      Map.ofEntries(
          Map.entry(
              Category.BACKUP,
              List.of(
                  "name, model, colour and serial number of the device of each backup",
                  "list of apps and file formats in the backup",
                  "date, time and size of each backup snapshot")),
          Map.entry(
              Category.DRIVE,
              List.of(
                  "raw byte checksums of the file content and the file name",
                  "type of file; when it was created, last modified or last opened",
                  "whether it is marked as a favourite",
                  "size of the file",
                  "signature of app installers (.pkg) and bundle signature",
                  "whether a synced file is an executable")),
          Map.entry(
              Category.PHOTOS,
              List.of(
                  "raw byte checksum of the photo or video",
                  "whether an item is marked as a favourite, hidden or deleted",
                  "when the item was created on the device",
                  "when the item was imported and modified",
                  "how many times an item was viewed")),
          Map.entry(
              Category.NOTES,
              List.of(
                  "when the note was created, last modified or last viewed",
                  "whether the note is pinned or marked as deleted",
                  "whether the note contains a drawing or handwriting",
                  "raw byte checksum of content from an imported or migrated note")),
          Map.entry(
              Category.SAFARI_BOOKMARKS,
              List.of(
                  "whether the bookmark is in the favourites folder",
                  "when the bookmark was last modified",
                  "whether the bookmark is marked as deleted")),
          Map.entry(
              Category.MESSAGES,
              List.of(
                  "when the last sync completed and whether syncing is disabled",
                  "date when content was last modified",
                  "error codes",
                  "type of message: a normal message, SMS or tapback")));

  private StandardMetadata() {}

  /// What stays readable about the items of a category; nothing of most.
  public static List<String> of(Category category) {
    return LEFT.getOrDefault(category, List.of());
  }
}
