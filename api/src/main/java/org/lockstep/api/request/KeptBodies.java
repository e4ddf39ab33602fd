package org.lockstep.api.request;

import java.util.List;
import java.util.regex.Pattern;

/// Whose bodies are kept with the signature: those of orders about who takes part in a share, who
/// may read it, and how an account is protected.
///
/// Whoever checks the order later needs them, since the signature covers but their digest. All that
/// they hold stands in the events too. Bodies with secrets, even sealed ones, or with text about a
/// person must not be named here: what the history keeps, it keeps for ever.
final class KeptBodies {
  private record Kept(String method, Pattern path) {}

  private static final List<Kept> KEPT =
      List.of(
          new Kept("PUT", Pattern.compile("/v1/protection")),
          new Kept("PUT", Pattern.compile("/v1/shares/[^/]+/link")),
          new Kept("POST", Pattern.compile("/v1/shares/[^/]+/invitations")),
          new Kept("PUT", Pattern.compile("/v1/shares/[^/]+/participants/[^/]+/role")));

  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  private KeptBodies() {}

  static boolean keeps(String method, String path) {
    return KEPT.stream()
        .anyMatch(kept -> kept.method().equals(method) && kept.path().matcher(path).matches());
  }

  /// Whether an order's path is spelled in the one way that whoever checks it later expects.
  static boolean isPlain(String path) {
    return PLAIN.matcher(path).matches();
  }
}
