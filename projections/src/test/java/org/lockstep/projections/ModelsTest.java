package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

class ModelsTest {
  private static final ShareId SHARE = Some.share(1);

  private Stores stores;
  private World world;
  private ReadModels models;

  @BeforeEach
  void open(@TempDir Path directory) {
    stores = new Stores(directory);
    world = stores.world();
    models = stores.models();
  }

  @AfterEach
  void close() {
    models.close();
    stores.close();
  }

  private ReadModels now() {
    return Stores.caughtUp(models, stores.journal());
  }

  private void shareOfTwo() {
    world.begin(1);
    world.begin(2);
    world.create(1, ShareKind.FOLDER, 1);
    world.join(1, 2, Role.EDITOR);
  }

  @Test
  void a_device_is_trusted_until_it_is_revoked() {
    world.begin(1);
    var account = Some.account(1);
    var second = Some.device(1, 1);
    world.send(
        new AccountCommand.AddDevice(
            account,
            Some.device(1, 0),
            Some.device(account, second),
            Some.roster(2),
            Some.keyring(second)));
    assertThat(now().accounts().trusted(second).orElseThrow().device().signingKey())
        .isEqualTo(Some.bytes("sign " + second));
    world.send(new AccountCommand.RevokeDevice(account, Some.device(1, 0), second, Some.roster(3)));
    assertThat(now().accounts().trusted(second)).isEmpty();
    assertThat(models.accounts().deviceOwner(second)).contains(account);
    assertThat(models.accounts().find(account).orElseThrow().roster().counter()).isEqualTo(3);
  }

  @Test
  void whoever_names_another_ones_device_takes_nothing_away() {
    world.begin(1);
    var thief = Some.opening(2);
    var stolen = Some.device(thief.account(), Some.device(1, 0));
    var seals = List.of(stolen.id());
    world.send(
        new AccountCommand.OpenAccount(
            thief.account(),
            thief.handleId(),
            thief.handle(),
            thief.name(),
            thief.identityKey(),
            stolen,
            thief.roster(),
            thief.identitySeal(),
            Some.circle(1, seals),
            Some.service(1, seals)));
    assertThat(now().accounts().deviceOwner(stolen.id())).contains(Some.account(1));
  }

  @Test
  void a_card_holds_the_seals_of_every_epoch_for_each_device() {
    world.begin(1);
    var account = Some.account(1);
    var first = Some.device(1, 0);
    var second = Some.device(1, 1);
    world.send(
        new AccountCommand.AddDevice(
            account, first, Some.device(account, second), Some.roster(2), Some.keyring(second)));
    world.send(
        new AccountCommand.RotateServiceSecret(
            account, first, Some.service(2, List.of(first, second)), 0));
    var card = now().accounts().card(account).orElseThrow();
    var secrets = card.secrets(second).orElseThrow();
    assertThat(secrets.identitySeal()).isEqualTo(Some.bytes("i " + second));
    assertThat(secrets.service()).hasSize(2);
    assertThat(secrets.service().getFirst().seal()).contains(Some.bytes("s " + second));
    assertThat(card.publicService().epoch()).isEqualTo(2);
    assertThat(card.secrets(Some.device(9, 9))).isEmpty();
  }

  @Test
  void erased_names_and_titles_are_told_as_erased() {
    shareOfTwo();
    assertThat(now().accounts().find(Some.account(1)).orElseThrow().handle().text())
        .contains("handle1");
    assertThat(models.shares().title(SHARE).orElseThrow().text()).contains("Title");
    stores.keys.destroy(Some.account(1));
    models.forget(Some.account(1));
    var erased = new Personal.Erased(Some.account(1));
    assertThat(models.accounts().find(Some.account(1)).orElseThrow().handle()).isEqualTo(erased);
    assertThat(models.shares().title(SHARE)).contains(erased);
    assertThat(models.shares().list(Some.account(2), Optional.empty(), 10).shares()).hasSize(1);
    Stores.rebuilt(models);
    assertThat(now().shares().title(SHARE)).contains(erased);
  }

