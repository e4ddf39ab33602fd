package org.lockstep.domain.log;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// Axon's view of a log: a stream of a single event, so that no origin begins twice.
public final class LogAggregate {
  // Null until the first event names the stream: Axon would take any other text for the stream's
  // name.
  @AggregateIdentifier private @Nullable String id;

  LogAggregate() {}

  /// Begin a log.
  public record BeginLog(LogBegun begun) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(BeginLog command) {
    AggregateLifecycle.apply(command.begun());
  }

  @EventSourcingHandler
  void on(LogBegun event) {
    id = event.streamId();
  }
}
