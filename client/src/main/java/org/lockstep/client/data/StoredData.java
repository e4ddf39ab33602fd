package org.lockstep.client.data;

import java.time.Instant;
import java.util.Map;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ItemId;

/// An item of the account's own data, its name opened.
///
/// @param version counted from 1
/// @param key what it was written under
/// @param size of the content in bytes, as far as the padding shows it
/// @param exposed whether the server has ever been able to read it
/// @param metadata what stays under standard protection in every mode (R40)
public record StoredData(
    Category category,
    ItemId item,
    String name,
    int version,
    DataKey key,
    long size,
    DeviceId by,
    Instant at,
    boolean exposed,
    Map<MetadataField, String> metadata) {
  /// Copies the fields.
  public StoredData {
    metadata = Map.copyOf(metadata);
  }
}
