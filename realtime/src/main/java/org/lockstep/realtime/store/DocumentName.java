package org.lockstep.realtime.store;

import java.nio.charset.StandardCharsets;
import org.lockstep.domain.id.ShareId;

/// The address of a live document, `{share}/{document}`.
///
/// @param share whose live collaboration the document belongs to
/// @param document what people call it within the share; may have slashes, never control
///     characters
public record DocumentName(ShareId share, String document) {
  /// The longest `document`, in bytes of UTF-8.
  public static final int MOST_BYTES = 255;

  /// @throws IllegalArgumentException if `document` is empty, too long, or no plain text
  public DocumentName {
    int bytes = document.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MOST_BYTES) {
      throw new IllegalArgumentException("a document's name has 1 to " + MOST_BYTES + " bytes");
    }
    if (document.codePoints().anyMatch(PlainText::isOdd)) {
      throw new IllegalArgumentException("a document's name is plain text");
    }
  }

  /// Reads [#toString].
  ///
  /// @throws IllegalArgumentException if it is none
  public static DocumentName parse(String address) {
    int slash = address.indexOf('/');
    if (slash < 0) throw new IllegalArgumentException("an address is SHARE/DOCUMENT");
    return new DocumentName(new ShareId(address.substring(0, slash)), address.substring(slash + 1));
  }

  @Override
  public String toString() {
    return share + "/" + document;
  }
}
