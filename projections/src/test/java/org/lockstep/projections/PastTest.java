package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareKind;

/// A history that is long enough to be remembered in steps.
class PastTest {
  private static final ShareId SHARE = Some.share(1);
  private static final int ROUNDS = 30;

  @Test
  void every_position_of_a_long_past_is_what_it_was() {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models()) {
            var world = stores.world();
            for (int n = 1; n <= 3; n++) world.begin(n);
            world.create(1, ShareKind.FOLDER, 1);
            world.join(1, 2, Role.EDITOR);
            for (int round = 0; round < ROUNDS; round++) play(world, round);
            check(Stores.caughtUp(models, stores.journal()), stores);
            for (int round = 0; round < ROUNDS; round++) play(world, round);
            check(Stores.caughtUp(models, stores.journal()), stores);
          }
        });
  }

  private static void play(World world, int round) {
    var by = Some.actor(1);
    world.send(new ShareCommand.OpenLink(SHARE, Some.link(round), Some.bytes("v"), by));
    var account = Some.account(1 + round % 2);
    var device = Some.device(1 + round % 2, 0);
    var open = world.open(1 + round % 2).orElseThrow();
    int next = open.service().current() + 1;
    world.send(
        new AccountCommand.RotateServiceSecret(
            account, device, Some.service(next, List.of(device)), 0));
    world.send(new ShareCommand.CloseLink(SHARE, by));
    world.send(new AccountCommand.EscrowServiceSecret(account, device, next));
    if (round == ROUNDS / 2) world.join(1, 3, Role.VIEWER);
  }

  private static void check(ReadModels models, Stores stores) {
    var replay = new CustodyReplay();
    stores
        .journal()
        .forEach(
            0,
            stores.journal().head(),
            stored -> {
              replay.apply(Decoded.of(stored, stores.codec).recorded());
              assertThat(at(models, stored.position())).isEqualTo(replay.protection(SHARE));
            });
  }

  private static ShareProtection at(ReadModels models, long position) {
    return models.shares().protectionAt(SHARE, position).orElse(ShareProtection.NONE);
  }
}
