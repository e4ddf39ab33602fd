package org.lockstep.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.secrets.SecretChange;
import org.lockstep.storage.secrets.SecretEntry;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.secrets.Secrets;

/// What every [Secrets] keeps, but for the destruction that only an adapter's own test can see.
public abstract class SecretsContract {
  private static final SecretName ONE = new SecretName("escrow", "alice/1");
  private static final SecretName TWO = new SecretName("escrow", "alice/2");

  protected Secrets secrets;

  @SuppressWarnings("NullAway.Init") // set before each test
  protected SecretsContract() {}

  /// Opens the secrets of this test, the same ones each time.
  protected abstract Secrets open();

  @BeforeEach
  void openSecrets() {
    secrets = open();
  }

  @AfterEach
  void closeSecrets() {
    secrets.close();
  }

  private void reopen() {
    secrets.close();
    secrets = open();
  }

  @Test
  void what_was_put_is_read_back_after_a_restart() {
    secrets.put(ONE, new byte[] {1, 2, 3});
    reopen();
    assertThat(secrets.get(ONE)).hasValue(new byte[] {1, 2, 3});
    assertThat(secrets.get(TWO)).isEmpty();
    assertThat(secrets.get(new SecretName("key", "alice/1"))).isEmpty();
  }

  @Test
  void a_put_replaces() {
    secrets.put(ONE, new byte[] {1});
    secrets.put(ONE, new byte[] {2, 2});
    assertThat(secrets.get(ONE)).hasValue(new byte[] {2, 2});
  }

  @Test
  void putting_if_absent_does_not_replace() {
    assertThat(secrets.putIfAbsent(ONE, new byte[] {1})).isTrue();
    assertThat(secrets.putIfAbsent(ONE, new byte[] {2})).isFalse();
    assertThat(secrets.get(ONE)).hasValue(new byte[] {1});
  }

  @Test
  void a_destroyed_record_is_gone() {
    secrets.put(ONE, new byte[] {1});
    secrets.destroy(ONE);
    secrets.destroy(ONE);
    reopen();
    assertThat(secrets.get(ONE)).isEmpty();
  }

  @Test
  void changes_happen_together_and_in_order() {
    secrets.incrementCounter("alice");
    secrets.apply(
        List.of(
            new SecretChange.Put(ONE, new byte[] {1}),
            new SecretChange.Put(TWO, new byte[] {2}),
            new SecretChange.Destroy(ONE),
            new SecretChange.ResetCounter("alice")));
    assertThat(secrets.get(ONE)).isEmpty();
    assertThat(secrets.get(TWO)).hasValue(new byte[] {2});
    assertThat(secrets.counter("alice")).isZero();
  }

  @Test
  void ids_are_listed_by_kind_and_prefix() {
    secrets.put(TWO, new byte[] {1});
    secrets.put(ONE, new byte[] {1});
    secrets.put(new SecretName("escrow", "bob/1"), new byte[] {1});
    secrets.put(new SecretName("escrow", "%"), new byte[] {1});
    secrets.put(new SecretName("key", "alice/1"), new byte[] {1});
    assertThat(secrets.list("escrow", "alice/")).containsExactly("alice/1", "alice/2");
    assertThat(secrets.list("escrow", "%")).containsExactly("%");
    assertThat(secrets.list("escrow", "")).hasSize(4);
    assertThat(secrets.list("nothing", "")).isEmpty();
  }

  @Test
  void a_counter_goes_on_after_a_restart() {
    assertThat(secrets.incrementCounter("alice")).isEqualTo(1);
    assertThat(secrets.incrementCounter("alice")).isEqualTo(2);
    assertThat(secrets.incrementCounter("bob")).isEqualTo(1);
    reopen();
    assertThat(secrets.counter("alice")).isEqualTo(2);
    assertThat(secrets.incrementCounter("alice")).isEqualTo(3);
    secrets.resetCounter("alice");
    assertThat(secrets.incrementCounter("alice")).isEqualTo(1);
  }

  @Test
  void every_increment_is_counted_and_nobody_gets_the_same_number() {
    var numbers = ConcurrentHashMap.<Long>newKeySet();
    Together.run(
        10,
        _ -> {
          for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(numbers.add(secrets.incrementCounter("alice"))).isTrue();
          }
        });
    assertThat(secrets.counter("alice")).isEqualTo(100);
  }

  @Test
  void everything_is_handed_over_for_a_copy() {
    secrets.put(ONE, new byte[] {1});
    secrets.put(TWO, new byte[] {2});
    secrets.destroy(TWO);
    secrets.incrementCounter("alice");
    secrets.incrementCounter("alice");
    secrets.incrementCounter("bob");
    secrets.resetCounter("bob");
    var entries = new ArrayList<SecretEntry>();
    secrets.forEach(entries::add);
    assertThat(entries)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(
            new SecretEntry.Sealed(ONE, new byte[] {1}), new SecretEntry.Counter("alice", 2));
  }

  @Test
  void records_do_not_appear_in_the_text_of_a_change() {
    assertThat(new SecretChange.Put(ONE, new byte[] {77, 78})).asString().doesNotContain("77");
    assertThat(new SecretEntry.Sealed(ONE, new byte[] {77, 78})).asString().doesNotContain("77");
  }
}
