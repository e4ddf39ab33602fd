package org.lockstep.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.PositionNotReached;
import org.lockstep.api.problem.ApiProblem.PositionUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.wire.message.Headers;

/// Lets a request wait until the views know what it has seen before: read your own writes.
record ReadAfter(Progress progress, Duration longest) {
  /// Waits for the position of `Lockstep-After`, and tells from which position on it is answered.
  ///
  /// @throws Refused if there is no such position, or the views do not reach it in time
  void await(HttpServletRequest request, HttpServletResponse response) {
    var asked = request.getHeader(Headers.AFTER);
    if (asked != null) await(position(asked));
    response.setHeader(Headers.POSITION, Long.toString(progress.known() - 1));
  }

  private void await(long position) {
    if (position >= progress.head()) {
      throw new Refused(new PositionUnknown(position, progress.head()));
    }
    if (position >= progress.known() && !progress.await(position, longest)) {
      throw new Refused(new PositionNotReached(position, progress.known()));
    }
  }

  private static long position(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new Refused(new ParameterMalformed(Headers.AFTER, "a position of the history"));
    }
  }
}
