package org.lockstep.storage.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.storage.contract.Events.event;
import static org.lockstep.storage.contract.Events.fill;
import static org.lockstep.storage.contract.Events.spelled;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.MongoStorage;
import org.lockstep.storage.Storage;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.mongodb.MongoAddress;
import org.lockstep.storage.mongodb.TestMongo;
import org.lockstep.storage.secrets.SecretEntry;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.updates.LogCopy;
import org.lockstep.storage.updates.LogName;
import org.lockstep.storage.updates.SealedUpdate;
import org.lockstep.storage.updates.SealedVersion;

class StoreCopyTest {
  private static final NoteSigner LOG =
      new NoteSigner("example.org/log", SigningKey.fromSeed(new byte[SigningKey.SEED_LENGTH]));

  private final Path directory;
  private final Storage embedded;
  private final MongoAddress address = TestMongo.fresh();
  private final Storage mongo = MongoStorage.open(address, "test");
  private final Path file;

  StoreCopyTest(@TempDir Path directory) {
    this.directory = directory;
    this.embedded = EmbeddedStorage.open(directory.resolve("data"));
    this.file = directory.resolve("backup");
  }

  @AfterEach
  void close() {
    embedded.close();
    mongo.close();
  }

  private void fillEmbedded() throws IOException {
    fill(embedded.journal(), "a", 700);
    for (long size = 1; size <= 100; size++) {
      assertThat(embedded.checkpoints().append(size == 1 ? -1 : size - 1, note(size))).isTrue();
    }
    embedded.secrets().put(new SecretName("escrow", "a/1"), new byte[] {1, 2});
    embedded.secrets().put(new SecretName("key", "a"), new byte[0]);
    embedded.secrets().incrementCounter("a");
    embedded.secrets().incrementCounter("a");
    edit(new LogName("s1", "plan"), 5, 3, 2);
    edit(new LogName("s1", "empty"), 0, 0, 0);
    edit(new LogName("s2", "compacted"), 2, 2, 0);
    for (int size : new int[] {0, 10, 1_200_000}) {
      var bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      embedded.blobs().openUpload("u");
      embedded.blobs().append("u", 0, new ByteArrayInputStream(bytes));
      embedded.blobs().finish("u");
    }
  }

  private static Note note(long size) {
    return LOG.sign(new Checkpoint("example.org/log", size, Hash.of(new byte[Hash.LENGTH])));
  }

  private static void requireSame(Storage one, Storage other) throws IOException {
    assertThat(other.journal().edge()).isEqualTo(one.journal().edge());
    assertThat(spelled(other.journal().read(0, Integer.MAX_VALUE)))
        .isEqualTo(spelled(one.journal().read(0, Integer.MAX_VALUE)));
    assertThat(other.checkpoints().read(0, 1000)).isEqualTo(one.checkpoints().read(0, 1000));
    assertThat(secrets(other))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrderElementsOf(secrets(one));
    assertThat(logs(other)).usingRecursiveComparison().isEqualTo(logs(one));
    assertThat(blobs(other)).containsExactlyInAnyOrderElementsOf(blobs(one));
    for (var ref : blobs(one)) {
      try (var expected = one.blobs().open(ref, 0, ref.length());
          var found = other.blobs().open(ref, 0, ref.length())) {
        assertThat(found).hasSameContentAs(expected);
      }
    }
  }

  private static List<SecretEntry> secrets(Storage storage) {
    var entries = new ArrayList<SecretEntry>();
    storage.secrets().forEach(entries::add);
    return entries;
  }

  private static List<LogCopy> logs(Storage storage) {
    var logs = new ArrayList<LogCopy>();
    for (var share : storage.updates().shares()) {
      for (var document : storage.updates().documents(share)) {
        logs.add(LogCopy.of(storage.updates(), new LogName(share, document)));
      }
    }
    return logs;
  }

