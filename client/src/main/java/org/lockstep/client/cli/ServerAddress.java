package org.lockstep.client.cli;

import java.net.URI;
import java.net.URISyntaxException;

/// Reads the address of a server.
final class ServerAddress {
  private ServerAddress() {}

  /// @throws Mistake if it is not one
  static URI parse(String text) {
    try {
      var address = new URI(text.strip().replaceAll("/+$", ""));
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      boolean bare = address.getRawQuery() == null && address.getRawFragment() == null;
      if (web && bare && address.getHost() != null) return address;
    } catch (URISyntaxException _) {
      // Told below like every other address that is none.
    }
    throw new Mistake(
        "'" + text + "' is no server: an address such as http://127.0.0.1:8420 is expected");
  }
}
