package org.lockstep.crypto.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The parts of a request that a signature can cover, as they stand on the wire.
///
/// @param method such as `POST`
/// @param path as sent, from the first slash, not decoded
/// @param query as sent, without the question mark, not decoded; empty if there is none
/// @param fields header fields by name, each with its lines; names in any case. Only those of the
///     profile are kept
public record RequestComponents(
    String method, String path, String query, Map<String, List<String>> fields) {

  /// Keeps a copy of the fields that a signature can cover, under lower-case names.
  public RequestComponents {
    var kept = new TreeMap<String, List<String>>();
    fields.forEach((name, lines) -> keep(kept, name.toLowerCase(Locale.ROOT), lines));
    fields = Map.copyOf(kept);
  }

  private static void keep(Map<String, List<String>> kept, String name, List<String> lines) {
    if (lines.isEmpty() || !Profile.coversField(name)) return;
    var all = new ArrayList<>(kept.getOrDefault(name, List.of()));
    all.addAll(lines);
    kept.put(name, List.copyOf(all));
  }

  /// The same request with one more header field.
  RequestComponents with(String name, String value) {
    var more = new TreeMap<>(fields);
    more.put(name, List.of(value));
    return new RequestComponents(method, path, query, more);
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  List<String> lines(String field) {
    return fields.getOrDefault(field, List.of());
  }
}
