package org.lockstep.wire.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lockstep.domain.id.AccountId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where personal texts stand in stored payloads, for whoever has no key of them: an auditor who
/// checks an erasure (R102).
public final class SealedTexts {
  static final Set<String> MEMBERS = Set.of("subject", "key", "sealed");

  private static final JsonMapper JSON = JsonMapper.shared();

  private SealedTexts() {}

  /// A text that cannot be read here.
  ///
  /// @param key id of the key that it is sealed under
  public record Sealed(AccountId subject, String key) {}

  /// The personal texts in a payload, in its order; none if it is no JSON.
  public static List<Sealed> of(byte[] payload) {
    var found = new ArrayList<Sealed>();
    // Most payloads have none, and are not read.
    if (!new String(payload, ISO_8859_1).contains("\"sealed\"")) return found;
    try {
      collect(JSON.readTree(payload), found);
    } catch (JacksonException _) {
      return List.of();
    }
    return found;
  }

  private static void collect(JsonNode node, List<Sealed> found) {
    if (node.isObject() && MEMBERS.equals(Set.copyOf(node.propertyNames()))) {
      found.add(
          new Sealed(new AccountId(node.path("subject").asString()), node.path("key").asString()));
    } else {
      node.forEach(child -> collect(child, found));
    }
  }
}
