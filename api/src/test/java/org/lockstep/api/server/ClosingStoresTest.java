package org.lockstep.api.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand.CloseAccount;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.SharesParted;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent.ShareCreated;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.message.ClosingMessages.ClosingReport;

/// What is left of a closed account in the stores, read as they lie on the disk (R102).
class ClosingStoresTest {
  private static final AccountDecider.Facts FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);
  private static final List<String> KINDS =
      List.of(
          "sealed.password",
          "sealed.recovery-packet",
          "sealed.recovery-seal",
          "sealed.authenticator",
          "sealed.authenticator-step",
          "sealed.mode-vouch",
          "escrow",
          "subject");

  @TempDir private Path directory = Path.of("");

  /// A person of whom every kind of record is kept.
  private static Member kept(TestServer server) {
    var alice = Member.named(server, "alice-of-the-stores");
    var records = server.vault().sealedRecords();
    records.put("password", alice.id().value(), new byte[60]);
    for (var kind :
        List.of(
            "recovery-packet",
            "recovery-seal",
            "authenticator",
            "authenticator-step",
            "mode-vouch")) {
      records.put(kind, alice.id().value() + "-1", new byte[60]);
    }
    var secret = EpochSecret.random(KeyEpoch.service(alice.id().value(), 1));
    server
        .vault()
        .stage(
            KeyName.service(alice.id().value(), 1),
            Escrow.make(server.vault().publicKey(), secret),
            secret.commitment())
        .keep();
    return alice;
  }

  /// The records about an account and their keys, as they are stored.
  private static List<byte[]> raw(TestServer server, Member member) {
    var all = new ArrayList<byte[]>();
    for (var kind : KINDS) {
      for (var id : server.secrets().list(kind, "")) {
        if (!id.contains(member.id().value())) continue;
        all.add(server.secrets().get(new SecretName(kind, id)).orElseThrow());
        server.secrets().get(new SecretName("record-key", kind + "/" + id)).ifPresent(all::add);
      }
    }
    return all;
  }

  private boolean isOnDisk(byte[] wanted) throws IOException {
    var text = new String(wanted, java.nio.charset.StandardCharsets.ISO_8859_1);
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var content =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (content.contains(text)) return true;
      }
    }
    return false;
  }

  private static List<StoredEvent> history(TestServer server) {
    return server.journal().read(0, Math.toIntExact(server.journal().head()));
  }

  private static List<Personal> texts(TestServer server, Member member) {
    return history(server).stream()
        .map(stored -> server.codec().decode(stored.type(), stored.revision(), stored.payload()))
        .flatMap(
            event ->
                switch (event) {
                  case AccountOpened e -> List.of(e.handle(), e.name(), e.device().name()).stream();
                  case ShareCreated e -> List.of(e.title()).stream();
                  default -> List.<Personal>of().stream(); // no other event of this test has texts
                })
        .filter(text -> text.subject().equals(member.id()))
        .toList();
  }

  @Test
  void no_byte_of_its_secrets_is_left_and_no_text_about_it_can_be_read() throws IOException {
    try (var server = TestServer.start(directory)) {
      var alice = kept(server);
      TestShare.begun(server, alice, ShareKind.FOLDER);
      var records = raw(server, alice);
      assertThat(records).as("every kind, each with its key").hasSize(2 * KINDS.size());
      for (var record : records) assertThat(isOnDisk(record)).isTrue();
      assertThat(texts(server, alice))
          .hasSize(4)
          .allSatisfy(text -> assertThat(text).isInstanceOf(Personal.Known.class));

      alice.send(Call.bare("POST", "/v1/account/closing")).as(ClosingReport.class);

      for (var record : records) assertThat(isOnDisk(record)).isFalse();
      assertThat(raw(server, alice))
          .as("the mark that the subject was")
          .hasSizeLessThanOrEqualTo(1);
      assertThat(texts(server, alice))
          .hasSize(4)
          .allSatisfy(text -> assertThat(text).isInstanceOf(Personal.Erased.class));
      assertThat(isOnDisk("alice-of-the-stores".getBytes(UTF_8))).isFalse();
    }
  }

  @Test
  void the_history_is_what_it_was_and_has_the_same_hashes() {
    try (var server = TestServer.start(directory)) {
      var alice = kept(server);
      var before = history(server);
      alice.send(Call.bare("POST", "/v1/account/closing")).as(ClosingReport.class);
      var after = history(server);
      assertThat(after.size()).isGreaterThan(before.size());
      for (int i = 0; i < before.size(); i++) {
        assertThat(after.get(i).payload()).isEqualTo(before.get(i).payload());
        assertThat(after.get(i).leafHash()).isEqualTo(before.get(i).leafHash());
      }
    }
  }

  @Test
  void what_a_crash_left_undone_is_done_at_the_next_start_and_counted_alike() {
    Member alice;
    try (var server = TestServer.start(directory)) {
      alice = kept(server);
      var bob = Member.standard(server, "bob");
      TestShare.begun(server, alice, ShareKind.FOLDER).admit(bob, Role.EDITOR);
      TestShare.begun(server, alice, ShareKind.NOTE);
      // The order is recorded, and then the server dies.
      server.await(
          server.commands().send(new CloseAccount(alice.id(), alice.device().id()), FACTS));
      assertThat(server.models().accounts().closing()).containsExactly(alice.id());
    }
    long head;
    try (var server = TestServer.start(directory)) {
      assertThat(server.models().accounts().closing()).isEmpty();
      assertThat(server.vault().holds(KeyName.service(alice.id().value(), 1))).isFalse();
      assertThat(server.vault().subjectKeys().get(alice.id().value())).isEmpty();
      var report =
          server.send(alice.device(), Call.get("/v1/account/closing")).as(ClosingReport.class);
      assertThat(report.erasure().orElseThrow().shares()).isEqualTo(new SharesParted(1, 1, 0, 0));
      assertThat(report.remaining()).isZero();
      head = server.journal().head();
    }
    try (var server = TestServer.start(directory)) {
      assertThat(server.journal().head()).as("nothing is done twice").isEqualTo(head);
    }
  }

  @Test
  void shares_that_were_parted_before_the_crash_are_counted_too() {
    Member alice;
    try (var server = TestServer.start(directory)) {
      alice = kept(server);
      var ended = TestShare.begun(server, alice, ShareKind.FOLDER);
      TestShare.begun(server, alice, ShareKind.NOTE);
      server.commands().send(new CloseAccount(alice.id(), alice.device().id()), FACTS);
      server.await(
          server
              .commands()
              .send(
                  new org.lockstep.domain.share.ShareCommand.PartWithClosed(
                      ended.id(), alice.id(), Personal.of(alice.id(), "x")),
                  new org.lockstep.domain.share.ShareFacts(java.util.Map.of())));
      server.vault().destroy(KeyName.Kind.SERVICE, alice.id().value());
    }
    try (var server = TestServer.start(directory)) {
      var report =
          server.send(alice.device(), Call.get("/v1/account/closing")).as(ClosingReport.class);
      var erasure = report.erasure().orElseThrow();
      assertThat(erasure.shares()).isEqualTo(new SharesParted(2, 0, 0, 0));
      assertThat(erasure.serviceSecrets()).isEqualTo(1);
    }
  }
}
