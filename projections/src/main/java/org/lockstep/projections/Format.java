package org.lockstep.projections;

import java.util.List;

/// The form of the documents, by the name of the token that follows it.
///
/// @param current the form that is written; named anew whenever that changes
/// @param readable older forms that this version still answers from, and goes on writing to, while
///     the current one is built beside them; from any other form the read models begin at the
///     beginning
record Format(String current, List<String> readable) {
  /// The form of this version.
  static final Format NOW = new Format(Applier.TOKEN, List.of());

  Format {
    readable = List.copyOf(readable);
  }

  boolean isReadable(String form) {
    return form.equals(current) || readable.contains(form);
  }
}
