package org.lockstep.api.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/// How one order ended. Filled and read on the one thread that carries it out.
final class Outcome implements CommandCallback<Object, Object> {
  private static final String NAME = "outcome";

  private @Nullable Throwable failure;
  private OptionalLong written = OptionalLong.empty();

  /// The metadata of an order that lets [#of] find this outcome.
  Map<String, Object> joined(Map<String, String> texts) {
    var all = new HashMap<String, Object>(texts);
    all.put(NAME, this);
    return all;
  }

  /// The outcome of the order that is being carried out, if it has one.
  static @Nullable Outcome of(Message<?> order) {
    return order.getMetaData().get(NAME) instanceof Outcome outcome ? outcome : null;
  }

  void wrote(long position) {
    written = OptionalLong.of(position);
  }

  @Override
  public void onResult(CommandMessage<?> order, CommandResultMessage<? extends Object> result) {
    failure = result.optionalExceptionResult().orElse(null);
  }

  @Nullable Throwable failure() {
    return failure;
  }

  OptionalLong written() {
    return written;
  }

  /// The outcome as a meter's tag.
  String word() {
    return switch (failure) {
      case null -> "accepted";
      case CommandExecutionException _ -> "refused";
      case ConcurrencyException _ -> "conflict";
      default -> "failed";
    };
  }
}
