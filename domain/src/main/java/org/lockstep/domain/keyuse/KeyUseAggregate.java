package org.lockstep.domain.keyuse;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// Axon's view of one use of a key: a stream of a single event, so that uses never wait for each
/// other.
public final class KeyUseAggregate {
  // Null until the first event names the stream: Axon would take any other text for the stream's
  // name.
  @AggregateIdentifier private @Nullable String id;

  KeyUseAggregate() {}

  /// Record a use.
  public record RecordUse(KeyUsed use) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(RecordUse command) {
    AggregateLifecycle.apply(command.use());
  }

  @EventSourcingHandler
  void on(KeyUsed event) {
    id = event.streamId();
  }
}
