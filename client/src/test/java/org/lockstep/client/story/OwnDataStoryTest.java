package org.lockstep.client.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.Category.Keeper;
import org.lockstep.domain.custody.CategoryCause;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import org.lockstep.wire.message.OwnDataMessages.CategoryView;

/// The table of an account follows what its person chooses; each device computes it for itself.
class OwnDataStoryTest {
  private final Town town;

  OwnDataStoryTest(@TempDir Path directory) {
    this.town = new Town(directory);
  }

  @AfterEach
  void stop() {
    town.close();
  }

  private static CategoryView row(ProtectionStatus status, Category category) {
    return status.categories().stream()
        .filter(view -> view.category() == category)
        .findFirst()
        .orElseThrow();
  }

  private static List<CategoryCause> causes(LockstepClient client, Category category) {
    return row(client.protection().verifiedStatus(), category).causes();
  }

  private static long endToEnd(LockstepClient client) {
    return client.protection().verifiedStatus().categories().stream()
        .filter(view -> view.encryption() == Encryption.END_TO_END)
        .count();
  }

  private static long keptBy(Keeper... keepers) {
    return List.of(Category.values()).stream()
        .filter(category -> List.of(keepers).contains(category.keeper()))
        .count();
  }

  @Test
  @Tag("R30")
  void advanced_protection_ends_what_the_server_could_read() {
    var alice = town.person("alice");
    assertThat(endToEnd(alice)).isEqualTo(keptBy(Keeper.CIRCLE));
    alice.recovery().make();
    alice.protection().turnOn();
    assertThat(endToEnd(alice)).isEqualTo(keptBy(Keeper.CIRCLE, Keeper.SERVICE));
    alice.protection().turnOff();
    assertThat(endToEnd(alice)).isEqualTo(keptBy(Keeper.CIRCLE));
  }

  @Test
  @Tag("R33")
  void messages_follow_backup_with_standard_protection_alone() {
    var alice = town.person("alice");
    assertThat(causes(alice, Category.MESSAGES)).isEmpty();

    var on = alice.choices().backupOn();
    assertThat(on.backup()).isTrue();
    assertThat(row(on, Category.MESSAGES).causes())
        .containsExactly(CategoryCause.STANDARD_PROTECTION, CategoryCause.BACKUP_COPY);

    var off = alice.choices().backupOff();
    assertThat(off.backup()).isFalse();
    assertThat(off.pending()).isEmpty();
    assertThat(row(off, Category.MESSAGES).encryption()).isEqualTo(Encryption.END_TO_END);
  }

  @Test
  @Tag("R21")
  @Tag("R33")
  void turning_advanced_protection_on_gives_messages_a_key_that_no_backup_of_before_opens() {
    var alice = town.person("alice");
    alice.choices().backupOn();
    alice.recovery().make();
    alice.protection().turnOn();

    var status = alice.protection().verifiedStatus();

    assertThat(status.backup()).isTrue();
    assertThat(status.pending()).isEmpty();
    assertThat(row(status, Category.MESSAGES).causes()).isEmpty();
    assertThat(row(status, Category.BACKUP).causes()).isEmpty();
  }

  @Test
  @Tag("R34")
  void reminders_through_caldav_are_never_end_to_end() {
    var alice = town.advanced("alice");
    assertThat(causes(alice, Category.REMINDERS)).isEmpty();
    var on = alice.choices().caldav(true);
    assertThat(row(on, Category.REMINDERS).causes()).containsExactly(CategoryCause.CALDAV);
    var off = alice.choices().caldav(false);
    assertThat(row(off, Category.REMINDERS).encryption()).isEqualTo(Encryption.END_TO_END);
  }

  @Test
  void what_is_chosen_already_is_refused() {
    var alice = town.person("alice");
    alice.choices().backupOn();
    assertThatThrownBy(() -> alice.choices().backupOn()).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> alice.choices().caldav(false)).isInstanceOf(ProblemException.class);
  }
}
