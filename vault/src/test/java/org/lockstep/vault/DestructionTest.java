package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.secrets.SecretName;

/// Looks for destroyed secrets in the raw bytes of every file of the store, as a thief would.
class DestructionTest {
  private final VaultOnDisk disk;

  DestructionTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void neither_record_nor_record_key_of_a_destroyed_secret_is_left_in_any_file()
      throws IOException {
    var secrets = new ArrayList<byte[]>();
    for (int epoch = 1; epoch <= 5; epoch++) {
      var name = KeyName.service("ada", epoch);
      var secret = VaultOnDisk.secretOf(name);
      secrets.add(secret.secret().bytes());
      disk.stage(name, secret).keep();
    }
    var staged = KeyName.service("ada", 6);
    disk.stage(staged, VaultOnDisk.secretOf(staged));
    var sealed = recordsAndKeys();
    assertThat(sealed).hasSize(12);
    assertAllOnDisk(sealed);
    assertNoneOnDisk(secrets);

    disk.vault().destroy(KeyName.Kind.SERVICE, "ada");
    assertNoneOnDisk(sealed);
    disk.reopen();
    assertNoneOnDisk(sealed);
  }

  @Test
  void neither_record_nor_record_key_of_a_discarded_secret_is_left_in_any_file()
      throws IOException {
    var name = KeyName.share("album", 1);
    var staged = disk.stage(name, VaultOnDisk.secretOf(name));
    var sealed = recordsAndKeys();
    assertAllOnDisk(sealed);
    staged.discard();
    assertNoneOnDisk(sealed);
  }

  @Test
  void a_destroyed_or_replaced_record_of_a_feature_is_in_no_file() throws IOException {
    var records = disk.vault().sealedRecords();
    records.put("password", "ada", new byte[100]);
    var first = pair("sealed.password", "ada");
    assertAllOnDisk(first);
    records.put("password", "ada", new byte[100]);
    assertNoneOnDisk(first);

    var second = pair("sealed.password", "ada");
    assertAllOnDisk(second);
    records.destroy("password", "ada");
    assertNoneOnDisk(second);
  }

  @Test
  void an_erased_subjects_key_is_in_no_file() throws IOException {
    disk.vault().subjectKeys().getOrCreate("ada");
    var sealed = pair("subject", "ada");
    assertAllOnDisk(sealed);
    disk.vault().subjectKeys().destroy("ada");
    assertNoneOnDisk(sealed);
  }

  private List<byte[]> recordsAndKeys() {
    return disk.secrets().list("escrow", "").stream()
        .flatMap(id -> pair("escrow", id).stream())
        .toList();
  }

  private List<byte[]> pair(String kind, String id) {
    return List.of(raw(kind, id), raw("record-key", kind + "/" + id));
  }

  private byte[] raw(String kind, String id) {
    return disk.secrets().get(new SecretName(kind, id)).orElseThrow();
  }

  private void assertAllOnDisk(List<byte[]> records) throws IOException {
    for (var record : records) assertThat(disk.onDisk(record)).isTrue();
  }

  private void assertNoneOnDisk(List<byte[]> records) throws IOException {
    for (var record : records) assertThat(disk.onDisk(record)).isFalse();
  }
}
