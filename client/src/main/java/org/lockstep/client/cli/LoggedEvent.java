package org.lockstep.client.cli;

import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogView;
import org.lockstep.crypto.log.VerifierKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which event of which log is meant.
final class LoggedEvent {
  @Parameters(paramLabel = "POSITION", description = "The event's position in the history.")
  private long position;

  @Option(
      names = "--log",
      paramLabel = "LOG",
      description = "The log: an address or a directory. Default: the server's.")
  private @Nullable String log;

  @Mixin private LogOptions options = new LogOptions();

  /// The newest view of the log, which has the event.
  ///
  /// @param key whose signature it was checked with
  record Found(LogView view, VerifierKey key) {}

  /// What is done with the log while it is open.
  interface Work<E extends Exception> {
    Answer with(Found found) throws E;
  }

  long position() {
    return position;
  }

  /// Opens the log and checks its newest checkpoint against key and policy.
  ///
  /// @throws Mistake if no event is there
  <E extends Exception> Answer find(Invocation invocation, Work<E> work) throws E {
    try (var place = LogOptions.place(log, invocation)) {
      var key = options.requireKey(place, invocation);
      var view = LogView.newest(place.source(), key);
      options.policy().ifPresent(policy -> policy.check(view.signed()));
      if (position < 0 || position >= view.signed().size()) {
        throw new Mistake(
            "the log has no event at position %d, only %d events"
                .formatted(position, view.signed().size()));
      }
      return work.with(new Found(view, key));
    }
  }
}
