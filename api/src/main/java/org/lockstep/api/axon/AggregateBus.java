package org.lockstep.api.axon;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.lockstep.domain.account.AccountAggregate;
import org.lockstep.domain.handle.HandleAggregate;
import org.lockstep.domain.item.ItemAggregate;
import org.lockstep.domain.keyuse.KeyUseAggregate;
import org.lockstep.domain.log.LogAggregate;
import org.lockstep.domain.share.ShareAggregate;

/// The whole of Axon's configuration: a bus that carries orders out on the thread that sends them,
/// with an event-sourced repository for each kind of aggregate.
final class AggregateBus {
  private static final int CACHED = 10_000;

  private final EventStore store;
  private final CommandBus bus = SimpleCommandBus.builder().build();

  private AggregateBus(JournalEventStorageEngine engine) {
    store = EmbeddedEventStore.builder().storageEngine(engine).build();
    bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(AggregateBus::evidence));
  }

  static CommandBus over(JournalEventStorageEngine engine) {
    var aggregates = new AggregateBus(engine);
    aggregates.subscribe(AccountAggregate.class);
    aggregates.subscribe(ShareAggregate.class);
    aggregates.subscribe(ItemAggregate.class);
    aggregates.subscribe(HandleAggregate.class);
    aggregates.subscribe(KeyUseAggregate.class);
    aggregates.subscribe(LogAggregate.class);
    return aggregates.bus;
  }

  private <T> void subscribe(Class<T> aggregate) {
    EventSourcingRepository<T> repository =
        EventSourcingRepository.builder(aggregate)
            .eventStore(store)
            .cache(new AggregateCache(CACHED))
            .build();
    AggregateAnnotationCommandHandler.<T>builder()
        .aggregateType(aggregate)
        .repository(repository)
        .commandTargetResolver(new Target())
        .build()
        .subscribe(bus);
  }

  /// What the order's metadata gives to its events: the texts in it.
  private static Map<String, ?> evidence(Message<?> order) {
    var texts = new HashMap<String, String>();
    order
        .getMetaData()
        .forEach(
            (name, value) -> {
              if (value instanceof String text) texts.put(name, text);
            });
    return texts;
  }
}
