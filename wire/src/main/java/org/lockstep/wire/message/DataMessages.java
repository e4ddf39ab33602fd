package org.lockstep.wire.message;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ItemId;

/// Messages about data of an account's own that nobody shares.
public final class DataMessages {
  private DataMessages() {}

  /// One version of an item, as its author describes it.
  ///
  /// @param number counted from 1
  /// @param key what all that is sealed here is sealed under
  /// @param name the item's name, sealed
  /// @param contentKey the content key, wrapped
  /// @param digest SHA-256 of the stored ciphertext
  /// @param length of the stored ciphertext in bytes
  /// @param signature the author's, over the whole context, the header and all chunks
  /// @param metadata what stays under standard protection in every mode (R40)
  public record DataVersion(
      int number,
      DataKey key,
      Bytes name,
      Bytes contentKey,
      Bytes digest,
      long length,
      Bytes signature,
      Map<MetadataField, String> metadata) {
    /// Copies the fields, and puts them in order.
    public DataVersion {
      metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }
  }

  /// `PUT /v1/data/{category}/{item}`, with `If-Match: "n"` for the next version of version n, or
  /// `If-None-Match: *`.
  ///
  /// @param upload the finished upload that holds the content
  public record WriteData(DataVersion version, String upload) {}

  /// `GET /v1/data/{category}/{item}`: an item's last version; earlier ones are gone.
  public record DataView(ItemId item, DataVersion version, DeviceId by, Instant at) {}

  /// `GET /v1/data/{category}`.
  ///
  /// @param next the cursor of the next page, if there is one
  public record DataItems(List<DataView> items, Optional<String> next) {
    /// Copies the list.
    public DataItems {
      items = List.copyOf(items);
    }
  }

  /// `POST /v1/data/{category}/server-key`.
  ///
  /// @param seal the key that the server made, sealed to the calling device
  public record ServerKey(Bytes seal) {}
}
