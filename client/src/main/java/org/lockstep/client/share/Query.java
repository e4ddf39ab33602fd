package org.lockstep.client.share;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Parts of a query, encoded.
final class Query {
  private Query() {}

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
