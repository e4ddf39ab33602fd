package org.lockstep.storage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.contract.Events;

class DataDirectoryTest {
  private final Path data;

  DataDirectoryTest(@TempDir Path directory) {
    this.data = directory.resolve("somewhere/data");
  }

  private void make() {
    try (var storage = EmbeddedStorage.open(data)) {
      Events.fill(storage.journal(), "a", 3);
    }
  }

  private void refused(Class<? extends StorageException> type, String words) {
    assertThatThrownBy(() -> EmbeddedStorage.open(data).close())
        .isInstanceOf(type)
        .hasMessageContaining(words)
        .hasMessageContaining(data.toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void what_was_made_opens_again() {
    make();
    try (var storage = EmbeddedStorage.open(data)) {
      assertThat(storage.journal().head()).isEqualTo(3);
    }
  }

  @Test
  void nobody_but_the_owner_may_look_inside() throws IOException {
    try (var storage = EmbeddedStorage.open(data);
        var paths = Files.walk(data)) {
      assertThat(storage.journal().head()).isZero();
      for (var path : paths.toList()) {
        var wanted = Files.isDirectory(path) ? "rwx------" : "rw-------";
        assertThat(Files.getPosixFilePermissions(path))
            .as(path.toString())
            .isEqualTo(PosixFilePermissions.fromString(wanted));
      }
    }
  }

  @Test
  void one_that_is_in_use_is_refused_and_its_holder_named() {
    try (var storage = EmbeddedStorage.open(data)) {
      assertThat(storage.journal().head()).isZero();
      refused(DirectoryInUse.class, "in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void one_of_a_newer_version_is_refused() throws IOException {
    make();
    Files.writeString(data.resolve("format"), "lockstep-data 3\n");
    refused(UnsupportedFormat.class, "format 3; this version of Lockstep reads up to 2");
  }

  /// What a version before live documents has left.
  private void makeFormat1() throws IOException {
    make();
    Files.delete(data.resolve("updates.db"));
    Files.writeString(data.resolve("format"), "lockstep-data 1\n");
  }

  @Test
  void one_of_format_1_is_taken_up_to_format_2() throws IOException {
    makeFormat1();
    try (var storage = EmbeddedStorage.open(data)) {
      assertThat(storage.journal().head()).isEqualTo(3);
      assertThat(storage.updates().shares()).isEmpty();
    }
    assertThat(data.resolve("format")).hasContent("lockstep-data 2");
    Files.delete(data.resolve("updates.db"));
    refused(DamagedStore.class, "it is missing");
  }

  @Test
  void one_of_format_1_lacks_nothing_that_it_had() throws IOException {
    makeFormat1();
    Files.delete(data.resolve("secrets.db"));
    refused(DamagedStore.class, "it is missing");
    assertThat(data.resolve("format")).hasContent("lockstep-data 1");
  }

  @Test
  void one_that_was_taken_up_half_way_is_taken_up_to_the_end() throws IOException {
    makeFormat1();
    Files.writeString(data.resolve("updates.db.new"), "half");
    EmbeddedStorage.open(data).close();
    assertThat(data.resolve("format")).hasContent("lockstep-data 2");
    Files.writeString(data.resolve("format"), "lockstep-data 1\n"); // all but its last step
    EmbeddedStorage.open(data).close();
    assertThat(data.resolve("format")).hasContent("lockstep-data 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "lockstep-data one\n", "lockstep-data 1", "lockstep-data 0\n", "\0\0"})
  void one_whose_version_cannot_be_read_is_refused(String line) throws IOException {
    make();
    Files.writeString(data.resolve("format"), line);
    refused(DamagedStore.class, "is damaged");
  }

  @Test
  void a_directory_of_something_else_is_refused_and_left_alone() throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("holiday.jpg"), "a beach");
    refused(UnsupportedFormat.class, "holds holiday.jpg");
    try (var entries = Files.list(data)) {
      assertThat(entries).containsExactly(data.resolve("holiday.jpg"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal.db", "secrets.db", "updates.db"})
  void a_missing_part_is_damage(String part) throws IOException {
    make();
    Files.delete(data.resolve(part));
    refused(DamagedStore.class, "it is missing");
    assertThat(data.resolve(part)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal.db", "secrets.db", "updates.db", "documents.db", "snapshots.db"})
  void a_part_that_was_cut_off_is_damage(String part) throws IOException {
    make();
    try (var file = FileChannel.open(data.resolve(part), StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }
    refused(DamagedStore.class, part);
  }

  @Test
  void parts_that_follow_from_the_journal_are_made_anew() throws IOException {
    make();
    Files.delete(data.resolve("documents.db"));
    Files.delete(data.resolve("snapshots.db"));
    try (var storage = EmbeddedStorage.open(data)) {
      assertThat(storage.journal().head()).isEqualTo(3);
      assertThat(storage.documents().token("any")).isEqualTo(-1);
    }
  }

  @Test
  void one_whose_making_was_cut_short_is_made_to_the_end() throws IOException {
    make();
    Files.delete(data.resolve("format"));
    Files.delete(data.resolve("secrets.db"));
    Files.writeString(data.resolve("secrets.db.new"), "half");
    try (var storage = EmbeddedStorage.open(data)) {
      assertThat(storage.secrets().counter("a")).isZero();
    }
    assertThat(data.resolve("format")).exists();
  }

  @Test
  void a_refused_one_is_not_kept_locked() throws IOException {
    make();
    var line = Files.readString(data.resolve("format"));
    Files.writeString(data.resolve("format"), "lockstep-data 3\n");
    refused(UnsupportedFormat.class, "format 3");
    Files.writeString(data.resolve("format"), line);
    EmbeddedStorage.open(data).close();
  }
}
