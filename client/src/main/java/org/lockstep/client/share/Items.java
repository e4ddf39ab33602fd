package org.lockstep.client.share;

import java.nio.file.Path;
import java.util.List;
import org.lockstep.client.connection.Progress;
import org.lockstep.domain.id.ShareId;

/// What lies in a share, encrypted and decrypted on this device.
public final class Items {
  Items() {}

  /// Stores a file under its own name: the next version of the item of that name, or a new item.
  public StoredItem put(ShareId share, Path file, Progress progress) {
    return later();
  }

  /// Stores a file under another name.
  public StoredItem put(ShareId share, Path file, String name, Progress progress) {
    return later();
  }

  /// Fetches an item into a file, which appears only once all of it is verified.
  ///
  /// @param name a name, or an item's id
  public StoredItem get(ShareId share, String name, Path to, Progress progress) {
    return later();
  }

  /// The items of a share by name.
  public List<StoredItem> list(ShareId share) {
    return later();
  }

  /// Deletes an item.
  ///
  /// @param name a name, or an item's id
  public void delete(ShareId share, String name) {
    later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
