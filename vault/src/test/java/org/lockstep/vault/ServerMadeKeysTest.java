package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.derive.Secret;

/// The keys that the server makes for what it must read.
class ServerMadeKeysTest {
  private static final KeyName MAIL = KeyName.serverMade(KeyName.Kind.MAIL, "ada");

  private final VaultOnDisk disk;
  private final List<KeyUse> recorded = new ArrayList<>();

  ServerMadeKeysTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  private static Secret secret(ServerMadeKeys keys, KeyName name) {
    return keys.use(new KeyUse(name, "OWN_DATA", "laptop"), secret -> secret);
  }

  @Test
  void a_key_is_made_once_and_is_another_for_each_account_and_category() {
    var first = secret(disk.vault().serverMade(), MAIL);
    var others =
        List.of(
            KeyName.serverMade(KeyName.Kind.CONTACTS, "ada"),
            KeyName.serverMade(KeyName.Kind.MAIL, "bob"));
    for (var other : others) {
      assertThat(secret(disk.vault().serverMade(), other)).isNotEqualTo(first);
    }
    disk.reopen();
    assertThat(secret(disk.vault().serverMade(), MAIL)).isEqualTo(first);
  }

  @Test
  @Tag("R101")
  void no_use_is_made_that_is_not_recorded() {
    var records = new Records(disk.secrets(), RootKey.random());
    var keys =
        new ServerMadeKeys(
            records,
            use -> {
              recorded.add(use);
              throw new IllegalStateException("no room");
            });
    assertThatThrownBy(() -> secret(keys, MAIL)).isInstanceOf(IllegalStateException.class);
    assertThat(recorded).containsExactly(new KeyUse(MAIL, "OWN_DATA", "laptop"));
    assertThat(keys.holds(MAIL)).isFalse();
  }

  @Test
  @Tag("R102")
  void what_is_destroyed_is_never_made_again() {
    var keys = disk.vault().serverMade();
    secret(keys, MAIL);
    assertThat(keys.count("ada")).isEqualTo(1);
    keys.destroyAll("ada");
    keys.destroyAll("ada");
    assertThat(keys.count("ada")).isZero();
    assertThatThrownBy(() -> secret(keys, MAIL)).isInstanceOf(KeyUnreachable.class);
    disk.reopen();
    assertThatThrownBy(() -> secret(disk.vault().serverMade(), MAIL))
        .isInstanceOf(KeyUnreachable.class);
  }

  @Test
  @Tag("R24")
  void it_makes_none_of_the_keys_that_devices_make() {
    for (var kind : KeyName.Kind.values()) {
      if (kind.isServerMade()) continue;
      assertThatThrownBy(() -> KeyName.serverMade(kind, "ada"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> secret(disk.vault().serverMade(), new KeyName(kind, "ada", 1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Arrays.stream(KeyName.Kind.values()).filter(KeyName.Kind::isServerMade)).hasSize(4);
  }
}
