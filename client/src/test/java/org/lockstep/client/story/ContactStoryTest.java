package org.lockstep.client.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.AccountRecovery.Outcome;
import org.lockstep.client.account.Contacts.Circle;
import org.lockstep.client.account.Contacts.Contact;
import org.lockstep.client.account.Helping.People;
import org.lockstep.client.account.Rehearsal;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.share.NewShare;
import org.lockstep.crypto.recovery.SpokenCode;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareKind;

/// People who lose every device, and whom others help back (R80 to R82).
class ContactStoryTest {
  private static final DeviceProfile TABLET =
      new DeviceProfile("tablet", "ipados", SoftwareVersion.parse("17.2"));

  private final Path directory;
  private final Town town;

  ContactStoryTest(@TempDir Path directory) {
    this.directory = directory;
    this.town = new Town(directory);
  }

  @AfterEach
  void stop() {
    town.close();
  }

  private LockstepClient helpedBy(String owner, Optional<Integer> threshold, LockstepClient... by) {
    var alice = town.person(owner);
    var handles = Arrays.stream(by).map(one -> one.home().requireMembership().handle()).toList();
    alice.contacts().add(handles, threshold);
    for (var one : by) {
      town.settle(alice);
      one.helping().confirm(owner);
      town.settle(one);
    }
    return alice;
  }

  private Outcome recovers(LockstepClient device, Optional<SpokenCode> answer) {
    return device.accountRecovery().byContacts("alice", TABLET, answer);
  }

  private SpokenCode code(LockstepClient device) {
    return ((Outcome.Asking) recovers(device, Optional.empty())).code();
  }

  private static void isRefused(String problem, Runnable what) {
    assertThatThrownBy(what::run)
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .matches(refused -> refused.is(problem), problem);
  }

  @Test
  @Tag("R03")
  @Tag("R87")
  void one_contact_brings_everything_back_through_all_rotations() throws IOException {
    var bob = town.person("bob");
    var alice = helpedBy("alice", Optional.empty(), bob);
    assertThat(alice.contacts().circle())
        .contains(new Circle(1, List.of(new Contact("bob", true))));
    alice.protection().turnOn();
    var share = alice.shares().create(new NewShare(ShareKind.FOLDER, "Plans"));
    puts(alice, share);
    alice.protection().turnOff();
    alice.protection().turnOn();
    assertThat(alice.recovery().rehearseContacts()).contains(new Rehearsal.LooksRight());

    var tablet = town.device("tablet");
    var code = code(tablet);
    var helped = bob.helping().help(code);
    assertThat(helped.handle()).isEqualTo("alice");
    assertThat(helped.device().name()).isEqualTo("tablet");
    assertThat(recovers(tablet, Optional.of(helped.answer()))).isInstanceOf(Outcome.Done.class);

    var to = directory.resolve("fetched");
    tablet.items().get(share, "plan", to, Progress.NONE);
    assertThat(to).hasContent("at nine");
    var own = tablet.accounts().own();
    assertThat(own.mode()).isEqualTo(ProtectionMode.ADVANCED);
    assertThat(own.devices()).hasSize(2);
    assertThat(own.circle().isCompromised()).isFalse();
    assertThat(own.service().isCompromised()).isFalse();
    assertThat(tablet.contacts().circle()).isEqualTo(alice.contacts().circle());
    assertThat(bob.accounts().own().devices()).hasSize(1);
  }

  private void puts(LockstepClient client, ShareId share) throws IOException {
    var file = Files.writeString(directory.resolve("plan"), "at nine");
    client.items().put(share, file, Progress.NONE);
  }

