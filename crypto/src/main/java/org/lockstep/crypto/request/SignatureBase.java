package org.lockstep.crypto.request;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The exact text that a signature is over (RFC 9421 section 2.5): one line for each component,
/// then the parameters.
///
/// This, the signature and the device's public key are the evidence for an order; keep all three.
///
/// @param text ASCII, lines parted by LF, none after the last
public record SignatureBase(String text) {

  /// A component and its value.
  record Line(String component, String value) {}

  static SignatureBase of(List<Line> lines, String parameters) {
    var text = new StringBuilder();
    for (var line : lines) {
      text.append('"').append(line.component()).append("\": ").append(line.value()).append('\n');
    }
    return new SignatureBase(text.append("\"@signature-params\": ").append(parameters).toString());
  }

  /// The bytes that are signed.
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
