package org.lockstep.crypto.log;

import java.util.Base64;

/// Standard base64 in its one canonical form: padded, no line breaks, unused bits zero.
///
/// The JDK's decoder accepts missing padding and stray bits; two texts for one value would give one
/// entry two leaf hashes, so both are refused here.
final class StrictBase64 {

  private StrictBase64() {}

  static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("not base64", e);
    }
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new LogFormatException("base64 is not in its canonical form");
    }
    return bytes;
  }
}
