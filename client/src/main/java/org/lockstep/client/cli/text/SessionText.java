package org.lockstep.client.cli.text;

import java.util.stream.Collectors;
import org.lockstep.client.verdict.Explanation.Session;
import org.lockstep.client.verdict.Explanation.Visitor;

/// Live sessions in words.
final class SessionText {
  private SessionText() {}

  /// When a session was, who was there, and how it ended.
  static String line(Session session) {
    return Times.text(session.opened())
        + " to "
        + session.closed().map(Times::text).orElse("now")
        + ": "
        + visitors(session)
        + session.end().map(end -> "; " + words(end)).orElse("; opened it and is there");
  }

  private static String visitors(Session session) {
    var named =
        session.visitors().stream().map(SessionText::visitor).collect(Collectors.joining(", "));
    return session.unnamed() == 0
        ? named
        : named + ", and %d more devices".formatted(session.unnamed());
  }

  private static String visitor(Visitor visitor) {
    var who = visitor.handle().map(Words::safe).orElseGet(() -> visitor.account().toString());
    return who + " (device " + visitor.device() + ")";
  }

  private static String words(org.lockstep.domain.share.SessionEnd end) {
    return switch (end) {
      case EVERYBODY_LEFT -> "everybody left";
      case SERVER_STOPPED -> "the server was stopped";
      case SERVER_FAILED -> "the server failed, and who else was there is not known";
    };
  }
}
