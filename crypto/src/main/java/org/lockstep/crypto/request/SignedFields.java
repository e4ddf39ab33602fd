package org.lockstep.crypto.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The header fields that a signed request is sent with, besides its own.
///
/// @param contentDigest value of `Content-Digest`
/// @param signatureInput value of `Signature-Input`
/// @param signature value of `Signature`
public record SignedFields(String contentDigest, String signatureInput, String signature) {

  /// Values by field name.
  public Map<String, String> byName() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Content-Digest", contentDigest);
    fields.put("Signature-Input", signatureInput);
    fields.put("Signature", signature);
    return Collections.unmodifiableMap(fields);
  }
}
