package org.lockstep.domain.custody;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All keys and seals of a history, and what a holder of one key reaches.
///
/// Seals are only added: destroying a key takes it from its holder's hand, not out of what the
/// holder may have kept.
/// Confined to one thread while it is built.
public final class CustodyGraph {
  private final Map<Key, Set<Key>> openedBy = new HashMap<>();

  /// An empty graph.
  public CustodyGraph() {}

  /// Adds an edge; adding it again changes nothing.
  public void add(Seal seal) {
    openedBy.computeIfAbsent(seal.opener(), _ -> new LinkedHashSet<>()).add(seal.content());
  }

  /// Whether whoever has `from` reaches `to`.
  public boolean reaches(Key from, Key to) {
    return from.equals(to) || search(from).containsKey(to);
  }

  /// Every key that `from` reaches, itself not included.
  public Set<Key> reachedFrom(Key from) {
    return Collections.unmodifiableSet(search(from).keySet());
  }

  /// A shortest chain of keys from `from` to `to`, both included: why the one reaches the other.
  /// Empty if it does not.
  public List<Key> path(Key from, Key to) {
    var cameFrom = search(from);
    if (!cameFrom.containsKey(to)) return List.of();
    var path = new ArrayList<Key>();
    for (Key step = to; !step.equals(from); step = opener(step, cameFrom)) path.add(step);
    path.add(from);
    return List.copyOf(path.reversed());
  }

  private static Key opener(Key key, Map<Key, Key> cameFrom) {
    return Objects.requireNonNull(cameFrom.get(key));
  }

  /// Breadth first: each reached key with the one that opened it.
  private Map<Key, Key> search(Key from) {
    var cameFrom = new HashMap<Key, Key>();
    var queue = new ArrayDeque<Key>(List.of(from));
    while (!queue.isEmpty()) {
      var opener = queue.remove();
      for (var content : openedBy.getOrDefault(opener, Set.of())) {
        if (!content.equals(from) && cameFrom.putIfAbsent(content, opener) == null) {
          queue.add(content);
        }
      }
    }
    return cameFrom;
  }
}
