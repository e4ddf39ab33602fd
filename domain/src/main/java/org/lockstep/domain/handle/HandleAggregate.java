package org.lockstep.domain.handle;

import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;

/// Axon's view of a handle: loads its last claim, asks [HandleDecider], records the answer. No rule
/// lives here.
public final class HandleAggregate {
  // Null until the first event names the stream: Axon would take any other text for the stream's
  // name.
  @AggregateIdentifier private @Nullable String id;
  private @Nullable HandleClaimed last;

  HandleAggregate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(HandleDecider.ClaimHandle command) {
    switch (HandleDecider.decide(command, Optional.ofNullable(last))) {
      case Accepted(var events) -> events.forEach(AggregateLifecycle::apply);
      case Rejected(var reason) -> throw new CommandExecutionException("refused", null, reason);
    }
  }

  @EventSourcingHandler
  void on(HandleClaimed event) {
    id = event.streamId();
    last = event;
  }
}