  @Test
  @Tag("R81")
  void it_takes_two_of_three_when_the_owner_wants_it_so() {
    var bob = town.person("bob");
    var carol = town.person("carol");
    var dan = town.person("dan");
    helpedBy("alice", Optional.of(2), bob, carol, dan);
    var tablet = town.device("tablet");
    var code = code(tablet);
    var answer = carol.helping().help(code).answer();
    assertThat(carol.helping().help(code).answer()).isEqualTo(answer);
    var alone = (Outcome.Asking) recovers(tablet, Optional.of(answer));
    assertThat(alone.code()).isEqualTo(code);
    assertThat(alone.came()).isEqualTo(1);
    assertThat(dan.helping().help(code).answer()).isEqualTo(answer);
    assertThat(recovers(tablet, Optional.of(SpokenCode.parse("0000-0000-0000-0000"))))
        .as("an answer that no contact gave")
        .isInstanceOf(Outcome.Asking.class);
    assertThat(recovers(tablet, Optional.of(answer))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  @Tag("R82")
  void who_was_removed_helps_nobody_and_the_others_take_new_parts_by_themselves() {
    var bob = town.person("bob");
    var eve = town.person("eve");
    var alice = helpedBy("alice", Optional.empty(), bob, eve);
    assertThat(alice.contacts().remove("@Eve"))
        .contains(new Circle(1, List.of(new Contact("bob", false))));
    town.settle(alice);
    assertThat(alice.recovery().rehearseContacts())
        .contains(new Rehearsal.Fails("0 of the 1 contacts that it takes have confirmed"));
    assertThat(bob.helping().renew()).containsExactly("alice");
    assertThat(bob.helping().renew()).isEmpty();
    town.settle(bob);
    assertThat(eve.helping().renew()).isEmpty();
    assertThat(alice.contacts().circle())
        .contains(new Circle(1, List.of(new Contact("bob", true))));

    var thief = town.device("thief");
    var answer = eve.helping().help(code(thief)).answer();
    isRefused("recovery-proof-wrong", () -> recovers(thief, Optional.of(answer)));
    assertThat(thief.home().membership()).isEmpty();
    var tablet = town.device("tablet");
    var right = bob.helping().help(code(tablet)).answer();
    assertThat(recovers(tablet, Optional.of(right))).isInstanceOf(Outcome.Done.class);
    assertThatThrownBy(() -> alice.contacts().remove("eve")).isInstanceOf(NotFound.class);
    assertThat(alice.contacts().remove("bob")).isEmpty();
    assertThat(alice.contacts().circle()).isEmpty();
    assertThat(alice.recovery().rehearseContacts()).isEmpty();
  }

  @Test
  void a_contact_helps_with_a_device_that_it_added_later() {
    var bob = town.person("bob");
    helpedBy("alice", Optional.empty(), bob);
    var phone = town.device("phone");
    var asked = phone.devices().ask("bob", Town.LAPTOP, Optional.empty(), Optional.empty());
    town.settle(phone);
    bob.devices().approve(asked.code());
    town.settle(bob);
    assertThat(phone.devices().approved()).isPresent();
    assertThat(phone.helping().people()).isEqualTo(new People(List.of(), List.of("alice")));

    var tablet = town.device("tablet");
    var answer = phone.helping().help(code(tablet)).answer();
    assertThat(recovers(tablet, Optional.of(answer))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  @Tag("R86")
  void a_recovery_by_contacts_waits_and_is_vetoed() {
    var bob = town.person("bob");
    var alice = helpedBy("alice", Optional.empty(), bob);
    alice.recovery().setWait(48);
    town.settle(alice);
    var thief = town.device("thief");
    var answer = bob.helping().help(code(thief)).answer();
    var waiting = (Outcome.Waiting) recovers(thief, Optional.of(answer));
    town.settle(thief);
    assertThat(recovers(thief, Optional.of(answer))).isEqualTo(waiting);
    alice.recovery().veto(waiting.recovery());
    town.settle(alice);
    assertThat(alice.recovery().overview().pending()).isEmpty();
    alice.contacts().remove("bob");
    town.settle(alice);
    isRefused("recovery-proof-wrong", () -> recovers(thief, Optional.of(answer)));
    assertThat(alice.accounts().own().devices()).hasSize(1);
  }

  @Test
  void nobody_helps_who_was_not_asked_or_has_not_agreed() {
    var bob = town.person("bob");
    var alice = town.person("alice");
    assertThatThrownBy(() -> bob.helping().confirm("alice")).isInstanceOf(NotFound.class);
    alice.contacts().add(List.of("bob"), Optional.empty());
    town.settle(alice);
    assertThat(bob.helping().people()).isEqualTo(new People(List.of("alice"), List.of()));
    assertThat(bob.helping().renew()).as("without being asked").isEmpty();
    var tablet = town.device("tablet");
    var code = code(tablet);
    assertThatThrownBy(() -> bob.helping().help(code)).isInstanceOf(NotFound.class);
    isRefused(
        "recovery-contacts-wrong", () -> alice.contacts().add(List.of("bob"), Optional.of(2)));
    isRefused(
        "key-material-malformed", () -> alice.contacts().add(List.of("alice"), Optional.empty()));
  }

  @Test
  @Tag("R11")
  void while_advanced_the_last_contacts_stay() {
    var bob = town.person("bob");
    var alice = helpedBy("alice", Optional.empty(), bob);
    alice.protection().turnOn();
    isRefused("last-recovery-method-stays", () -> alice.contacts().remove("bob"));
    var key = alice.recovery().make();
    assertThat(alice.contacts().remove("bob")).isEmpty();
    isRefused("last-recovery-method-stays", () -> alice.recovery().remove());
    assertThat(alice.recovery().rehearse(Optional.of(key))).isEqualTo(new Rehearsal.Works());
  }
}