  private void edit(LogName name, int updates, int base, int versions) {
    var all = embedded.updates();
    var incarnation = all.open(name).incarnation();
    for (int sequence = 1; sequence <= updates; sequence++) {
      var update = new SealedUpdate(sequence, new byte[] {(byte) sequence});
      all.append(name, incarnation, update).toCompletableFuture().join();
    }
    if (base > 0) all.compact(name, incarnation, new SealedUpdate(base, new byte[] {99}));
    for (int number = 1; number <= versions; number++) {
      all.keep(name, incarnation, new SealedVersion(number, new byte[] {1}), new byte[] {2});
    }
  }

  private static List<BlobRef> blobs(Storage storage) {
    var refs = new ArrayList<BlobRef>();
    storage.blobs().forEach(refs::add);
    return refs;
  }

  @Test
  void a_directory_goes_into_mongodb_and_back_without_losing_a_bit() throws IOException {
    fillEmbedded();
    var copied = StoreCopy.into(embedded, mongo);
    assertThat(copied).isEqualTo(new Copied(700, embedded.journal().edge().root(), 3, 3, 3));
    requireSame(embedded, mongo);
    try (var back = EmbeddedStorage.open(directory.resolve("back"))) {
      assertThat(StoreCopy.into(mongo, back)).isEqualTo(copied);
      requireSame(embedded, back);
      back.journal().append(List.of(event("a", 700)));
    }
  }

  @Test
  void a_backup_is_restored_to_the_last_bit_into_either_kind() throws IOException {
    fillEmbedded();
    var copied = StoreCopy.into(embedded, file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(StoreCopy.restore(file, mongo)).isEqualTo(copied);
    requireSame(embedded, mongo);
    var again = directory.resolve("again");
    StoreCopy.into(mongo, again);
    try (var other = EmbeddedStorage.open(directory.resolve("other"))) {
      StoreCopy.restore(again, other);
      requireSame(embedded, other);
    }
  }

  @Test
  void an_empty_store_can_be_copied_too() {
    assertThat(StoreCopy.into(embedded, file).events()).isZero();
    assertThat(StoreCopy.restore(file, mongo).events()).isZero();
  }

  @Test
  void a_file_in_which_one_bit_differs_is_refused_before_anything_is_written() throws IOException {
    fillEmbedded();
    StoreCopy.into(embedded, file);
    var bytes = Files.readAllBytes(file);
    var random = new Random(11);
    for (int round = 0; round < 20; round++) {
      int place = round == 0 ? bytes.length - 1 : random.nextInt(bytes.length);
      bytes[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      assertThatThrownBy(() -> StoreCopy.restore(file, mongo))
          .isInstanceOf(StorageException.class)
          .message()
          .hasLineCount(1);
    }
    assertThat(mongo.journal().head()).isZero();
    assertThat(secrets(mongo)).isEmpty();
  }

  @Test
  void a_file_that_is_cut_off_is_refused() throws IOException {
    fillEmbedded();
    StoreCopy.into(embedded, file);
    var bytes = Files.readAllBytes(file);
    for (int length : new int[] {18, 19, 51, 1000, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> StoreCopy.restore(file, mongo)).isInstanceOf(DamagedStore.class);
    }
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> StoreCopy.restore(file, mongo)).isInstanceOf(StorageException.class);
    assertThat(mongo.journal().head()).isZero();
  }

  @Test
  void a_copy_goes_into_an_empty_store_alone() throws IOException {
    fillEmbedded();
    mongo.secrets().put(new SecretName("key", "b"), new byte[] {1});
    assertThatThrownBy(() -> StoreCopy.into(embedded, mongo))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("empty store");
    assertThat(mongo.journal().head()).isZero();
    StoreCopy.into(embedded, file);
    assertThatThrownBy(() -> StoreCopy.restore(file, embedded))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("empty store");
  }

  @Test
  void a_backup_replaces_no_file_and_leaves_no_half_of_one() throws IOException {
    Files.writeString(file, "precious");
    assertThatThrownBy(() -> StoreCopy.into(embedded, file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is there already");
    assertThat(file).hasContent("precious");
    Files.delete(file);
    fill(mongo.journal(), "a", 10);
    mongo.close();
    assertThatThrownBy(() -> StoreCopy.into(mongo, file)).isInstanceOf(StorageException.class);
    assertThat(directory).isDirectoryNotContaining("glob:**/backup*");
  }
}
