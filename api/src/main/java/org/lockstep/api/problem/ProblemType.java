package org.lockstep.api.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One kind of problem: its name for programs, and what people are told.
///
/// A type's name is the simple name of the rejection behind it, for ever.
public sealed interface ProblemType
    permits AccountProblems, ShareProblems, ItemProblems, HandleProblems, ApiProblems {
  /// What every name begins with.
  String PREFIX = "urn:lockstep:problem:";

  /// The constant's name.
  String name();

  /// What people are told.
  Told told();

  /// The status of the response.
  default int status() {
    return told().status();
  }

  /// What is the case, in one line.
  default String title() {
    return told().title();
  }

  /// What to do next, in one line.
  default String advice() {
    return told().advice();
  }

  /// The name for programs, such as `urn:lockstep:problem:share-full`.
  default String urn() {
    return PREFIX + shortName();
  }

  /// The name without what every name begins with.
  default String shortName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Every type there is, each name once.
  static List<ProblemType> catalogue() {
    return Stream.<ProblemType[]>of(
            AccountProblems.values(),
            ShareProblems.values(),
            ItemProblems.values(),
            HandleProblems.values(),
            ApiProblems.values())
        .flatMap(Arrays::stream)
        .toList();
  }
}
