package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.tuple.Tuple;

class ServerKeysTest {
  private final VaultOnDisk disk;
  private final Path elsewhere;

  ServerKeysTest(@TempDir Path directory, @TempDir Path elsewhere) {
    this.disk = new VaultOnDisk(directory);
    this.elsewhere = elsewhere;
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void the_log_of_an_origin_has_the_same_key_after_a_restart_and_no_other_origin_has_it() {
    var key = keys().logSigner("example.org/log").verifierKey();
    disk.reopen();
    assertThat(keys().logSigner("example.org/log").verifierKey()).isEqualTo(key);
    assertThat(keys().logSigner("example.org/other").verifierKey().key()).isNotEqualTo(key.key());
  }

  @Test
  void each_origin_has_a_second_key_of_its_own_for_ever() {
    var key = keys().logCosigner("example.org/log").verifierKey();

    assertThat(keys().logCosigner("example.org/log").verifierKey()).isEqualTo(key);
    assertThat(keys().logCosigner("example.org/other").verifierKey().key()).isNotEqualTo(key.key());
  }

  @Test
  void what_the_log_signs_verifies_under_the_published_key() {
    var signer = keys().logSigner("example.org/log");
    var note = signer.sign("text\n");
    assertThat(note.check(List.of(signer.verifierKey()))).isInstanceOf(Note.Verdict.Signed.class);
  }

  @Test
  void a_name_that_no_note_can_carry_is_refused() {
    assertThatThrownBy(() -> keys().logSigner("two words")).isInstanceOf(LogFormatException.class);
  }

  @Test
  void a_handle_has_one_digest_of_16_bytes_on_this_server_and_another_elsewhere() {
    var digest = keys().handleDigest("ada");
    assertThat(digest).hasSize(16);
    disk.reopen();
    assertThat(keys().handleDigest("ada")).isEqualTo(digest);
    assertThat(keys().handleDigest("eve")).isNotEqualTo(digest);
    try (var other = new VaultOnDisk(elsewhere)) {
      assertThat(other.vault().serverKeys().handleDigest("ada")).isNotEqualTo(digest);
    }
  }

  @Test
  void a_decoy_is_always_the_same_for_its_place_and_another_for_any_other() {
    var decoy = keys().decoy("salt", "ada");
    assertThat(decoy).hasSize(32);
    disk.reopen();
    assertThat(keys().decoy("salt", "ada")).isEqualTo(decoy);
    assertThat(keys().decoy("salt", "eve")).isNotEqualTo(decoy);
    assertThat(keys().decoy("account", "ada")).isNotEqualTo(decoy);
    try (var other = new VaultOnDisk(elsewhere)) {
      assertThat(other.vault().serverKeys().decoy("salt", "ada")).isNotEqualTo(decoy);
    }
  }

  @Test
  void a_ticket_has_one_mac_on_this_server_and_another_elsewhere() {
    var ticket = Tuple.of("lockstep/live-ticket/1").text("somebody");
    var mac = keys().ticketMac(ticket);
    assertThat(mac).hasSize(32);
    disk.reopen();
    assertThat(keys().ticketMac(ticket)).isEqualTo(mac);
    assertThat(keys().ticketMac(ticket.text("else"))).isNotEqualTo(mac);
    try (var other = new VaultOnDisk(elsewhere)) {
      assertThat(other.vault().serverKeys().ticketMac(ticket)).isNotEqualTo(mac);
    }
  }

  private ServerKeys keys() {
    return disk.vault().serverKeys();
  }
}
