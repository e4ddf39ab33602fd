package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.secrets.SqliteSecrets;
import org.lockstep.vault.RootKeyRefused.Reason;

class RootKeyTest {
  private final Path file;
  private final SqliteSecrets secrets;

  RootKeyTest(@TempDir Path directory) {
    this.file = directory.resolve("keys").resolve("root.key");
    this.secrets = SqliteSecrets.open(directory.resolve("secrets.db"));
  }

  @AfterEach
  void close() {
    secrets.close();
  }

  @Test
  void beside_an_empty_store_the_file_is_made_for_its_owner_alone() throws IOException {
    var made = RootKeyFile.open(file, secrets);
    assertThat(Files.size(file)).isEqualTo(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(RootKeyFile.open(file, secrets).secret()).isEqualTo(made.secret());
  }

  @Test
  void a_start_that_ended_right_after_the_file_was_made_is_made_good() {
    RootKeyFile.open(file, secrets);
    var vault = open();
    assertThat(open().publicKey()).isEqualTo(vault.publicKey());
  }

  @Test
  void a_file_that_only_its_owner_can_read_is_good_enough() throws IOException {
    open();
    setMode("r--------");
    assertThat(open().publicKey()).isNotNull();
  }

  @Test
  void a_file_open_to_others_is_refused() throws IOException {
    open();
    for (var mode : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rw------x"}) {
      setMode(mode);
      assertRefused(Reason.TOO_OPEN);
    }
  }

  @Test
  void a_file_of_another_length_is_refused() throws IOException {
    open();
    for (int length : new int[] {0, 31, 33}) {
      Files.write(file, new byte[length]);
      assertRefused(Reason.MALFORMED);
    }
  }

  @Test
  void a_missing_file_beside_a_store_that_is_not_empty_is_refused_and_not_made()
      throws IOException {
    open();
    Files.delete(file);
    assertRefused(Reason.MISSING);
    assertThat(file).doesNotExist();
  }

  @Test
  void a_directory_in_place_of_the_file_is_refused() throws IOException {
    Files.createDirectories(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    assertRefused(Reason.MALFORMED);
  }

  @Test
  void another_root_key_is_refused_and_changes_nothing() throws IOException {
    var before = open().publicKey();
    var right = Files.readAllBytes(file);
    Files.write(file, new byte[32]);
    assertRefused(Reason.WRONG);
    Files.write(file, right);
    assertThat(open().publicKey()).isEqualTo(before);
  }

  @Test
  void a_store_without_its_check_record_is_refused_instead_of_bound_anew() {
    open();
    secrets.destroy(new SecretName("root-check", "1"));
    assertThatThrownBy(() -> Vault.open(secrets, RootKey.random(), _ -> {}))
        .isInstanceOf(DamagedRecord.class);
    assertThat(secrets.get(new SecretName("root-check", "1"))).isEmpty();
  }

  private void setMode(String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private Vault open() {
    return Vault.open(secrets, RootKeyFile.open(file, secrets), _ -> {});
  }

  private void assertRefused(Reason reason) {
    var refused = catchThrowableOfType(RootKeyRefused.class, this::open);
    assertThat(refused.reason()).isEqualTo(reason);
  }
}
