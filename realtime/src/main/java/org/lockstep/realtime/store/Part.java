package org.lockstep.realtime.store;

import java.util.Locale;
import org.lockstep.crypto.tuple.Tuple;

/// What is sealed of a document. No part opens as another one.
enum Part {
  /// One update, numbered by its sequence.
  UPDATE,

  /// All updates up to a sequence, which numbers it.
  BASE,

  /// The state that a version keeps, numbered by the version.
  VERSION,

  /// What is said about a version.
  LABEL;

  private final String text = name().toLowerCase(Locale.ROOT);

  String text() {
    return text;
  }

  /// The start of its associated data.
  Tuple tuple() {
    return Tuple.of("lockstep/live-" + text + "/1");
  }
}
