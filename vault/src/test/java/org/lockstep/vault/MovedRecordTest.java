package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.secrets.SecretName;

/// Writes into the store past the vault: what lies under another name, or was altered, is refused.
class MovedRecordTest {
  private final VaultOnDisk disk;

  MovedRecordTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void an_escrow_moved_to_another_epoch_owner_or_kind_is_refused() {
    var name = KeyName.share("album", 2);
    disk.keep(name, VaultOnDisk.secretOf(name));
    var id = disk.secrets().list("escrow", "").getFirst();
    for (var other :
        new KeyName[] {
          KeyName.share("album", 3), KeyName.share("other", 2), KeyName.service("album", 2)
        }) {
      copy("escrow", id, new EscrowId(other, "0011223344556677").text());
      assertThatThrownBy(() -> use(other)).isInstanceOf(DamagedRecord.class);
    }
    assertThat(use(name)).isNotNull();
  }

  @Test
  void an_escrow_under_the_record_key_of_another_is_refused() {
    var first = KeyName.share("album", 1);
    var second = KeyName.share("album", 2);
    disk.keep(first, VaultOnDisk.secretOf(first));
    disk.keep(second, VaultOnDisk.secretOf(second));
    var ids = disk.secrets().list("escrow", "");
    move("record-key", "escrow/" + ids.get(0), "escrow/" + ids.get(1));
    assertThatThrownBy(() -> use(second)).isInstanceOf(DamagedRecord.class);
  }

  @Test
  void an_escrow_without_its_record_key_is_refused() {
    var name = KeyName.share("album", 2);
    disk.keep(name, VaultOnDisk.secretOf(name));
    var id = disk.secrets().list("escrow", "").getFirst();
    disk.secrets().destroy(new SecretName("record-key", "escrow/" + id));
    assertThatThrownBy(() -> use(name)).isInstanceOf(DamagedRecord.class);
  }

  @Test
  void a_record_whose_id_is_none_of_ours_is_refused() {
    for (var id : new String[] {"share/album/x", "share/album/x/y", "share/album/0/y"}) {
      put("escrow", id, new byte[61]);
      assertThatThrownBy(() -> disk.vault().newestHeld(KeyName.Kind.SHARE, "album"))
          .isInstanceOf(DamagedRecord.class);
      disk.secrets().destroy(new SecretName("escrow", id));
    }
    assertThatThrownBy(() -> EscrowId.parse("circle/ada/1/y")).isInstanceOf(DamagedRecord.class);
  }

  @Test
  void a_features_record_moved_to_another_id_or_kind_is_refused() {
    var records = disk.vault().sealedRecords();
    records.put("password", "ada", new byte[] {1, 2, 3});
    copy("sealed.password", "ada", "eve");
    assertThatThrownBy(() -> records.get("password", "eve"))
        .isInstanceOfSatisfying(
            DamagedRecord.class,
            damaged -> {
              assertThat(damaged.kind()).isEqualTo("sealed.password");
              assertThat(damaged.id()).isEqualTo("eve");
            });
    put("sealed.enrolment", "ada", raw("sealed.password", "ada"));
    put("record-key", "sealed.enrolment/ada", raw("record-key", "sealed.password/ada"));
    assertThatThrownBy(() -> records.get("enrolment", "ada")).isInstanceOf(DamagedRecord.class);
  }

  @Test
  void a_subjects_key_moved_to_another_subject_is_refused_and_not_made_anew() {
    disk.vault().subjectKeys().getOrCreate("ada");
    copy("subject", "ada", "eve");
    assertThatThrownBy(() -> disk.vault().subjectKeys().getOrCreate("eve"))
        .isInstanceOf(DamagedRecord.class);
  }

  @Test
  void a_making_that_was_cut_off_with_a_moved_record_key_is_refused() {
    disk.vault().subjectKeys().getOrCreate("ada");
    put("record-key", "subject/eve", raw("record-key", "subject/ada"));
    assertThatThrownBy(() -> disk.vault().subjectKeys().getOrCreate("eve"))
        .isInstanceOf(DamagedRecord.class);
  }

  @Test
  void any_altered_byte_of_a_record_is_noticed() {
    var records = disk.vault().sealedRecords();
    records.put("password", "ada", new byte[] {1, 2, 3});
    var right = raw("sealed.password", "ada");
    for (int place = 0; place < right.length; place++) {
      var altered = right.clone();
      altered[place] ^= 0x40;
      put("sealed.password", "ada", altered);
      assertThatThrownBy(() -> records.get("password", "ada")).isInstanceOf(DamagedRecord.class);
    }
    put("sealed.password", "ada", right);
    assertThat(records.get("password", "ada")).contains(new byte[] {1, 2, 3});
  }

  private Object use(KeyName name) {
    return disk.vault()
        .use(new KeyUse(name, "test", "tester"), EpochChain.NONE, Function.identity());
  }

  private void copy(String kind, String from, String to) {
    put(kind, to, raw(kind, from));
    put("record-key", kind + "/" + to, raw("record-key", kind + "/" + from));
  }

  private void move(String kind, String from, String to) {
    put(kind, to, raw(kind, from));
    disk.secrets().destroy(new SecretName(kind, from));
  }

  private void put(String kind, String id, byte[] sealed) {
    disk.secrets().put(new SecretName(kind, id), sealed);
  }

  private byte[] raw(String kind, String id) {
    return disk.secrets().get(new SecretName(kind, id)).orElseThrow();
  }
}
