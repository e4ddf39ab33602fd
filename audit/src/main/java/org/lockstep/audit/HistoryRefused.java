package org.lockstep.audit;

import java.io.Serial;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.EventRecordRefused;

/// A shown history that must not be believed. Keep what was shown: it is evidence.
public final class HistoryRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Reason reason;

  HistoryRefused(Reason reason) {
    super("the history is refused: " + reason);
    this.reason = reason;
  }

  HistoryRefused(Reason reason, Throwable cause) {
    super("the history is refused: " + reason, cause);
    this.reason = reason;
  }

  /// What is wrong with it.
  public Reason reason() {
    return reason;
  }

  /// What can be wrong with a shown history.
  public sealed interface Reason {
    /// What is shown at a position is not what its leaf is of.
    record Forged(long position, EventRecordRefused.Reason fault) implements Reason {}

    /// The bytes at a position are no event that this version knows. A newer version may know it.
    record Unreadable(long position, String type, int revision) implements Reason {}

    /// A stream lacks an event before one that is shown.
    record EventMissing(String stream, long sequence) implements Reason {}

    /// An event of a stream is shown twice.
    record EventRepeated(String stream, long sequence) implements Reason {}

    /// Events of a stream have changed places: the sequence falls where positions rise.
    record EventsSwapped(String stream, long sequence) implements Reason {}

    /// Positions do not rise, or the time falls where they do.
    record OutOfOrder(long position) implements Reason {}

    /// A stream is shown that does not concern the share.
    record ForeignStream(long position, String stream) implements Reason {}

    /// A stream does not begin with the event that begins such streams.
    record WrongBeginning(long position, String stream) implements Reason {}

    /// Nothing is shown of the share itself.
    record ShareMissing(ShareId share) implements Reason {}

    /// Nothing is shown of an account that bears on the share.
    record AccountMissing(AccountId account) implements Reason {}
  }
}
