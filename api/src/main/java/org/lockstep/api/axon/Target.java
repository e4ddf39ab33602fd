package org.lockstep.api.axon;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.lockstep.domain.account.AccountAggregate;
import org.lockstep.domain.handle.HandleDecider.ClaimHandle;
import org.lockstep.domain.item.ItemAggregate;
import org.lockstep.domain.keyuse.KeyUseAggregate;
import org.lockstep.domain.log.LogAggregate;
import org.lockstep.domain.share.ShareAggregate;

/// Finds the stream that an order is meant for.
final class Target implements CommandTargetResolver {
  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
    return new VersionedAggregateIdentifier((Object) streamId(message.getPayload()), null);
  }

  static String streamId(Object order) {
    return switch (order) {
      case AccountAggregate.Order o -> o.command().account().value();
      case ShareAggregate.Order o -> o.command().share().value();
      case ItemAggregate.Order o -> o.command().item().value();
      case ClaimHandle c -> c.handle().value();
      case KeyUseAggregate.RecordUse c -> c.use().streamId();
      case LogAggregate.BeginLog c -> c.begun().streamId();
      default -> throw new IllegalArgumentException("no aggregate takes " + order.getClass());
    };
  }
}
