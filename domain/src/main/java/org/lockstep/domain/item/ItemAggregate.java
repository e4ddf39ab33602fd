package org.lockstep.domain.item;

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

/// Axon's view of an item: loads it, asks [ItemDecider], records the answer. No rule lives here.
public final class ItemAggregate {
  // Null until the first event names the stream: Axon would take any other text for the stream's
  // name.
  @AggregateIdentifier private @Nullable String id;
  private ItemDecider.State state = new ItemDecider.State.Unborn();

  ItemAggregate() {}

  /// A command with what is known when it arrives.
  public record Order(ItemCommand command, ItemDecider.Facts facts) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Order order) {
    switch (ItemDecider.decide(order.command(), state, order.facts())) {
      case Accepted(var events) -> events.forEach(AggregateLifecycle::apply);
      case Rejected(var reason) -> throw new CommandExecutionException("refused", null, reason);
    }
  }

  @EventSourcingHandler
  void on(ItemEvent event) {
    id = event.streamId();
    state = ItemDecider.evolve(state, event);
  }
}
