package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Virtual threads that begin together.
class ManyThreadsTest {
  private static final int THREADS = 32;

  private final VaultOnDisk disk;

  ManyThreadsTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void all_are_given_the_same_subject_key_even_on_several_nodes() throws Exception {
    var nodes =
        List.of(
            disk.vault().subjectKeys(),
            Vault.open(disk.secrets(), disk.root, _ -> {}).subjectKeys(),
            Vault.open(disk.secrets(), disk.root, _ -> {}).subjectKeys());
    var keys = together(i -> nodes.get(i % nodes.size()).getOrCreate("ada"));
    assertThat(keys).hasSize(THREADS).containsOnly(keys.getFirst());
  }

  @Test
  void a_key_that_was_destroyed_amid_readers_does_not_come_back() throws Exception {
    var keys = disk.vault().subjectKeys();
    keys.getOrCreate("ada");
    together(
        i -> {
          if (i == THREADS / 2) keys.destroy("ada");
          return keys.get("ada");
        });
    assertThat(keys.get("ada")).isEmpty();
  }

  @Test
  void escrows_that_are_kept_while_their_owner_is_destroyed_are_whole_or_gone() throws Exception {
    var use = new ConcurrentLinkedQueue<KeyUse>();
    var vault = Vault.open(disk.secrets(), disk.root, use::add);
    together(
        i -> {
          var name = KeyName.share("album", 1 + i);
          var secret = VaultOnDisk.secretOf(name);
          var staged = vault.stage(name, disk.escrow(secret), secret.commitment());
          if (i % 8 == 7) vault.destroy(KeyName.Kind.SHARE, "album");
          staged.keep();
          return name;
        });

    for (int epoch = 1; epoch <= THREADS; epoch++) {
      var name = KeyName.share("album", epoch);
      if (!vault.holds(name)) continue;
      var key = new KeyUse(name, "test", "tester");
      assertThat(vault.use(key, EpochChain.NONE, Function.identity()).bytes()).hasSize(32);
    }
    vault.destroy(KeyName.Kind.SHARE, "album");
    for (var kind : List.of("escrow", "staged")) {
      assertThat(disk.secrets().list(kind, "")).isEmpty();
    }
    assertThat(disk.secrets().list("record-key", "escrow/")).isEmpty();
  }

  @Test
  void of_many_escrows_of_one_name_exactly_one_stands() throws Exception {
    var name = KeyName.service("ada", 1);
    together(
        _ -> {
          disk.keep(name, VaultOnDisk.secretOf(name));
          return name;
        });
    assertThat(disk.secrets().list("escrow", "")).hasSize(1);
    assertThat(disk.vault().holds(name)).isTrue();
  }

  @Test
  void a_record_that_is_replaced_while_it_is_read_is_never_taken_for_a_damaged_one()
      throws Exception {
    var records = disk.vault().sealedRecords();
    records.put("password", "ada", new byte[] {1});
    var read =
        together(
            i -> {
              for (int round = 0; round < 5; round++) {
                if (i % 4 == 0) records.put("password", "ada", new byte[] {1});
                else if (records.get("password", "ada").isEmpty()) return false;
              }
              return true;
            });
    assertThat(read).containsOnly(true);
  }

  private static <T> List<T> together(Function<Integer, T> work) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      IntStream.range(0, THREADS)
          .forEach(i -> running.add(threads.submit(after(start, () -> work.apply(i)))));
      start.countDown();
      return results(running);
    }
  }

  private static <T> Callable<T> after(CountDownLatch start, Callable<T> work) {
    return () -> {
      start.await();
      return work.call();
    };
  }

  private static <T> List<T> results(List<Future<T>> running)
      throws ExecutionException, InterruptedException {
    var results = new ArrayList<T>();
    for (var one : running) {
      results.add(one.get());
    }
    return results;
  }
}
