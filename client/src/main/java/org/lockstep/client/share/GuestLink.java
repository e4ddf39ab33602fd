package org.lockstep.client.share;

import java.net.URI;
import java.nio.file.Path;
import org.lockstep.client.connection.Progress;
import org.lockstep.wire.message.ShareMessages.GuestItem;
import org.lockstep.wire.message.ShareMessages.GuestView;

/// The side of a guest, who has a link's address and no account. The server decrypts for guests.
public final class GuestLink {
  GuestLink() {}

  /// The link of this address.
  ///
  /// @throws org.lockstep.client.failure.NotFound if it is none of a link
  public static GuestLink at(URI address) {
    return later();
  }

  /// What the link leads to.
  public GuestView view() {
    return later();
  }

  /// Fetches an item into a file.
  ///
  /// @param name a name, or an item's id; empty where there is only one
  public GuestItem fetch(String name, Path to, Progress progress) {
    return later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
