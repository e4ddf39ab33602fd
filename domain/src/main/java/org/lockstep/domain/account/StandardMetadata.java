package org.lockstep.domain.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What stays under standard protection in every mode, by category: the server may read it even
/// where the content is end-to-end encrypted, and nothing else (R40).
public final class StandardMetadata {
  private static final Map<Category, List<Row>> LEFT =
      Map.ofEntries(
          Map.entry(
              Category.BACKUP,
              List.of(
                  row(
                      "name, model, colour and serial number of the device of each backup",
                      MetadataField.DEVICE_NAME,
                      MetadataField.DEVICE_MODEL,
                      MetadataField.DEVICE_COLOUR,
                      MetadataField.DEVICE_SERIAL),
                  row(
                      "list of apps and file formats in the backup",
                      MetadataField.APPS,
                      MetadataField.FILE_FORMATS),
                  row(
                      "date, time and size of each backup snapshot",
                      MetadataField.SNAPSHOT_TIME,
                      MetadataField.SNAPSHOT_SIZE))),
          Map.entry(
              Category.DRIVE,
              List.of(
                  row(
                      "raw byte checksums of the file content and the file name",
                      MetadataField.CONTENT_CHECKSUM,
                      MetadataField.NAME_CHECKSUM),
                  row(
                      "type of file; when it was created, last modified or last opened",
                      MetadataField.FILE_TYPE,
                      MetadataField.CREATED,
                      MetadataField.MODIFIED,
                      MetadataField.OPENED),
                  row("whether it is marked as a favourite", MetadataField.FAVOURITE),
                  row("size of the file", MetadataField.SIZE),
                  row(
                      "signature of app installers (.pkg) and bundle signature",
                      MetadataField.INSTALLER_SIGNATURE,
                      MetadataField.BUNDLE_SIGNATURE),
                  row("whether a synced file is an executable", MetadataField.EXECUTABLE))),
          Map.entry(
              Category.PHOTOS,
              List.of(
                  row("raw byte checksum of the photo or video", MetadataField.CONTENT_CHECKSUM),
                  row(
                      "whether an item is marked as a favourite, hidden or deleted",
                      MetadataField.FAVOURITE,
                      MetadataField.HIDDEN,
                      MetadataField.DELETED),
                  row("when the item was created on the device", MetadataField.CREATED),
                  row(
                      "when the item was imported and modified",
                      MetadataField.IMPORTED,
                      MetadataField.MODIFIED),
                  row("how many times an item was viewed", MetadataField.VIEWS))),
          Map.entry(
              Category.NOTES,
              List.of(
                  row(
                      "when the note was created, last modified or last viewed",
                      MetadataField.CREATED,
                      MetadataField.MODIFIED,
                      MetadataField.VIEWED),
                  row(
                      "whether the note is pinned or marked as deleted",
                      MetadataField.PINNED,
                      MetadataField.DELETED),
                  row(
                      "whether the note contains a drawing or handwriting",
                      MetadataField.DRAWING,
                      MetadataField.HANDWRITING),
                  row(
                      "raw byte checksum of content from an imported or migrated note",
                      MetadataField.CONTENT_CHECKSUM))),
          Map.entry(
              Category.SAFARI_BOOKMARKS,
              List.of(
                  row(
                      "whether the bookmark is in the favourites folder",
                      MetadataField.IN_FAVOURITES),
                  row("when the bookmark was last modified", MetadataField.MODIFIED),
                  row("whether the bookmark is marked as deleted", MetadataField.DELETED))),
          Map.entry(
              Category.MESSAGES,
              List.of(
                  row(
                      "when the last sync completed and whether syncing is disabled",
                      MetadataField.LAST_SYNC,
                      MetadataField.SYNC_DISABLED),
                  row("date when content was last modified", MetadataField.MODIFIED),
                  row("error codes", MetadataField.ERROR_CODES),
                  row(
                      "type of message: a normal message, SMS or tapback",
                      MetadataField.MESSAGE_TYPE))));

  private StandardMetadata() {}

  /// A line of the table, and the fields that carry what it tells.
  private record Row(String text, Set<MetadataField> fields) {}

  private static Row row(String text, MetadataField... fields) {
    return new Row(text, Set.of(fields));
  }

  /// What stays readable about the items of a category; nothing of most.
  public static List<String> of(Category category) {
    return rows(category).stream().map(Row::text).toList();
  }

  /// The fields that an item of the category may have beside its sealed content.
  public static Set<MetadataField> fields(Category category) {
    return rows(category).stream()
        .flatMap(row -> row.fields().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Row> rows(Category category) {
    return LEFT.getOrDefault(category, List.of());
  }
}
