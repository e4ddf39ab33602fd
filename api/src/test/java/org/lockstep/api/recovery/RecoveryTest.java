package org.lockstep.api.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.RecoveryMessages.ChangeRecoveryWait;
import org.lockstep.wire.message.RecoveryMessages.PendingRecovery;
import org.lockstep.wire.message.RecoveryMessages.ProveRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryAsked;
import org.lockstep.wire.message.RecoveryMessages.RecoveryOverview;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;
import org.lockstep.wire.message.RecoveryMessages.RecoveryRehearsal;
import org.lockstep.wire.message.RecoveryMessages.RecoveryState;
import org.lockstep.wire.message.RecoveryMessages.RecoveryStatus;

/// Devices that come back by a recovery key, and those that try to without one.
@RunningServer
class RecoveryTest {
  private final TestServer server;
  private final Member alice;

  RecoveryTest(TestServer server) {
    this.server = server;
    this.alice = Member.named(server, "a" + TestDevice.freshId());
  }

  private Newcomer fresh() {
    return Newcomer.at(server);
  }

  private Answer joins(Newcomer newcomer, long counter) {
    return newcomer.joins(alice, counter, alice.identity(), alice.device().described(alice.id()));
  }

  private OwnAccount own() {
    return alice.send(Call.get("/v1/account")).as(OwnAccount.class);
  }

  private RecoveryOverview overview() {
    return alice.send(Call.get("/v1/recovery")).as(RecoveryOverview.class);
  }

  @Test
  @Tag("R87")
  void whoever_has_the_paper_joins_and_both_secrets_are_due() {
    var paper = Paper.kept(alice, 1);
    var newcomer = fresh();
    var status = newcomer.provesAnew(paper).as(RecoveryStatus.class);
    assertThat(status.state()).isEqualTo(RecoveryState.READY);

    var given = newcomer.sends(Call.get(newcomer.at("/packet"))).as(RecoveryPackage.class);
    assertThat(given.packet()).isEqualTo(paper.packet());
    assertThat(given.circle()).isEmpty();
    assertThat(given.service()).isEmpty();
    assertThat(given.events())
        .extracting(event -> event.type())
        .startsWith("account.opened")
        .contains("account.recovery-key-set")
        .endsWith("account.recovery-begun");
    assertThat(given.events().toString()).doesNotContain("a tablet");

    var joined = joins(newcomer, 2).as(Receipt.class);
    server.await(joined.position());
    var own = newcomer.sends(Call.get("/v1/account")).as(OwnAccount.class);
    assertThat(own.devices())
        .extracting(device -> device.device().id())
        .containsExactlyInAnyOrder(newcomer.device().id(), alice.device().id());
    assertThat(own.service().compromised()).isEqualTo(own.service().current());
    assertThat(own.circle().compromised()).isEqualTo(own.circle().current());
    assertThat(own.recovery()).containsKey(RecoveryMethod.KEY);
    assertThat(overview().pending()).isEmpty();
    assertThat(server.vault().sealedRecords().list("recovery-asked", newcomer.recovery().value()))
        .isEmpty();
  }

