package org.lockstep.client.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.data.OwnItems.NewData;
import org.lockstep.client.data.StoredData;
import org.lockstep.client.failure.NotFound;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.account.StandardMetadata;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed.Reason;

/// Data of an account's own, through a real server: who can read it is what the table says.
class DataStoryTest {
  private final Path directory;
  private final Town town;

  DataStoryTest(@TempDir Path directory) {
    this.directory = directory;
    this.town = new Town(directory);
  }

  @AfterEach
  void stop() {
    town.close();
  }

  /// In what state an account can be.
  enum Standing {
    STANDARD,
    WITH_BACKUP,
    BACKUP_TURNED_OFF,
    WITH_CALDAV,
    ADVANCED,
    ADVANCED_WITH_BACKUP,
    ADVANCED_WITH_CALDAV,
    ADVANCED_TURNED_OFF
  }

  private static void reach(Standing standing, LockstepClient client) {
    switch (standing) {
      case STANDARD -> {}
      case WITH_BACKUP -> client.choices().backupOn();
      case BACKUP_TURNED_OFF -> {
        client.choices().backupOn();
        client.choices().backupOff();
      }
      case WITH_CALDAV -> client.choices().caldav(true);
      case ADVANCED -> advance(client);
      case ADVANCED_WITH_BACKUP -> {
        client.choices().backupOn();
        advance(client);
      }
      case ADVANCED_WITH_CALDAV -> {
        advance(client);
        client.choices().caldav(true);
      }
      case ADVANCED_TURNED_OFF -> {
        advance(client);
        client.protection().turnOff();
      }
    }
  }

