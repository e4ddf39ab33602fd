package org.lockstep.api.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.api.recovery.RecoveryRecords.Kept;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.RecoverySeal;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.wire.message.AccountMessages.RotateService;
import org.lockstep.wire.message.AccountMessages.SealedForRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;

/// New secrets reach the recovery key, or do not become secrets (R83).
@RunningServer
@Tag("R83")
class RecoverySealsTest {
  private final TestServer server;
  private final Member alice;

  RecoverySealsTest(TestServer server) {
    this.server = server;
    this.alice = Member.named(server, "s" + TestDevice.freshId());
  }

  /// A service secret that a device of the account would have take over.
  private record Next(Member owner, EpochSecret secret) {
    static Next of(Member owner) {
      return new Next(owner, EpochSecret.random(KeyEpoch.service(owner.id().value(), 2)));
    }

    ServiceEpoch epoch() {
      var names = Category.SHAREABLE.stream().map(Category::name).toList();
      var set = CategoryKeySet.of(secret, names);
      var keys = new HashMap<Category, Bytes>();
      set.keys().forEach((c, key) -> keys.put(Category.valueOf(c), Bytes.of(key.bytes())));
      return new ServiceEpoch(
          2,
          Bytes.of(secret.commitment()),
          keys,
          Bytes.of(set.sign(owner.identity())),
          Map.of(owner.device().id(), Bytes.of(new byte[SecretSeal.LENGTH])),
          Bytes.of(new byte[EpochBundle.LENGTH]));
    }

    SealedForRecovery sealedTo(Paper paper) {
      var keys = paper.root().keys(owner.id().value(), paper.number());
      return new SealedForRecovery(paper.number(), Bytes.of(RecoverySeal.make(keys, secret)));
    }

    Answer takesOver(SealedForRecovery... sealed) {
      return owner.send(
          Call.post("/v1/account/service-epochs", new RotateService(epoch(), List.of(sealed))));
    }
  }

  private RecoveryPackage given(Paper paper) {
    var newcomer = Newcomer.at(server);
    assertThat(newcomer.provesAnew(paper).status()).isEqualTo(200);
    return newcomer.sends(Call.get(newcomer.at("/packet"))).as(RecoveryPackage.class);
  }

  private EpochSecret opened(Paper paper, Next next) {
    return RecoverySeal.open(
        paper.root().openingKey(alice.id().value()),
        next.secret().epoch(),
        given(paper).service().orElseThrow().toArray(),
        next.secret().commitment());
  }

  @Test
  void a_secret_that_the_recovery_key_would_not_reach_is_refused() {
    var next = Next.of(alice);
    var old = Paper.kept(alice, 1);
    var paper = Paper.kept(alice, 2);
    for (var refused : List.of(next.takesOver(), next.takesOver(next.sealedTo(old)))) {
      assertThat(refused.problemType()).isEqualTo("recovery-seal-missing");
      assertThat(refused.fact("recovery")).isEqualTo("2");
    }
    assertThat(given(paper).service()).isEmpty();
    assertThat(next.takesOver(next.sealedTo(paper)).status()).isEqualTo(200);
    assertThat(opened(paper, next)).isEqualTo(next.secret());
  }

  @Test
  void without_a_recovery_key_no_seal_is_asked_for() {
    assertThat(Next.of(alice).takesOver().status()).isEqualTo(200);
  }

  @Test
  void a_seal_of_another_form_is_refused() {
    var paper = Paper.kept(alice, 1);
    var shorter =
        new SealedForRecovery(paper.number(), Bytes.of(new byte[RecoverySeal.LENGTH - 1]));
    assertThat(Next.of(alice).takesOver(shorter).problemType()).isEqualTo("key-material-malformed");
  }

  @Test
  void a_seal_that_was_kept_before_an_epoch_which_never_came_takes_no_seals_place() {
    var paper = Paper.kept(alice, 1);
    var lost = Next.of(alice);
    new RecoveryRecords(server.vault().sealedRecords())
        .keepSeal(
            alice.id(), lost.sealedTo(paper), new Kept("service", 2, lost.epoch().commitment()));
    assertThat(given(paper).service()).as("of an epoch that is not").isEmpty();

    var won = Next.of(alice);
    assertThat(won.takesOver(won.sealedTo(paper)).status()).isEqualTo(200);
    var late = Next.of(alice);
    assertThat(late.takesOver(late.sealedTo(paper)).problemType()).isEqualTo("epoch-not-next");
    assertThat(opened(paper, won)).isEqualTo(won.secret());
  }
}
