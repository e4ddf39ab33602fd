package org.lockstep.api.axon;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.lockstep.api.problem.ApiProblem.ConcurrentChange;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.RequestContext;
import org.lockstep.domain.account.AccountAggregate;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.handle.HandleDecider.ClaimHandle;
import org.lockstep.domain.item.ItemAggregate;
import org.lockstep.domain.item.ItemCommand;
import org.lockstep.domain.item.ItemDecider;
import org.lockstep.domain.keyuse.KeyUseAggregate;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogAggregate;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareAggregate;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.storage.journal.Journal;
import org.lockstep.wire.event.EventCodec;

/// Carries commands out, on the calling thread: what they record is durable when the call returns.
///
/// Each method gives the last position that the command wrote, or the last one of the history where
/// nothing had to change, and throws [Refused] with the domain's rejection, or with
/// [ConcurrentChange] where somebody else moved the stream: then nothing was written, and the
/// request can be made again.
///
/// What proves the current request goes into the metadata of its events. A request gives one
/// command
/// of a device's; what it records besides ([#send(ClaimHandle)]) goes before that one. So a request
/// whose `Idempotency-Key` is found in the history was carried out wholly. Safe for use by many
/// threads.
public final class Commands {
  private final JournalEventStorageEngine engine;
  private final CommandBus bus;
  private final Journal journal;
  private final MeterRegistry meters;

  /// Commands that are recorded in this journal.
  public Commands(Journal journal, EventCodec codec, MeterRegistry meters) {
    this.engine = new JournalEventStorageEngine(journal, codec);
    this.bus = AggregateBus.over(engine);
    this.journal = journal;
    this.meters = meters;
  }

  /// Sends a command to an account.
  public long send(AccountCommand command, AccountDecider.Facts facts) {
    var order = new AccountAggregate.Order(command, facts);
    return switch (command) {
      case AccountCommand.OpenAccount _, AccountCommand.ByDevice _, AccountCommand.ByNewcomer _ ->
          carryOut(command, order, Origin.DEVICE);
      case AccountCommand.ByServer _ -> carryOut(command, order, Origin.SERVER);
    };
  }

  /// Sends a command to a share.
  public long send(ShareCommand command, ShareFacts facts) {
    var order = new ShareAggregate.Order(command, facts);
    return switch (command) {
      case ShareCommand.ByActor _ -> carryOut(command, order, Origin.DEVICE);
      case ShareCommand.RecordEscrowDestroyed _,
          ShareCommand.PartWithClosed _,
          ShareCommand.OfChannel _ ->
          carryOut(command, order, Origin.SERVER);
    };
  }

  /// Sends a command to an item.
  public long send(ItemCommand command, ItemDecider.Facts facts) {
    return carryOut(command, new ItemAggregate.Order(command, facts), Origin.DEVICE);
  }

  /// Sets a handle aside, in preparation of the command that opens its account.
  public long send(ClaimHandle command) {
    return carryOut(command, command, Origin.PREPARATION);
  }

  /// Records that the vault is about to use a key.
  public long record(KeyUsed use) {
    return carryOut(use, new KeyUseAggregate.RecordUse(use), Origin.SERVER);
  }

  /// Records that the log begins under a name.
  public long record(LogBegun begun) {
    return carryOut(begun, new LogAggregate.BeginLog(begun), Origin.SERVER);
  }

  /// Whether a command has found that the journal takes nothing more, until the next start.
  public boolean isStopped() {
    return engine.isStopped();
  }

  /// Who is behind an order.
  private enum Origin {
    /// The device that signed the current request.
    DEVICE,
    /// The same device, for something that its command needs first.
    PREPARATION,
    /// The server itself.
    SERVER
  }

  private long carryOut(Object command, Object order, Origin origin) {
    var timer = Timer.start(meters);
    var outcome = new Outcome();
    bus.dispatch(new GenericCommandMessage<>(order, metadata(origin, outcome)), outcome);
    timer.stop(
        meters.timer(
            "lockstep.commands",
            "command",
            command.getClass().getSimpleName(),
            "outcome",
            outcome.word()));
    long position = position(outcome);
    RequestContext.current().ifPresent(request -> request.wrote(position));
    return position;
  }

  private long position(Outcome outcome) {
    return switch (outcome.failure()) {
      case null -> outcome.written().orElse(journal.head() - 1);
      case CommandExecutionException e when e.getDetails().isPresent() ->
          throw Refused.because(e.getDetails().get());
      case ConcurrencyException _ -> throw new Refused(new ConcurrentChange());
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException("an order failed", e);
    };
  }

  private static Map<String, ?> metadata(Origin origin, Outcome outcome) {
    var proof =
        RequestContext.current()
            .filter(_ -> origin != Origin.SERVER)
            .flatMap(RequestContext::evidence)
            .map(evidence -> EventMetadata.of(evidence, origin == Origin.DEVICE))
            .orElse(Map.of());
    return outcome.joined(proof);
  }
}