  @Test
  void lists_are_read_page_by_page() {
    world.begin(1);
    for (int n = 0; n < 5; n++) world.create(n, ShareKind.NOTE, 1);
    var seen = new ArrayList<ShareId>();
    Optional<ShareId> cursor = Optional.empty();
    do {
      var page = now().shares().list(Some.account(1), cursor, 2);
      page.shares().forEach(entry -> seen.add(entry.share()));
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void items_show_their_last_version_until_they_are_deleted() {
    shareOfTwo();
    var by = Some.actor(1);
    for (int n = 0; n < 3; n++) {
      world.append(
          List.of(
              new ItemEvent.ItemWritten(SHARE, Some.item(n), Some.version(1, 1), by),
              new ItemEvent.ItemWritten(SHARE, Some.item(n), Some.version(2, 1), by)));
    }
    world.append(List.of(new ItemEvent.ItemDeleted(SHARE, Some.item(1), 2, by)));
    var first = now().items().page(SHARE, Optional.empty(), 1);
    var second = models.items().page(SHARE, first.next(), 1);
    var ids = new HashSet<ItemId>();
    first.items().forEach(entry -> ids.add(entry.item()));
    second.items().forEach(entry -> ids.add(entry.item()));
    assertThat(ids).containsExactlyInAnyOrder(Some.item(0), Some.item(2));
    assertThat(second.next()).isEmpty();
    assertThat(models.items().item(SHARE, Some.item(0)).orElseThrow().version().number())
        .isEqualTo(2);
    assertThat(models.items().item(SHARE, Some.item(1))).isEmpty();
    assertThat(models.items().item(Some.share(2), Some.item(0))).isEmpty();
  }

  @Test
  void an_invitation_waits_until_it_is_answered() {
    world.begin(1);
    world.begin(2);
    world.create(1, ShareKind.FOLDER, 1);
    world.send(
        new ShareCommand.Invite(
            SHARE, Some.account(2), Role.VIEWER, Optional.empty(), Some.actor(1)));
    var invitation = now().shares().invitations(Some.account(2)).getFirst();
    assertThat(invitation.by()).isEqualTo(Some.actor(1));
    assertThat(invitation.role()).isEqualTo(Role.VIEWER);
    assertThat(models.history().accounts(SHARE)).containsOnlyKeys(Some.account(1));
    world.send(new ShareCommand.Join(SHARE, Some.actor(2)));
    assertThat(now().shares().invitations(Some.account(2))).isEmpty();
    assertThat(models.shares().ofAccount(Some.account(2))).containsExactly(SHARE);
    assertThat(models.history().accounts(SHARE)).containsOnlyKeys(Some.account(1), Some.account(2));
  }

  @Test
  void an_ended_share_is_on_nobodys_list() {
    shareOfTwo();
    world.send(new ShareCommand.EndShare(SHARE, Some.actor(1)));
    assertThat(now().shares().ofAccount(Some.account(1))).isEmpty();
    assertThat(models.shares().ofAccount(Some.account(2))).isEmpty();
    assertThat(models.shares().protection(SHARE)).isPresent();
  }

  @Test
  void keys_tell_every_epoch_and_the_readers_own_grants() {
    shareOfTwo();
    var by = Some.actor(2).device();
    var only = List.of(world.grant(1, Role.OWNER, by), world.grant(2, Role.EDITOR, by));
    world.send(new ShareCommand.StartEpoch(SHARE, World.epoch(2, only), Some.actor(2)));
    var keys = now().shares().keys(SHARE, Some.account(2));
    assertThat(keys.current()).isEqualTo(2);
    assertThat(keys.epochs()).hasSize(2);
    assertThat(keys.epochs())
        .allSatisfy(
            e -> assertThat(e.grant().orElseThrow().recipient()).isEqualTo(Some.account(2)));
    assertThat(keys.epochs().getLast().by()).isEqualTo(Some.actor(2));
    assertThat(models.shares().keys(SHARE, Some.account(3)).epochs())
        .allSatisfy(e -> assertThat(e.grant()).isEmpty());
  }

  @Test
  void obligations_go_to_those_who_can_meet_them() {
    shareOfTwo();
    world.send(new ShareCommand.OpenLink(SHARE, Some.link(1), Some.bytes("v"), Some.actor(1)));
    assertThat(now().obligations().of(Some.account(2)))
        .extracting(Owed::obligation)
        .containsExactly(ObligationName.ESCROW_SHARE);
    world.send(new ShareCommand.ChangeRole(SHARE, Some.account(2), Role.VIEWER, Some.actor(1)));
    assertThat(now().obligations().of(Some.account(2))).isEmpty();
    world.send(new ShareCommand.EscrowEpoch(SHARE, 1, Some.actor(1)));
    assertThat(now().obligations().ofServer()).isEmpty();
    long closed = world.send(new ShareCommand.CloseLink(SHARE, Some.actor(1)));
    var owed = now().obligations().ofServer();
    assertThat(owed).extracting(Owed::obligation).containsExactly(ObligationName.DESTROY_ESCROW);
    assertThat(owed.getFirst().since().position()).isEqualTo(closed);
    world.send(new ShareCommand.RecordEscrowDestroyed(SHARE));
    assertThat(now().obligations().ofServer()).isEmpty();
  }

  @Test
  void the_server_owes_an_advanced_account_the_destruction_of_its_keys() {
    world.begin(1);
    var account = Some.account(1);
    var by = Some.device(1, 0);
    world.send(new AccountCommand.SetRecoveryKey(account, by, Some.recovery(1)));
    long on = world.send(new AccountCommand.TurnOnAdvancedProtection(account, by, 1));
    assertThat(now().obligations().ofServer())
        .extracting(owed -> owed.since().position())
        .containsExactly(on);
    assertThat(models.obligations().of(account))
        .extracting(Owed::obligation)
        .containsExactly(ObligationName.ROTATE_SERVICE);
    world.send(new AccountCommand.RecordServiceSecretsDestroyed(account));
    assertThat(now().obligations().ofServer()).isEmpty();
    world.send(
        new AccountCommand.RotateServiceSecret(account, by, Some.service(2, List.of(by)), 1));
    assertThat(now().obligations().of(account)).isEmpty();
  }

  @Test
  void a_command_is_found_again_by_its_key() {
    var device = Some.device(0, 0); // the fixture's actor
    long position = world.withKey("key one").begin(1);
    assertThat(now().commands().lastPosition(device, "key one")).hasValue(position);
    assertThat(models.commands().lastPosition(device, "key two")).isEmpty();
    assertThat(models.commands().lastPosition(Some.device(1, 0), "key one")).isEmpty();
  }

  @Test
  void a_command_is_forgotten_after_a_week() {
    var device = Some.device(0, 0); // the fixture's actor
    long first = world.withKey("first").begin(1);
    world.after(Duration.ofDays(3)).withKey("second").begin(2);
    assertThat(now().commands().lastPosition(device, "first")).hasValue(first);
    world.after(Duration.ofDays(4)).withKey("third").begin(3);
    assertThat(now().commands().lastPosition(device, "first")).hasValue(first);
    world.after(Duration.ofDays(1)).withKey("fourth").begin(4);
    assertThat(now().commands().lastPosition(device, "first")).isEmpty();
    assertThat(models.commands().lastPosition(device, "second")).isPresent();
    world.after(Duration.ofDays(300)).withKey("fifth").begin(5);
    assertThat(now().commands().lastPosition(device, "second")).isEmpty();
    assertThat(models.commands().lastPosition(device, "fourth")).isEmpty();
    assertThat(models.commands().lastPosition(device, "fifth")).isPresent();
  }

  @Test
  void a_key_that_is_used_again_is_kept_for_its_newest_use() {
    var device = Some.device(0, 0);
    world.withKey("again").begin(1);
    long last = world.after(Duration.ofDays(8)).begin(2);
    assertThat(now().commands().lastPosition(device, "again")).hasValue(last);
    world.after(Duration.ofDays(7)).withKey("").begin(3);
    assertThat(now().commands().lastPosition(device, "again")).hasValue(last);
  }

  @Test
  void what_is_forgotten_stays_so_when_everything_is_built_anew_in_one_batch() {
    var device = Some.device(0, 0);
    world.withKey("old").begin(1);
    world.after(Duration.ofDays(30)).withKey("new").begin(2);
    now();
    Stores.rebuilt(models);
    assertThat(now().commands().lastPosition(device, "old")).isEmpty();
    assertThat(models.commands().lastPosition(device, "new")).isPresent();
  }

  @Test
  void listeners_hear_how_far_it_has_come() throws InterruptedException {
    var heard = new LinkedBlockingQueue<Long>();
    try (var registration = models.onApplied(heard::add)) {
      assertThat(registration).isNotNull();
      long last = world.begin(1);
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(last);
    }
  }
}
