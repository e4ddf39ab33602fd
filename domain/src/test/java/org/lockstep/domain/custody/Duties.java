package org.lockstep.domain.custody;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.custody.Obligation.DestroyEscrow;
import org.lockstep.domain.custody.Obligation.DestroyServiceSecrets;
import org.lockstep.domain.custody.Obligation.EscrowService;
import org.lockstep.domain.custody.Obligation.EscrowShare;
import org.lockstep.domain.custody.Obligation.RotateService;
import org.lockstep.domain.custody.Obligation.RotateShare;
import org.lockstep.domain.custody.Obligation.SealToMember;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ShareCommand.EscrowEpoch;
import org.lockstep.domain.share.ShareCommand.RecordEscrowDestroyed;
import org.lockstep.domain.share.ShareState.Active;

/// Devices and a server that do what they owe.
final class Duties {
  private final World world;

  Duties(World world) {
    this.world = world;
  }

  /// Meets everything that is owed, round by round, each in the order in which it is told.
  ///
  /// @return how many rounds it took; `limit` if that was not enough
  int meetAll(int limit) {
    int rounds = 0;
    while (rounds < limit && !owing().isEmpty()) {
      for (var share : owing()) {
        var pending = world.custody().protection(share).verdict().pending();
        pending.forEach(owed -> meet(share, owed.what(), 0));
      }
      rounds++;
    }
    return rounds;
  }

  /// The shares to which anything is owed.
  List<ShareId> owing() {
    return IntStream.range(0, Play.SHARES)
        .mapToObj(Sample::share)
        .filter(share -> !world.custody().protection(share).pending().isEmpty())
        .toList();
  }

  /// Tries to meet `obligation`; what stands in its way may refuse it.
  void meet(ShareId share, Obligation obligation, int lag) {
    switch (obligation) {
      case DestroyEscrow() -> world.order(new RecordEscrowDestroyed(share), lag);
      case DestroyServiceSecrets(var account) ->
          world.order(new RecordServiceSecretsDestroyed(account));
      case RotateService(var account) -> order(account, Composer::rotateService);
      case EscrowService(var account) -> order(account, Composer::escrowService);
      case RotateShare() -> byOwner(share, (s, by) -> rotate(s, by, lag));
      case EscrowShare() ->
          byOwner(share, (s, by) -> world.order(new EscrowEpoch(share, current(s), by), lag));
      case SealToMember(var account) ->
          byOwner(
              share,
              (s, by) -> world.order(Composer.grantKey(s, account, by, world.facts(lag)), lag));
    }
  }

  private void rotate(Active share, Actor by, int lag) {
    world.order(Composer.startEpoch(share, by, world.facts(lag), false), lag);
  }

  private static int current(Active share) {
    return share.keys().current();
  }

  private void order(AccountId account, Function<AccountState.Open, AccountCommand> command) {
    world.account(account).map(command).ifPresent(world::order);
  }

  private void byOwner(ShareId id, BiConsumer<Active, Actor> action) {
    world
        .share(id)
        .ifPresent(
            share ->
                world
                    .account(share.owner())
                    .map(Composer::actor)
                    .ifPresent(by -> action.accept(share, by)));
  }
}
