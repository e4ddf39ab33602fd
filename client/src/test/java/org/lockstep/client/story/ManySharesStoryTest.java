package org.lockstep.client.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.share.NewShare;
import org.lockstep.client.sync.Step;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;

/// Accounts in many shares, whose devices meet what is owed there together.
class ManySharesStoryTest {
  private static final int SHARES = 6;

  private final Town town;

  ManySharesStoryTest(@TempDir Path directory) {
    this.town = new Town(directory);
  }

  @AfterEach
  void stop() {
    town.close();
  }

  @Test
  @Tag("R21")
  @Tag("R53")
  void advanced_protection_gives_every_share_a_new_key_and_nothing_is_owed_then() {
    var alice = town.person("alice");
    var bob = town.advanced("bob");
    var shares = new ArrayList<ShareId>();
    for (int n = 0; n < SHARES; n++) shares.add(shared(alice, bob, n));
    alice.recovery().make();

    alice.protection().turnOn();

    for (var share : shares) {
      assertThat(alice.shares().view(share).epoch()).isEqualTo(2);
      for (var member : List.of(alice, bob)) {
        assertThat(member.verdicts().status(share).verdict().encryption())
            .isEqualTo(Encryption.END_TO_END);
      }
    }
    assertThat(alice.sync().run(_ -> {})).isEmpty();
    assertThat(bob.sync().run(_ -> {})).isEmpty();
  }

  @Test
  @Tag("R53")
  void whoever_leaves_many_shares_has_none_of_their_next_keys() {
    var alice = town.advanced("alice");
    var bob = town.advanced("bob");
    var shares = new ArrayList<ShareId>();
    for (int n = 0; n < SHARES; n++) shares.add(shared(alice, bob, n));
    shares.forEach(bob.shares()::leave);
    town.settle(bob);

    var told = new ArrayList<Step>();
    var steps = alice.sync().run(told::add);

    assertThat(told).isEqualTo(steps);
    assertThat(steps)
        .containsExactlyInAnyOrderElementsOf(
            shares.stream().<Step>map(Step.RotateShare::new).toList());
    assertThat(alice.sync().run(_ -> {})).isEmpty();
  }

  private static ShareId shared(LockstepClient owner, LockstepClient other, int n) {
    var share = owner.shares().create(new NewShare(ShareKind.FOLDER, "Folder " + n));
    owner.shares().invite(share, "bob", Role.EDITOR);
    other.shares().accept(share);
    return share;
  }
}
