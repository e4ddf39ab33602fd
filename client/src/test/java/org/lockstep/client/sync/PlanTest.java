package org.lockstep.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.client.testing.Folder;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Ids;
import org.lockstep.client.testing.Person;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.SecretEpochs;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;

class PlanTest {
  private static final SecretEpochs CLEAN = new SecretEpochs(1, 0, 0, 0);

  private final Person alice = Person.of("alice");
  private final Person bob = Person.of("bob");
  private final Folder folder = new Folder(alice);
  private final History history =
      new History()
          .add(alice.open(), alice.on(1))
          .add(folder.create(), folder.epoch(Map.of(alice, Role.OWNER)));

  private Optional<Step> planOf(Person person) {
    var trusted = history.trusted(folder.share());
    return Plan.ofShare(trusted.state(), trusted.custody(), person.account());
  }

  private void bobJoins() {
    history.add(bob.open(), bob.on(1));
    history.add(folder.invite(bob, Role.EDITOR), folder.join(bob, Role.EDITOR));
    history.add(folder.granted(folder.grant(bob, Role.EDITOR, alice.device())));
  }

  private static OwnStanding standing(
      ProtectionMode mode, SecretEpochs service, SecretEpochs circle, boolean permitted) {
    return new OwnStanding(mode, service, circle, permitted);
  }

  @Test
  void an_account_in_order_owes_nothing() {
    assertThat(Plan.ofAccount(standing(ProtectionMode.ADVANCED, CLEAN, CLEAN, false))).isEmpty();
    assertThat(
            Plan.ofAccount(
                standing(ProtectionMode.STANDARD, new SecretEpochs(1, 1, 1, 0), CLEAN, true)))
        .isEmpty();
  }

  @Test
  void turning_protection_on_rotates_only_once_the_server_has_destroyed_its_keys() {
    var held = new SecretEpochs(1, 1, 1, 0);
    var destroyed = new SecretEpochs(1, 1, 0, 0);

    assertThat(Plan.ofAccount(standing(ProtectionMode.ADVANCED, held, CLEAN, false))).isEmpty();
    assertThat(Plan.ofAccount(standing(ProtectionMode.ADVANCED, destroyed, CLEAN, false)))
        .contains(new Step.RotateService());
  }

  @Test
  void a_revocation_rotates_service_then_circle_then_escrows() {
    var leaked = new SecretEpochs(1, 1, 1, 1);
    var rotated = new SecretEpochs(2, 1, 1, 1);

    assertThat(Plan.ofAccount(standing(ProtectionMode.STANDARD, leaked, leaked, true)))
        .contains(new Step.RotateService());
    assertThat(Plan.ofAccount(standing(ProtectionMode.STANDARD, rotated, leaked, true)))
        .contains(new Step.RotateCircle());
    assertThat(Plan.ofAccount(standing(ProtectionMode.STANDARD, rotated, rotated, true)))
        .contains(new Step.EscrowService());
  }

  @Test
  void nothing_is_escrowed_on_the_servers_word_alone() {
    var unheld = new SecretEpochs(2, 1, 0, 1);

    assertThat(Plan.ofAccount(standing(ProtectionMode.STANDARD, unheld, CLEAN, false))).isEmpty();
  }

  @Test
  void a_member_who_lacks_the_key_is_sealed_to_by_who_has_it() {
    history.add(bob.open(), bob.on(1));
    history.add(folder.invite(bob, Role.EDITOR), folder.join(bob, Role.EDITOR));

    assertThat(planOf(alice)).contains(new Step.SealToMember(folder.share(), bob.account()));
    assertThat(planOf(bob)).isEmpty();
  }

  @Test
  void who_left_is_shut_out_by_a_new_epoch() {
    bobJoins();
    history.add(folder.remove(bob.account()));

    assertThat(planOf(alice)).contains(new Step.RotateShare(folder.share()));

    history.add(folder.epoch(Map.of(alice, Role.OWNER)));
    assertThat(planOf(alice)).isEmpty();
  }

  @Test
  void an_open_link_asks_for_an_escrow_and_a_closed_one_for_destruction_first() {
    var link = Ids.link();
    history.add(folder.link(link));
    assertThat(planOf(alice)).contains(new Step.EscrowShare(folder.share()));

    history.add(folder.escrowed());
    assertThat(planOf(alice)).isEmpty();

    history.add(new ShareEvent.LinkClosed(folder.share(), link, alice.actor()));
    assertThat(planOf(alice)).isEmpty();

    history.add(new ShareEvent.EscrowDestroyed(folder.share(), 1));
    assertThat(planOf(alice)).contains(new Step.RotateShare(folder.share()));
  }

  @Test
  void a_share_waits_for_a_participant_whose_key_would_make_it_dirty_at_once() {
    bobJoins();
    // The vault came to know Bob's key; he has turned protection on again but not rotated.
    history.add(bob.off(2), bob.escrowed(), bob.on(3));
    history.add(new AccountEvent.ServiceSecretsDestroyed(bob.account(), 1));
    assertThat(planOf(alice)).isEmpty();

    history.add(bob.rotate());
    assertThat(planOf(alice)).contains(new Step.RotateShare(folder.share()));

    history.add(folder.epoch(Map.of(alice, Role.OWNER, bob, Role.EDITOR)));
    assertThat(planOf(alice)).isEmpty();
  }

  @Test
  void a_viewer_meets_nothing() {
    history.add(bob.open(), bob.on(1));
    history.add(folder.invite(bob, Role.VIEWER), folder.join(bob, Role.VIEWER));
    history.add(folder.granted(folder.grant(bob, Role.VIEWER, alice.device())));
    history.add(folder.link(Ids.link()));

    assertThat(planOf(bob)).isEmpty();
    assertThat(planOf(alice)).contains(new Step.EscrowShare(folder.share()));
  }
}
