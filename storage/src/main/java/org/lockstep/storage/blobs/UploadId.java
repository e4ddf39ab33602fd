package org.lockstep.storage.blobs;

import java.util.regex.Pattern;

/// What may name an upload: nothing that leads elsewhere.
final class UploadId {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private UploadId() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /// @throws IllegalArgumentException if it is none
  static String require(String text) {
    if (!isOne(text)) throw new IllegalArgumentException("Not an id of an upload");
    return text;
  }
}
