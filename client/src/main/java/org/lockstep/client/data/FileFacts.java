package org.lockstep.client.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.account.StandardMetadata;

/// What a file says of itself where its category has a field for it (R40), and nothing else: what
/// nobody asked for stays on the device.
final class FileFacts {
  private FileFacts() {}

  /// The fields of a file, below those that the person gave.
  static Map<MetadataField, String> of(
      Category category, Path file, String name, DataKeys keys, Map<MetadataField, String> given)
      throws IOException {
    var facts = new EnumMap<MetadataField, String>(MetadataField.class);
    for (var field : StandardMetadata.fields(category)) {
      switch (field) {
        case CONTENT_CHECKSUM -> facts.put(field, content(file, keys));
        case NAME_CHECKSUM -> facts.put(field, name(name, keys));
        case MODIFIED ->
            facts.put(
                field,
                Files.getLastModifiedTime(file)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString());
        case FILE_TYPE -> facts.put(field, type(name));
        case EXECUTABLE -> facts.put(field, Boolean.toString(Files.isExecutable(file)));
        case DEVICE_NAME -> facts.put(field, keys.profile().name());
        case DEVICE_MODEL ->
            facts.put(field, keys.profile().platform() + " " + keys.profile().version());
        case FILE_FORMATS -> facts.put(field, type(name));
        case SNAPSHOT_TIME ->
            facts.put(field, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        case SNAPSHOT_SIZE -> facts.put(field, Long.toString(Files.size(file)));
        case DEVICE_COLOUR,
            DEVICE_SERIAL,
            APPS,
            CREATED,
            OPENED,
            VIEWED,
            IMPORTED,
            FAVOURITE,
            HIDDEN,
            DELETED,
            PINNED,
            DRAWING,
            HANDWRITING,
            VIEWS,
            SIZE,
            INSTALLER_SIGNATURE,
            BUNDLE_SIGNATURE,
            IN_FAVOURITES,
            LAST_SYNC,
            SYNC_DISABLED,
            ERROR_CODES,
            MESSAGE_TYPE -> {}
      }
    }
    facts.putAll(given);
    return facts;
  }

  private static String content(Path file, DataKeys keys) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return keys.checksums("content").of(bytes);
    }
  }

  private static String name(String name, DataKeys keys) throws IOException {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    return keys.checksums("name").of(new ByteArrayInputStream(bytes));
  }

  private static String type(String name) {
    int dot = name.lastIndexOf('.');
    boolean plain = dot >= 0 && name.substring(dot + 1).matches("[A-Za-z0-9]{1,16}");
    return plain ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "unknown";
  }
}
