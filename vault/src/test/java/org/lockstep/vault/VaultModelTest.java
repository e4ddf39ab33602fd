package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;

/// Any sequence of steps leaves the vault with what a plain map says.
class VaultModelTest {
  private static final List<KeyName> NAMES =
      List.of(
          KeyName.service("ada", 1),
          KeyName.service("ada", 2),
          KeyName.share("ada", 1),
          KeyName.share("album", 1),
          KeyName.share("album", 2));

  enum Action {
    STAGE,
    KEEP,
    DISCARD,
    DESTROY,
    REOPEN_RECORDED,
    REOPEN_UNRECORDED
  }

  record Step(Action action, int choice) {}

  @Property(tries = 40)
  void the_vault_holds_what_a_plain_map_says(@ForAll("steps") List<Step> steps) throws IOException {
    var directory = Files.createTempDirectory("vault-model");
    try (var disk = new VaultOnDisk(directory)) {
      var model = new Model(disk);
      for (var step : steps) {
        model.take(step);
        model.compare();
      }
    } finally {
      delete(directory);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    var action =
        Arbitraries.frequency(
            Tuple.of(6, Action.STAGE),
            Tuple.of(5, Action.KEEP),
            Tuple.of(3, Action.DISCARD),
            Tuple.of(2, Action.DESTROY),
            Tuple.of(1, Action.REOPEN_RECORDED),
            Tuple.of(1, Action.REOPEN_UNRECORDED));
    var step = Combinators.combine(action, Arbitraries.integers().between(0, 99)).as(Step::new);
    return step.list().ofMinSize(5).ofMaxSize(25);
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) Files.delete(file);
    }
    Files.delete(directory);
  }

  /// A staged secret and what has become of it.
  private record Escrowed(Staged staged, EpochSecret secret) {}

  private static final class Model {
    private final VaultOnDisk disk;
    private final Map<KeyName, EpochSecret> held = new HashMap<>();
    private final Set<Staged> unsettled = new HashSet<>();
    private final List<Escrowed> all = new ArrayList<>();

    Model(VaultOnDisk disk) {
      this.disk = disk;
    }

    void take(Step step) {
      switch (step.action()) {
        case STAGE -> stage(NAMES.get(step.choice() % NAMES.size()));
        case KEEP -> any(step).forEach(this::keep);
        case DISCARD -> any(step).forEach(this::discard);
        case DESTROY -> destroy(NAMES.get(step.choice() % NAMES.size()));
        case REOPEN_RECORDED -> reopen(true);
        case REOPEN_UNRECORDED -> reopen(false);
      }
    }

    private List<Escrowed> any(Step step) {
      return all.isEmpty() ? List.of() : List.of(all.get(step.choice() % all.size()));
    }

    private void stage(KeyName name) {
      var secret = VaultOnDisk.secretOf(name);
      var staged = disk.stage(name, secret);
      unsettled.add(staged);
      all.add(new Escrowed(staged, secret));
    }

    private void keep(Escrowed escrowed) {
      escrowed.staged().keep();
      if (unsettled.remove(escrowed.staged())) {
        held.put(escrowed.staged().name(), escrowed.secret());
      }
    }

    private void discard(Escrowed escrowed) {
      escrowed.staged().discard();
      unsettled.remove(escrowed.staged());
    }

    private void destroy(KeyName any) {
      var ofOwner = held.keySet().stream().filter(name -> isSameOwner(name, any)).toList();
      assertThat(disk.vault().destroy(any.kind(), any.owner())).isEqualTo(ofOwner.size());
      ofOwner.forEach(held::remove);
      unsettled.removeIf(staged -> isSameOwner(staged.name(), any));
    }

    /// After a crash nothing staged can be told to keep or discard: settling decides. Of several
    /// under one name the last that was staged counts as the recorded one.
    private void reopen(boolean recorded) {
      var latest = new HashMap<KeyName, EpochSecret>();
      all.stream()
          .filter(escrowed -> unsettled.contains(escrowed.staged()))
          .forEach(escrowed -> latest.put(escrowed.staged().name(), escrowed.secret()));
      disk.reopen();
      disk.vault()
          .settleStaged(
              (name, commitment) -> {
                var right = latest.get(name);
                return recorded
                    && right != null
                    && Arrays.equals(right.commitment(), commitment.toArray());
              });
      if (recorded) held.putAll(latest);
      unsettled.clear();
      all.clear();
    }

    void compare() {
      for (var name : NAMES) {
        var expected = held.get(name);
        assertThat(disk.vault().holds(name)).isEqualTo(expected != null);
        assertThat(disk.vault().newestHeld(name.kind(), name.owner())).isEqualTo(newest(name));
        if (expected != null) assertThat(read(name)).isEqualTo(expected.secret());
      }
      int records = held.size() + unsettled.size();
      assertThat(disk.secrets().list("escrow", "")).hasSize(records);
      assertThat(disk.secrets().list("staged", "")).hasSize(unsettled.size());
      assertThat(disk.secrets().list("record-key", "escrow/")).hasSize(records);
    }

    private OptionalInt newest(KeyName any) {
      return held.keySet().stream()
          .filter(name -> isSameOwner(name, any))
          .mapToInt(KeyName::epoch)
          .max();
    }

    private Secret read(KeyName name) {
      var use = new KeyUse(name, "test", "tester");
      return disk.vault().use(use, EpochChain.NONE, Function.identity());
    }

    private static boolean isSameOwner(KeyName one, KeyName other) {
      return one.kind() == other.kind() && one.owner().equals(other.owner());
    }
  }
}
