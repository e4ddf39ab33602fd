package org.lockstep.realtime.server;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.lockstep.domain.id.AccountId;
import org.lockstep.realtime.access.Access;
import org.lockstep.realtime.access.AccessChange;
import org.lockstep.realtime.access.Decision;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.access.Refusal;
import org.lockstep.realtime.access.Subscription;
import org.lockstep.realtime.room.Traffic;
import org.lockstep.realtime.store.DocumentName;

/// Asks whether somebody may come in, beside the event loops, and watches until when.
record Admission(
    Access access,
    Executor blocking,
    InstantSource clock,
    Traffic traffic,
    Quota<AccountId> accounts) {

  /// What became of it; told on the socket's event loop.
  sealed interface Outcome {
    /// May come in, until the pass is closed.
    record Admitted(Pass pass) implements Outcome {}

    /// May not.
    record Refused(Refusal reason) implements Outcome {}

    /// Has too many connections already, or it could not be found out.
    record Unavailable() implements Outcome {}
  }

  /// That somebody may be in.
  record Pass(Grant grant, Subscription subscription) implements AutoCloseable {
    @Override
    public void close() {
      subscription.close();
    }
  }

  /// Asks.
  ///
  /// @param loop where the outcome and all changes are told
  void ask(
      String ticket,
      DocumentName document,
      EventLoop loop,
      Consumer<Outcome> then,
      Consumer<AccessChange> changes) {
    blocking.execute(
        () -> {
          var outcome =
              decide(ticket, document, change -> loop.execute(() -> changes.accept(change)));
          loop.execute(() -> then.accept(outcome));
        });
  }

  private Outcome decide(String ticket, DocumentName document, Consumer<AccessChange> changes) {
    try {
      return switch (access.admit(ticket, document)) {
        case Decision.Refused(var reason) -> new Outcome.Refused(reason);
        case Decision.Granted(var grant) -> admitted(grant, document, changes);
      };
    } catch (RuntimeException fault) {
      traffic.failed(fault); // nobody comes in whose right is not known
      return new Outcome.Unavailable();
    }
  }

  private Outcome admitted(Grant grant, DocumentName document, Consumer<AccessChange> changes) {
    if (!accounts.take(grant.account())) return new Outcome.Unavailable();
    try {
      var subscription = access.subscribe(grant, document, changes);
      return new Outcome.Admitted(
          new Pass(
              grant,
              () -> {
                subscription.close();
                accounts.giveBack(grant.account());
              }));
    } catch (RuntimeException fault) {
      accounts.giveBack(grant.account());
      throw fault;
    }
  }

  /// How long a grant still holds; not positive if no longer.
  Duration rest(Grant grant) {
    return Duration.between(clock.instant(), grant.expires());
  }
}
