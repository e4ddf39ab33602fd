package org.lockstep.domain.custody;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.domain.Moment;

/// An interval of the history in which the server could read the key that new content was written
/// under.
///
/// What was written in it stays exposed until it is written anew under a clean epoch (R58).
///
/// @param to the first moment after it; empty while it lasts
/// @param causes everything through which the server reached the key at some time within it, in
///     the order of [Cause#ORDER]; never empty
public record Exposure(Moment from, Optional<Moment> to, Set<Cause> causes) {
  /// Copies the causes and puts them in order.
  public Exposure {
    var ordered = new TreeSet<>(Cause.ORDER);
    ordered.addAll(causes);
    causes = Collections.unmodifiableSet(new LinkedHashSet<>(ordered));
  }

  Exposure alsoBy(Set<Cause> more) {
    if (causes.containsAll(more)) return this;
    var all = new HashSet<>(causes);
    all.addAll(more);
    return new Exposure(from, to, all);
  }

  Exposure endedAt(Moment end) {
    return new Exposure(from, Optional.of(end), causes);
  }
}
