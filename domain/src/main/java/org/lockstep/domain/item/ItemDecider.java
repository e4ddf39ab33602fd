package org.lockstep.domain.item;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockstep.domain.Decision;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemCommand.DeleteItem;
import org.lockstep.domain.item.ItemCommand.WriteItem;
import org.lockstep.domain.item.ItemEvent.ItemDeleted;
import org.lockstep.domain.item.ItemEvent.ItemWritten;
import org.lockstep.domain.share.Role;

/// The rules of an item, as two pure functions: [#decide] looks forward, [#evolve] looks back.
public final class ItemDecider {
  private ItemDecider() {}

  /// What an item's events add up to.
  public sealed interface State {
    /// Before the first event.
    record Unborn() implements State {}

    /// An item that can be read.
    ///
    /// @param share the share that it lies in, for good (R61)
    record Present(ShareId share, int version) implements State {}

    /// An item that is gone.
    record Deleted(ShareId share) implements State {}
  }

  /// What the share knows when the command arrives.
  ///
  /// @param role the author's
  /// @param epoch the share's current epoch
  /// @param rotationOwedSince since when a removed party has held that epoch's key, if one does
  /// @param rotationDeadline how long writes under such a key are tolerated
  public record Facts(
      Role role,
      int epoch,
      Optional<Instant> rotationOwedSince,
      Duration rotationDeadline,
      Instant now) {}

  /// Decides `command` against `state`.
  public static Decision<ItemEvent, ItemRejection> decide(
      ItemCommand command, State state, Facts facts) {
    if (!facts.role().mayWrite()) return reject(new ItemRejection.ReadOnly(facts.role()));
    return switch (state) {
      case State.Unborn _ -> decide(command, 0, facts);
      case State.Present(var share, int version) when share.equals(command.share()) ->
          decide(command, version, facts);
      case State.Present _, State.Deleted _ ->
          reject(new ItemRejection.ItemUnknown(command.item()));
    };
  }

  private static Decision<ItemEvent, ItemRejection> decide(
      ItemCommand command, int version, Facts facts) {
    return switch (command) {
      case WriteItem c -> write(c, version, facts);
      case DeleteItem c when version == 0 -> reject(new ItemRejection.ItemUnknown(c.item()));
      case DeleteItem c when c.version() != version ->
          reject(new ItemRejection.VersionConflict(version, c.version()));
      case DeleteItem c -> accept(new ItemDeleted(c.share(), c.item(), version, c.by()));
    };
  }

  private static Decision<ItemEvent, ItemRejection> write(WriteItem c, int last, Facts facts) {
    var version = c.version();
    if (version.number() != last + 1) {
      return reject(new ItemRejection.VersionConflict(last + 1, version.number()));
    }
    if (version.epoch() != facts.epoch()) {
      return reject(new ItemRejection.ItemEpochWrong(facts.epoch(), version.epoch()));
    }
    var overdue =
        facts
            .rotationOwedSince()
            .filter(since -> since.plus(facts.rotationDeadline()).isBefore(facts.now()));
    if (overdue.isPresent()) {
      return reject(
          new ItemRejection.RotationOverdue(
              facts.epoch(), overdue.get(), facts.rotationDeadline()));
    }
    return accept(new ItemWritten(c.share(), c.item(), version, c.by()));
  }

  /// The state after `event`; total.
  public static State evolve(State state, ItemEvent event) {
    return switch (event) {
      case ItemWritten e -> new State.Present(e.share(), e.version().number());
      case ItemDeleted e -> new State.Deleted(e.share());
    };
  }
}
