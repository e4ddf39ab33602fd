package org.lockstep.realtime.hocuspocus;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.MalformedUpdate;

/// Which document a frame is about: its name, and for clients that hold one document more than
/// once the session, after a zero.
///
/// @param text as the client wrote it
public record Address(String text) {
  /// The longest, in bytes of UTF-8.
  public static final int MOST_BYTES = 1024;

  private static final char SESSION = '\0';

  /// @throws MalformedUpdate if it is longer than an address can be
  static Address of(byte[] utf8) {
    if (utf8.length > MOST_BYTES) throw new MalformedUpdate(Flaw.TOO_LARGE, 0);
    return new Address(new String(utf8, UTF_8));
  }

  /// The document's name.
  public String document() {
    int end = text.indexOf(SESSION);
    return end < 0 ? text : text.substring(0, end);
  }
}
