package org.lockstep.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountCommand.OpenAccount;
import org.lockstep.domain.account.AccountCommand.SetRecoveryKey;
import org.lockstep.domain.account.AccountCommand.TurnOnAdvancedProtection;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.KeyUse;
import org.lockstep.vault.Staged;

class VaultKeeperTest {
  private static final AccountDecider.Facts FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);
  private static final Bytes SOME = Bytes.of(new byte[] {1});

  private final TestAccount alice = TestAccount.fresh();
  private final KeyName name = KeyName.service(alice.id().value(), 1);
  private final EpochSecret secret = EpochSecret.random(KeyEpoch.service(alice.id().value(), 1));
  @TempDir private Path directory = Path.of("");

  private Staged stage(TestServer server) {
    var seal = Escrow.make(server.vault().publicKey(), secret);
    return server.vault().stage(name, seal, secret.commitment());
  }

  /// Records the account, whose service secret is the one of this test.
  private void record(TestServer server) {
    var o = alice.opening();
    var s = o.service();
    var service =
        new ServiceEpoch(
            1,
            Bytes.of(secret.commitment()),
            s.categoryKeys(),
            s.signature(),
            s.seals(),
            s.previous());
    server.await(
        server
            .commands()
            .send(
                new OpenAccount(
                    o.account(),
                    o.handleId(),
                    o.handle(),
                    o.name(),
                    o.identityKey(),
                    o.device(),
                    o.roster(),
                    o.identitySeal(),
                    o.circle(),
                    service),
                FACTS));
  }

  private void turnOn(TestServer server) {
    var device = alice.device().id();
    server
        .commands()
        .send(new SetRecoveryKey(alice.id(), device, new RecoveryKeys(1, SOME, SOME, SOME)), FACTS);
    server.commands().send(new TurnOnAdvancedProtection(alice.id(), device, 1), FACTS);
  }

  @Test
  void what_was_staged_and_recorded_is_kept_at_the_next_start() {
    try (var server = TestServer.start(directory)) {
      stage(server);
      record(server);
      assertThat(server.vault().holds(name)).isFalse();
    }
    try (var server = TestServer.start(directory)) {
      assertThat(server.vault().holds(name)).isTrue();
    }
  }

  @Test
  void what_was_staged_and_not_recorded_is_discarded_at_the_next_start() {
    try (var server = TestServer.start(directory)) {
      stage(server);
    }
    try (var server = TestServer.start(directory)) {
      assertThat(server.vault().holds(name)).isFalse();
      record(server);
    }
    try (var server = TestServer.start(directory)) {
      assertThat(server.vault().holds(name)).as("nothing is left to be kept").isFalse();
    }
  }

  @Test
  void what_the_mode_forbids_is_destroyed_and_then_recorded() {
    try (var server = TestServer.start(directory)) {
      var staged = stage(server);
      record(server);
      staged.keep();
      long before = server.journal().head();
      assertThat(server.keeper().settleAccount(alice.id())).isEqualTo(before - 1);
      assertThat(server.vault().holds(name)).isTrue();
      turnOn(server);
      long position = server.keeper().settleAccount(alice.id());
      assertThat(server.vault().holds(name)).isFalse();
      assertThat(server.journal().read(position, 1).getFirst().type())
          .isEqualTo("account.service-secrets-destroyed");
      assertThat(server.keeper().settleAccount(alice.id())).isEqualTo(position);
    }
  }

  @Test
  void a_destruction_that_a_crash_left_open_is_made_up_for_at_the_next_start() {
    try (var server = TestServer.start(directory)) {
      var staged = stage(server);
      record(server);
      staged.keep();
      turnOn(server);
      assertThat(server.vault().holds(name)).isTrue();
    }
    try (var server = TestServer.start(directory)) {
      assertThat(server.vault().holds(name)).isFalse();
      var last = server.journal().read(server.journal().head() - 1, 1).getFirst();
      assertThat(last.type()).isEqualTo("account.service-secrets-destroyed");
      assertThat(last.actor()).isEqualTo("-");
    }
  }

  @Test
  void a_use_of_a_key_is_in_the_history_before_the_key_is_handed_out() {
    try (var server = TestServer.start(directory)) {
      var staged = stage(server);
      record(server);
      staged.keep();
      var use = new KeyUse(name, KeyUsed.Reason.LINK_VIEW.name(), "a-link");
      long before = server.journal().head();
      long atUse = server.vault().use(use, _ -> Optional.empty(), _ -> server.journal().head());
      assertThat(atUse).isEqualTo(before + 1);
      assertThat(server.journal().read(before, 1).getFirst().type()).isEqualTo("key.used");
      var nameless = new KeyUse(name, "CURIOSITY", "nobody");
      assertThatThrownBy(() -> server.vault().use(nameless, _ -> Optional.empty(), s -> s))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
