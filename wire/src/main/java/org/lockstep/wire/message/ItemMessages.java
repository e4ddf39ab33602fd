package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.domain.share.Actor;

/// Messages about items and their content.
public final class ItemMessages {
  private ItemMessages() {}

  /// `POST /v1/uploads`.
  ///
  /// @param upload an id that the client chose
  /// @param length of the whole ciphertext in bytes
  public record BeginUpload(String upload, long length) {}

  /// `GET /v1/uploads/{id}`, and the answer to `POST` and `PATCH`.
  ///
  /// @param offset how many bytes have arrived: where the next ones belong
  public record UploadStatus(String upload, long offset, long length) {}

  /// `PUT /v1/shares/{id}/items/{item}`, with `If-Match: "n"` for the next version of version n, or
  /// `If-None-Match: *`.
  ///
  /// @param upload the finished upload that holds the content
  public record WriteItem(ItemVersion version, String upload) {}

  /// An item's last version.
  ///
  /// @param exposed whether the server has ever been able to read the epoch that it was written
  ///     under (R58)
  public record ItemView(ItemId item, ItemVersion version, Actor by, Instant at, boolean exposed) {}

  /// `GET /v1/shares/{id}/items`.
  ///
  /// @param next the cursor of the next page, if there is one
  public record Items(List<ItemView> items, Optional<String> next) {}
}
