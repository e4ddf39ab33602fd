package org.lockstep.storage.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks for destroyed records in the raw bytes of every file of the store, as a thief would.
class SecretDestructionTest {
  private static final int FRAGMENT = 8;

  private final Path directory;

  private final Random random = new Random(20260101);
  private final Map<SecretName, byte[]> live = new HashMap<>();
  private final List<byte[]> gone = new ArrayList<>();

  SecretDestructionTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void a_record_can_be_found_by_its_bytes_until_it_is_destroyed() throws IOException {
    try (var secrets = open()) {
      secrets.apply(List.of(put(0, 500)));
      gone.addAll(live.values());
      assertThat(survivingFragments()).isPositive();

      secrets.destroy(name(0));
      assertThat(survivingFragments()).isZero();
    }
    assertThat(survivingFragments()).isZero();
  }

  @Test
  void no_fragment_of_a_destroyed_or_replaced_record_is_left_after_many_changes()
      throws IOException {
    try (var secrets = open()) {
      for (int round = 0; round < 150; round++) {
        secrets.apply(Stream.generate(this::change).limit(10).toList());
      }
      assertThat(gone).hasSizeGreaterThan(500);
      assertThat(live).hasSizeGreaterThan(50);
      assertThat(survivingFragments()).isZero();
    }
    assertThat(survivingFragments()).isZero();
  }

  @Test
  void what_a_crash_left_in_the_journal_file_is_overwritten_at_the_next_start() throws IOException {
    open().close();
    var record = new byte[600];
    random.nextBytes(record);
    gone.add(record);
    var finished = ByteBuffer.allocate(5000).put(600, record); // its header is zeroed
    Files.write(directory.resolve("secrets.db-journal"), finished.array());
    assertThat(survivingFragments()).isPositive();
    open().close();
    assertThat(survivingFragments()).isZero();
  }

  private SecretChange change() {
    int id = random.nextInt(200);
    return random.nextInt(3) > 0
        ? put(id, 40 + random.nextInt(random.nextInt(5000) + 1))
        : destroy(id);
  }

  private SecretChange put(int id, int size) {
    var sealed = new byte[size];
    random.nextBytes(sealed);
    forget(live.put(name(id), sealed));
    return new SecretChange.Put(name(id), sealed);
  }

  private SecretChange destroy(int id) {
    forget(live.remove(name(id)));
    return new SecretChange.Destroy(name(id));
  }

  private void forget(byte @Nullable [] record) {
    if (record != null) gone.add(record);
  }

  private int survivingFragments() throws IOException {
    var wanted = new HashSet<Long>();
    for (var record : gone) {
      for (int place = 0; place + FRAGMENT <= record.length; place += FRAGMENT) {
        wanted.add(ByteBuffer.wrap(record).getLong(place));
      }
    }
    int found = 0;
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        found += count(Files.readAllBytes(file), wanted);
      }
    }
    return found;
  }

  private static int count(byte[] bytes, Set<Long> wanted) {
    int found = 0;
    var buffer = ByteBuffer.wrap(bytes);
    for (int place = 0; place + FRAGMENT <= bytes.length; place++) {
      if (wanted.contains(buffer.getLong(place))) found++;
    }
    return found;
  }

  private SqliteSecrets open() {
    return SqliteSecrets.open(directory.resolve("secrets.db"));
  }

  private static SecretName name(int id) {
    return new SecretName("escrow", "id-" + id);
  }
}