  @Test
  void a_wrong_key_is_refused_five_times_and_changes_nothing() {
    Paper.kept(alice, 1);
    var newcomer = fresh();
    var account = newcomer.asks(alice.handle()).as(RecoveryAsked.class).account().value();
    var wrong = SigningKey.generate(new SecureRandom());
    long head = server.journal().head();
    for (int left = 4; left >= 0; left--) {
      var refused = newcomer.proves(account, wrong);
      assertThat(refused.problemType()).isEqualTo("recovery-proof-wrong");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.fact("left")).isEqualTo(Integer.toString(left));
    }
    assertThat(newcomer.proves(account, wrong).problemType()).isEqualTo("recovery-unknown");
    assertThat(server.journal().head()).isEqualTo(head);
    assertThat(newcomer.sends(Call.get(newcomer.at("/packet"))).problemType())
        .isEqualTo("recovery-not-under-way");
  }

  @Test
  void tries_that_are_used_up_stay_used_up_for_the_right_key_too() {
    var paper = Paper.kept(alice, 1);
    var newcomer = fresh();
    var account = newcomer.asks(alice.handle()).as(RecoveryAsked.class).account().value();
    var wrong = SigningKey.generate(new SecureRandom());
    for (int i = 0; i < 5; i++) newcomer.proves(account, wrong);
    assertThat(newcomer.proves(account, paper.root().authenticator(account)).problemType())
        .isEqualTo("recovery-unknown");
    assertThat(fresh().provesAnew(paper).status()).isEqualTo(200);
  }

  @Test
  void whether_a_handle_exists_shows_in_no_answer() {
    Paper.kept(alice, 1);
    var keyless = Member.named(server, "k" + TestDevice.freshId());
    var nobody = "n" + TestDevice.freshId();
    var shapes =
        List.of(alice.handle(), keyless.handle(), nobody).stream().map(this::shapes).toList();
    assertThat(shapes).containsOnly(shapes.getFirst());
    assertThat(shapes.getFirst()).contains("recovery-proof-wrong", "recovery-not-under-way");

    var first = fresh().asks(nobody).as(RecoveryAsked.class);
    var again = fresh().asks(nobody).as(RecoveryAsked.class);
    assertThat(again.account()).isEqualTo(first.account());
    assertThat(again.header()).isEqualTo(first.header());
    var header = RecoveryHeader.of(first.header().toArray());
    assertThat(header.parameters()).isEqualTo(RecoveryHeader.random().parameters());
    assertThat(fresh().asks("m" + TestDevice.freshId()).as(RecoveryAsked.class).header())
        .isNotEqualTo(first.header());
  }

  /// Everything that a device without the key is answered, without what is unlike by chance.
  private String shapes(String handle) {
    var newcomer = fresh();
    var asked = newcomer.asks(handle);
    var account = asked.as(RecoveryAsked.class).account().value();
    var wrong = newcomer.proves(account, SigningKey.generate(new SecureRandom()));
    var look = newcomer.sends(Call.get(newcomer.at("")));
    var packet = newcomer.sends(Call.get(newcomer.at("/packet")));
    var join = newcomer.joins(alice, 2, alice.identity());
    var header = asked.as(RecoveryAsked.class).header().toString();
    return List.of(asked, wrong, look, packet, join).stream()
        .map(answer -> answer.status() + " " + answer.text())
        .toList()
        .toString()
        .replace(newcomer.recovery().value(), "RECOVERY")
        .replace(account, "ACCOUNT")
        .replace(header, "HEADER")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*", "TIME");
  }

  @Test
  void a_replayed_proof_serves_its_own_device_and_recovery_alone() {
    var paper = Paper.kept(alice, 1);
    var rightful = fresh();
    rightful.provesAnew(paper);
    var account = alice.id().value();
    var key = paper.root().authenticator(account);
    var stolen =
        new org.lockstep.crypto.recovery.RecoveryProof(
                account, rightful.recovery().value(), rightful.onRoster())
            .sign(key);

    var thief = fresh();
    thief.asks(alice.handle());
    var replay = Call.post(thief.at("/proof"), new ProveRecovery(Bytes.of(stolen)));
    assertThat(thief.sends(replay).problemType()).isEqualTo("recovery-proof-wrong");
    for (var rest : List.of("", "/packet")) {
      assertThat(thief.sends(Call.get(rightful.at(rest))).problemType())
          .isEqualTo("signature-wrong");
    }
    var elsewhere = Call.post(rightful.at("/proof"), new ProveRecovery(Bytes.of(stolen)));
    assertThat(thief.sends(elsewhere).problemType()).isEqualTo("signature-wrong");
    var stranger = new Newcomer(server, thief.device(), thief.opener(), rightful.recovery());
    assertThat(stranger.asks(alice.handle()).problemType()).isEqualTo("recovery-id-taken");

    long head = server.journal().head();
    assertThat(rightful.proves(account, key).as(RecoveryStatus.class).state())
        .isEqualTo(RecoveryState.READY);
    assertThat(server.journal().head()).isEqualTo(head);
  }

  @Test
  void steps_out_of_order_are_refused_and_a_finished_recovery_is_over() {
    var paper = Paper.kept(alice, 1);
    var newcomer = fresh();
    assertThat(newcomer.sends(Call.get(newcomer.at("/packet"))).problemType())
        .isEqualTo("recovery-unknown");
    newcomer.asks(alice.handle());
    assertThat(joins(newcomer, 2).problemType()).isEqualTo("recovery-not-under-way");
    newcomer.provesAnew(paper);
    assertThat(joins(newcomer, 3).problemType()).isEqualTo("roster-counter-not-next");
    assertThat(joins(newcomer, 2).status()).isEqualTo(200);
    assertThat(joins(newcomer, 3).problemType()).isEqualTo("recovery-unknown");
    assertThat(fresh().provesAnew(paper).status()).isEqualTo(200);
  }

  @Test
  void a_roster_that_the_identity_did_not_sign_lets_nobody_in() {
    var newcomer = fresh();
    newcomer.provesAnew(Paper.kept(alice, 1));
    var other = SigningKey.generate(new SecureRandom());
    var first = alice.device().described(alice.id());
    assertThat(newcomer.joins(alice, 2, other, first).problemType())
        .isEqualTo("roster-signature-wrong");
    assertThat(newcomer.joins(alice, 2, alice.identity()).problemType())
        .as("without the device that is trusted")
        .isEqualTo("roster-signature-wrong");
    assertThat(own().devices()).hasSize(1);
  }

  @Test
  @Tag("R83")
  void a_replaced_key_is_dead_at_once_and_so_is_what_it_began() {
    var old = Paper.kept(alice, 1);
    var begun = fresh();
    begun.provesAnew(old);
    var next = Paper.kept(alice, 2);
    assertThat(begun.sends(Call.get(begun.at("/packet"))).problemType())
        .isEqualTo("recovery-way-ended");
    assertThat(joins(begun, 2).problemType()).isEqualTo("recovery-way-ended");
    assertThat(fresh().provesAnew(old).problemType()).isEqualTo("recovery-proof-wrong");
    assertThat(fresh().provesAnew(next).status()).isEqualTo(200);
    assertThat(server.vault().sealedRecords().list("recovery-packet", alice.id().value()))
        .hasSize(1);
    alice.does(Call.bare("DELETE", "/v1/recovery/key"));
    assertThat(fresh().provesAnew(next).problemType()).isEqualTo("recovery-proof-wrong");
    assertThat(server.vault().sealedRecords().list("recovery-packet", alice.id().value()))
        .isEmpty();
  }

  @Test
  void a_packet_of_a_key_that_was_refused_takes_no_packets_place() {
    var paper = Paper.kept(alice, 1);
    assertThat(alice.send(Paper.of(alice, 1).call()).problemType())
        .isEqualTo("recovery-number-not-next");
    var newcomer = fresh();
    newcomer.provesAnew(paper);
    assertThat(newcomer.sends(Call.get(newcomer.at("/packet"))).as(RecoveryPackage.class).packet())
        .isEqualTo(paper.packet());
  }

  @Test
  @Tag("R86")
  void every_trusted_device_is_told_and_a_veto_ends_it() {
    var paper = Paper.kept(alice, 1);
    alice.does(Call.put("/v1/recovery/wait", new ChangeRecoveryWait(48)));
    var newcomer = fresh();
    var status = newcomer.provesAnew(paper).as(RecoveryStatus.class);
    assertThat(status.state()).isEqualTo(RecoveryState.WAITING);
    for (var early : List.of(Call.get(newcomer.at("/packet")))) {
      var refused = newcomer.sends(early);
      assertThat(refused.problemType()).isEqualTo("recovery-too-early");
      assertThat(refused.fact("ready")).isEqualTo(status.ready().toString());
    }
    assertThat(joins(newcomer, 2).problemType()).isEqualTo("recovery-too-early");
    assertThat(overview())
        .isEqualTo(
            new RecoveryOverview(
                48,
                List.of(
                    new PendingRecovery(
                        newcomer.recovery(),
                        newcomer.described(),
                        RecoveryMethod.KEY,
                        status.ready(),
                        status.expires()))));

    alice.does(Call.bare("POST", "/v1/recovery/" + newcomer.recovery() + "/veto"));
    assertThat(overview().pending()).isEmpty();
    assertThat(newcomer.sends(Call.get(newcomer.at(""))).problemType())
        .isEqualTo("recovery-not-under-way");
    assertThat(joins(newcomer, 2).problemType()).isEqualTo("recovery-not-under-way");
    assertThat(own().devices()).hasSize(1);
  }

  @Test
  @Tag("R86")
  void nobody_vetoes_or_sees_the_recovery_of_another_account() {
    var newcomer = fresh();
    newcomer.provesAnew(Paper.kept(alice, 1));
    var bob = Member.named(server, "b" + TestDevice.freshId());
    var veto = Call.bare("POST", "/v1/recovery/" + newcomer.recovery() + "/veto");
    assertThat(bob.send(veto).problemType()).isEqualTo("recovery-not-under-way");
    assertThat(newcomer.sends(veto).problemType()).isEqualTo("device-not-recognised");
    assertThat(bob.send(Call.get("/v1/recovery")).as(RecoveryOverview.class).pending()).isEmpty();
    assertThat(overview().pending())
        .extracting(PendingRecovery::recovery)
        .containsExactly(newcomer.recovery());
    assertThat(alice.send(Call.put("/v1/recovery/wait", new ChangeRecoveryWait(721))).problemType())
        .isEqualTo("recovery-wait-wrong");
  }

  @Test
  void a_rehearsal_shows_a_trusted_device_what_its_own_paper_would_be_given() {
    var paper = Paper.kept(alice, 1);
    var bob = Member.named(server, "b" + TestDevice.freshId());
    var rehearsal = Call.get("/v1/recovery/rehearsal");
    var given =
        Objects.requireNonNull(
            alice.send(rehearsal).as(RecoveryRehearsal.class).methods().get(RecoveryMethod.KEY));
    assertThat(given.packet()).isEqualTo(paper.packet());
    assertThat(given.events()).extracting(e -> e.streamId()).containsOnly(alice.id().value());
    assertThat(bob.send(rehearsal).as(RecoveryRehearsal.class).methods()).isEmpty();
    assertThat(fresh().sends(rehearsal).problemType()).isEqualTo("device-not-recognised");
  }

  @Test
  void a_trusted_device_needs_no_recovery_and_malformed_keys_get_none() {
    var trusted =
        new Newcomer(
            server, alice.device(), fresh().opener(), new RecoveryId(TestDevice.freshId()));
    assertThat(trusted.asks(alice.handle()).problemType()).isEqualTo("device-id-taken");
    var newcomer = fresh();
    newcomer.asks(alice.handle());
    assertThat(
            newcomer
                .sends(Call.post(newcomer.at("/proof"), new ProveRecovery(Bytes.of(new byte[63]))))
                .problemType())
        .isEqualTo("key-material-malformed");
    assertThat(Optional.of(newcomer.asks(alice.handle()).status())).contains(202);
  }
}