  private static void advance(LockstepClient client) {
    client.recovery().make();
    client.protection().turnOn();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private StoredData put(LockstepClient client, Category category, Path file) {
    var name = String.valueOf(file.getFileName());
    return client.data().put(new NewData(category, file, name, Map.of()), Progress.NONE);
  }

  private String content(LockstepClient client, Category category, String name) throws IOException {
    var to = directory.resolve("fetched");
    client.data().get(category, name, to, Progress.NONE);
    return Files.readString(to);
  }

  private static Set<Category> readable(LockstepClient client) {
    var readable = EnumSet.noneOf(Category.class);
    client.protection().verifiedStatus().categories().stream()
        .filter(row -> row.encryption() == Encryption.IN_TRANSIT_AND_ON_SERVER)
        .forEach(row -> readable.add(row.category()));
    return readable;
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  @Tag("R24")
  @Tag("R25")
  @Tag("R30")
  void a_server_with_all_that_it_has_reads_what_the_table_says_and_nothing_else(Standing standing)
      throws IOException {
    var alice = town.person("alice");
    reach(standing, alice);
    var names = new HashMap<Category, String>();
    for (var category : Category.values()) {
      var name = "secret of " + category;
      names.put(category, name);
      var stored = put(alice, category, file(name, "content of " + category));
      assertThat(content(alice, category, name)).isEqualTo("content of " + category);
      assertThat(stored.key().fits(category)).isTrue();
    }
    var readable = readable(alice);
    assertThat(alice.data().list())
        .hasSize(Category.values().length)
        .allSatisfy(
            item ->
                assertThat(item.exposed())
                    .as(item.category().name())
                    .isEqualTo(readable.contains(item.category())));
    var account = alice.home().requireMembership().account();
    town.close();

    try (var server = new CuriousServer(directory.resolve("server"), account)) {
      var read = server.read();
      assertThat(read.keySet()).isEqualTo(readable);
      read.forEach((category, found) -> assertThat(found).containsExactly(names.get(category)));
    }
    assertThat(readable)
        .as("what is always end-to-end encrypted, messages in a backup aside")
        .allSatisfy(
            category ->
                assertThat(
                        category.keeper() != Category.Keeper.CIRCLE
                            || category == Category.MESSAGES)
                    .isTrue());
  }

  @Test
  @Tag("R22")
  void what_was_written_before_stays_readable_and_is_marked_as_exposed() throws IOException {
    var alice = town.person("alice");
    put(alice, Category.NOTES, file("before", "1"));
    alice.recovery().make();
    alice.protection().turnOn();
    put(alice, Category.NOTES, file("after", "2"));
    assertThat(content(alice, Category.NOTES, "before")).isEqualTo("1");
    assertThat(alice.data().list(Category.NOTES))
        .extracting(item -> item.name() + " " + item.exposed())
        .containsExactly("after false", "before true");

    put(alice, Category.NOTES, file("before", "3"));
    assertThat(alice.data().list(Category.NOTES))
        .extracting(item -> item.name() + " " + item.version() + " " + item.exposed())
        .containsExactly("after 1 false", "before 2 false");
  }

  @Test
  @Tag("R34")
  void reminders_of_the_time_with_caldav_stay_readable_without_it() throws IOException {
    var alice = town.advanced("alice");
    alice.choices().caldav(true);
    put(alice, Category.REMINDERS, file("with", "1"));
    alice.choices().caldav(false);
    var without = put(alice, Category.REMINDERS, file("without", "2"));
    assertThat(without.key().kind()).isEqualTo(DataKey.Kind.SERVICE);
    assertThat(content(alice, Category.REMINDERS, "with")).isEqualTo("1");
    assertThat(content(alice, Category.REMINDERS, "without")).isEqualTo("2");
  }

  @Test
  void another_device_of_the_account_reads_it_and_nobody_else_finds_it() throws IOException {
    var laptop = town.advanced("alice");
    put(laptop, Category.HEALTH, file("pulse.csv", "60"));
    var phone = town.device("phone");
    var code = phone.devices().ask("alice", Town.LAPTOP, Optional.empty(), Optional.empty()).code();
    laptop.devices().approve(code);
    phone.devices().approved();
    assertThat(content(phone, Category.HEALTH, "pulse.csv")).isEqualTo("60");

    var bob = town.person("bob");
    assertThat(bob.data().list()).isEmpty();
    assertThatThrownBy(() -> content(bob, Category.HEALTH, "pulse.csv"))
        .isInstanceOf(NotFound.class);
  }

  @Test
  @Tag("R101")
  void each_use_of_a_key_that_the_server_made_is_told_to_the_account() throws IOException {
    var alice = town.person("alice");
    assertThat(alice.vaultLog().list()).isEmpty();
    put(alice, Category.MAIL, file("letter", "dear"));
    assertThat(alice.vaultLog().list())
        .isNotEmpty()
        .allSatisfy(
            use -> {
              assertThat(use.key().kind()).isEqualTo(KeyRef.Kind.MAIL);
              assertThat(use.reason()).isEqualTo(Reason.OWN_DATA);
              assertThat(use.beneficiary()).isEqualTo(alice.home().requireDevice().id().value());
            });
  }

  @Test
  void what_is_deleted_leaves_neither_content_nor_key() throws IOException {
    var alice = town.person("alice");
    put(alice, Category.DRIVE, file("plan.pdf", "x".repeat(100)));
    put(alice, Category.DRIVE, file("plan.pdf", "y".repeat(100)));
    assertThat(blobs()).as("an older version is gone").hasSize(1);
    alice.data().delete(Category.DRIVE, "plan.pdf");
    assertThat(blobs()).isEmpty();
    assertThat(alice.data().list()).isEmpty();
    assertThatThrownBy(() -> alice.data().delete(Category.DRIVE, "plan.pdf"))
        .isInstanceOf(NotFound.class);
  }

  private Stream<Path> blobs() throws IOException {
    try (var files = Files.walk(directory.resolve("server").resolve("blobs"))) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  @Test
  @Tag("R40")
  @Tag("R47")
  void equal_files_show_as_equal_to_their_account_alone() throws IOException {
    var alice = town.advanced("alice");
    var bob = town.advanced("bob");
    var first = put(alice, Category.DRIVE, file("a.pdf", "same"));
    var second = put(alice, Category.DRIVE, file("b.pdf", "same"));
    var other = put(bob, Category.DRIVE, file("a.pdf", "same"));
    var sum = first.metadata().get(MetadataField.CONTENT_CHECKSUM);
    assertThat(second.metadata()).containsEntry(MetadataField.CONTENT_CHECKSUM, sum);
    assertThat(other.metadata().get(MetadataField.CONTENT_CHECKSUM)).isNotEqualTo(sum);
    assertThat(other.metadata().get(MetadataField.NAME_CHECKSUM))
        .isNotEqualTo(first.metadata().get(MetadataField.NAME_CHECKSUM));
    assertThat(first.metadata())
        .containsEntry(MetadataField.FILE_TYPE, "pdf")
        .containsEntry(MetadataField.EXECUTABLE, "false");
    assertThat(StandardMetadata.fields(Category.DRIVE)).containsAll(first.metadata().keySet());
  }

  @Test
  @Tag("R33")
  @Tag("R40")
  void a_snapshot_of_a_backup_says_which_device_it_is_of_and_no_server_reads_it()
      throws IOException {
    var alice = town.advanced("alice");
    alice.choices().backupOn();
    var snapshot = put(alice, Category.BACKUP, file("monday.tar", "x".repeat(300)));
    assertThat(snapshot.exposed()).isFalse();
    assertThat(snapshot.metadata())
        .containsEntry(MetadataField.DEVICE_NAME, "laptop")
        .containsEntry(MetadataField.DEVICE_MODEL, "macos 14.1")
        .containsEntry(MetadataField.FILE_FORMATS, "tar")
        .containsEntry(MetadataField.SNAPSHOT_SIZE, "300")
        .containsKey(MetadataField.SNAPSHOT_TIME);
    assertThat(StandardMetadata.fields(Category.BACKUP)).containsAll(snapshot.metadata().keySet());
    assertThat(content(alice, Category.BACKUP, "monday.tar")).hasSize(300);
  }
}
