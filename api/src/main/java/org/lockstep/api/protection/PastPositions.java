package org.lockstep.api.protection;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.PositionUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.storage.journal.Journal;
import org.springframework.stereotype.Component;

/// Reads `at`: a position of the history, or a time that has passed.
///
/// A time stands for the last position recorded by then. Only what has passed is taken, so that the
/// same question gets the same answer for ever.
@Component
final class PastPositions {
  private static final String EXPECTED = "a position, or a time such as 2026-01-31T12:00:00Z";

  private final Journal journal;
  private final Clock clock;

  PastPositions(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// The position; -1 for a time before the history.
  ///
  /// @throws Refused for what is neither, or has not come yet
  long parse(String at) {
    return at.matches("[0-9]{1,18}") ? position(Long.parseLong(at)) : position(time(at));
  }

  private long position(long given) {
    if (given >= journal.head()) throw new Refused(new PositionUnknown(given, journal.head()));
    return given;
  }

  private long position(Instant time) {
    if (!time.isBefore(clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
      throw new Refused(new ParameterMalformed("at", "a time that has passed"));
    }
    return journal.lastPositionAt(time).orElse(-1);
  }

  private static Instant time(String at) {
    try {
      return OffsetDateTime.parse(at).toInstant();
    } catch (DateTimeException e) {
      throw new Refused(new ParameterMalformed("at", EXPECTED));
    }
  }
}
