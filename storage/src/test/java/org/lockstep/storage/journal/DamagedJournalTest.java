package org.lockstep.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.storage.contract.Events.event;
import static org.lockstep.storage.contract.Events.fill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.directory.UnsupportedFormat;

/// A journal that is not what was written is refused in one line, and left as it is.
class DamagedJournalTest {
  private final Path file;

  DamagedJournalTest(@TempDir Path directory) {
    this.file = directory.resolve("journal.db");
  }

  @BeforeEach
  void write() {
    try (var journal = SqliteJournal.open(file)) {
      fill(journal, "a", 700);
      journal.append(List.of(event("b", 0)));
    }
  }

  private void refused(String finding) throws IOException {
    var before = Files.readAllBytes(file);
    assertThatThrownBy(() -> SqliteJournal.open(file).close())
        .isInstanceOf(DamagedStore.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(finding)
        .hasMessageNotContaining("\n");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private void sql(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var executing = connection.createStatement()) {
      executing.executeUpdate(statement);
    }
  }

  @Test
  void an_untouched_one_opens() {
    try (var journal = SqliteJournal.open(file)) {
      assertThat(journal.head()).isEqualTo(701);
    }
  }

  @Test
  void an_empty_file() throws IOException {
    Files.write(file, new byte[0]);
    refused("it is empty");
  }

  @Test
  void a_file_cut_in_half() throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
    refused("");
  }

  @Test
  void a_file_that_is_no_database() throws IOException {
    Files.writeString(file, "this is a shopping list, and a rather long one at that: eggs, milk");
    refused("");
  }

  @Test
  void another_kind_of_database() throws SQLException, IOException {
    sql("PRAGMA application_id = 7");
    refused("another kind");
  }

  @Test
  void a_page_overwritten_with_noise() throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var noise = new byte[4096];
      new Random(1).nextBytes(noise);
      channel.write(ByteBuffer.wrap(noise), 4096);
    }
    refused("");
  }

  @Test
  void a_newer_version() throws SQLException {
    sql("PRAGMA user_version = 2");
    assertThatThrownBy(() -> SqliteJournal.open(file))
        .isInstanceOf(UnsupportedFormat.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("reads up to 1");
  }

  @Test
  void a_missing_row_in_the_middle() throws SQLException, IOException {
    sql("DELETE FROM chunk WHERE first = 32");
    refused("it holds 685 events, but ends after position 700");
  }

  @Test
  void a_missing_row_at_the_end() throws SQLException, IOException {
    sql("DELETE FROM chunk WHERE first >= 500");
    refused("level 1 of its tree has 2 hashes, not 1");
  }

  @Test
  void a_missing_entry_of_the_index() throws SQLException, IOException {
    sql("DELETE FROM stream_event WHERE sequence = 650");
    refused("event 650 is not found by its stream");
  }

  @Test
  void an_index_that_ends_beyond_the_events() throws SQLException, IOException {
    sql("UPDATE filed SET before = 702");
    refused("its index ends at position 702");
  }

  @Test
  void an_index_that_says_less_than_it_holds() throws SQLException, IOException {
    sql("UPDATE filed SET before = 690");
    refused("event 690 does not continue its stream");
  }

  @Test
  void an_index_that_does_not_say_where_it_ends() throws SQLException, IOException {
    sql("DELETE FROM filed");
    refused("event 0 does not continue its stream");
  }

  @Test
  void a_changed_hash_of_the_tree() throws SQLException, IOException {
    sql("UPDATE merkle_node SET hash = zeroblob(32) WHERE idx = 1");
    refused("tile 1 does not match its hash");
  }

  @Test
  void a_row_cut_off() throws SQLException, IOException {
    sql("UPDATE chunk SET events = substr(events, 1, 100) WHERE first = 700");
    refused("");
  }

  /// One bit in each part of the last event: leaf, salt, time, sequence, revision, lengths, words,
  /// bytes.
  @ParameterizedTest
  @ValueSource(ints = {0, 31, 32, 47, 55, 63, 67, 71, 75, 76, 77, 78, 79, 82, 86, 92, 98, 110, 120})
  void a_flipped_bit_in_the_last_event(int place) throws IOException {
    flipBitOfLastEvent(place);
    refused("");
  }

  private void flipBitOfLastEvent(int place) throws IOException {
    byte[] leaf;
    try (var journal = SqliteJournal.open(file)) {
      leaf = journal.read(700, 1).getFirst().leafHash();
    }
    var bytes = Files.readAllBytes(file);
    bytes[indexOf(bytes, leaf) + place] ^= 1;
    Files.write(file, bytes);
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int place = 0; place + wanted.length <= bytes.length; place++) {
      if (Arrays.equals(bytes, place, place + wanted.length, wanted, 0, wanted.length)) {
        return place;
      }
    }
    throw new AssertionError("the event is not in the file");
  }
}
