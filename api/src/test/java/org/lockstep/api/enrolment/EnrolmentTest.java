package org.lockstep.api.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Asking;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.totp.TotpKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.wire.message.AccountMessages.AddDevice;
import org.lockstep.wire.message.AccountMessages.EnrolmentStatus;
import org.lockstep.wire.message.AccountMessages.PendingEnrolment;
import org.lockstep.wire.message.AccountMessages.PendingEnrolments;
import org.lockstep.wire.message.AccountMessages.VouchedMode;
import org.lockstep.wire.message.SignInMessages.AuthenticatorStatus;
import org.lockstep.wire.message.SignInMessages.SetAuthenticator;

/// What a device that asks to join is told, and what trusted devices are.
@RunningServer
class EnrolmentTest {
  private final TestServer server;
  private final Member alice;

  EnrolmentTest(TestServer server) {
    this.server = server;
    this.alice = Member.named(server, "a" + TestDevice.freshId());
  }

  private Answer ask(Asking asking, String handle, String password, String code) {
    return server.send(asking.device(), asking.call(handle, password, code));
  }

  private List<PendingEnrolment> waiting() {
    return alice.send(Call.get("/v1/enrolments")).as(PendingEnrolments.class).enrolments();
  }

  private TotpKey authenticator(int number) {
    var key = TotpKey.random();
    alice.does(Call.put("/v1/authenticator", new SetAuthenticator(number, Bytes.of(key.bytes()))));
    return key;
  }

  /// Everything of an answer but the time, which must be there in the same form.
  private static String shape(Answer answer) {
    var fields = new TreeMap<>(answer.response().headers().map());
    fields.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
    var body = answer.text().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
    return answer.status() + " " + fields.keySet() + " " + body;
  }

  @Test
  void whether_a_handle_exists_shows_in_no_answer() {
    authenticator(1);
    for (var password : List.of("", "correct horse")) {
      for (var code : List.of("", "123456")) {
        var known = Asking.fresh();
        var unknown = Asking.fresh();
        var nobody = "n" + TestDevice.freshId();
        var first = ask(known, alice.handle(), password, code);
        var second = ask(unknown, nobody, password, code);
        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(shape(second)).isEqualTo(shape(first)).contains("TIME");
        assertThat(first.as(EnrolmentStatus.class).account()).isEmpty();

        var look = server.send(known.device(), Call.get("/v1/enrolments/" + known.id()));
        var other = server.send(unknown.device(), Call.get("/v1/enrolments/" + unknown.id()));
        assertThat(shape(other)).isEqualTo(shape(look)).contains("PENDING");

        var again = server.send(known.device(), known.call(alice.handle(), password, code));
        var twice = server.send(unknown.device(), unknown.call(nobody, password, code));
        assertThat(again.problemType()).isEqualTo("enrolment-taken");
        assertThat(twice.text().replace(unknown.id(), "ID"))
            .isEqualTo(again.text().replace(known.id(), "ID"));
      }
    }
    assertThat(waiting()).hasSize(4);
  }

  @Test
  void who_asks_for_one_handle_too_often_waits_whether_it_exists_or_not() {
    for (var handle : List.of(alice.handle(), "n" + TestDevice.freshId())) {
      for (int i = 0; i < 5; i++) {
        assertThat(ask(Asking.fresh(), handle, "", "").status()).isEqualTo(202);
      }
      var refused = ask(Asking.fresh(), handle, "", "");
      assertThat(refused.problemType()).isEqualTo("rate-limited");
      assertThat(refused.header("Retry-After")).isNotEmpty();
    }
  }

  @Test
  void an_address_that_asks_for_many_handles_waits(@TempDir Path directory) {
    try (var own = TestServer.start(directory, "lockstep.rate.enrolment-burst=3")) {
      for (int i = 0; i < 3; i++) {
        var asking = Asking.fresh();
        var answer = own.send(asking.device(), asking.call("n" + TestDevice.freshId(), "", ""));
        assertThat(answer.status()).isEqualTo(202);
      }
      var last = Asking.fresh();
      var refused = own.send(last.device(), last.call("n" + TestDevice.freshId(), "", ""));
      assertThat(refused.problemType()).isEqualTo("rate-limited");
    }
  }

  @Test
  void a_code_is_proven_once_and_a_wrong_one_is_told_to_trusted_devices_alone() {
    var key = authenticator(1);
    var code = key.code(Instant.now());
    var wrong = code.equals("000000") ? "000001" : "000000";
    ask(Asking.fresh(), alice.handle(), "", wrong);
    ask(Asking.fresh(), alice.handle(), "", code);
    ask(Asking.fresh(), alice.handle(), "", code);
    ask(Asking.fresh(), alice.handle(), "", "");
    assertThat(waiting())
        .extracting(PendingEnrolment::authenticatorProven)
        .containsExactly(
            Optional.of(false), Optional.of(true), Optional.of(false), Optional.empty());
  }

  @Test
  void what_the_approving_device_tells_of_the_mode_is_carried_to_the_new_one_alone() {
    var asking = Asking.fresh();
    ask(asking, alice.handle(), "", "");
    var told = new VouchedMode(ProtectionMode.STANDARD, 0, Bytes.of(new byte[64]));
    assertThat(approves(asking, told).status()).isEqualTo(201);
    var look = Call.get("/v1/enrolments/" + asking.id());
    assertThat(server.send(asking.device(), look).as(EnrolmentStatus.class).mode()).contains(told);
    assertThat(server.send(Asking.fresh().device(), look).problemType())
        .isEqualTo("enrolment-unknown");
    assertThat(alice.send(look).as(EnrolmentStatus.class).mode()).isEmpty();
    assertThat(server.vault().sealedRecords().list("mode-vouch", alice.id().value())).hasSize(1);
  }

  @Test
  void a_malformed_word_about_the_mode_approves_nobody() {
    var asking = Asking.fresh();
    ask(asking, alice.handle(), "", "");
    var malformed = new VouchedMode(ProtectionMode.STANDARD, 0, Bytes.of(new byte[63]));
    assertThat(approves(asking, malformed).problemType()).isEqualTo("key-material-malformed");
    assertThat(waiting()).hasSize(1);
    assertThat(server.vault().sealedRecords().list("mode-vouch", alice.id().value())).isEmpty();
  }

  /// Alice vouches for a device with real signatures, and tells it of the mode.
  private Answer approves(Asking asking, VouchedMode told) {
    var seal = Bytes.of(new byte[SecretSeal.LENGTH]);
    var first = alice.device().described(alice.id());
    var roster =
        new Roster(
            alice.id().value(),
            2,
            List.of(
                onRoster(first.id().value(), first.signingKey(), first.sealingKey()),
                onRoster(
                    asking.described().id().value(),
                    asking.described().signingKey(),
                    asking.described().sealingKey())));
    var proof = new RosterProof(2, Bytes.of(roster.sign(alice.identity())));
    return alice.send(
        Call.post(
            "/v1/devices",
            new AddDevice(
                asking.id(),
                asking.described(),
                proof,
                new Keyring(seal, seal, seal),
                Optional.of(told))));
  }

  private static RosterDevice onRoster(String id, Bytes signingKey, Bytes sealingKey) {
    return new RosterDevice(
        id, VerifyingKey.of(signingKey.toArray()), SealingKey.of(sealingKey.toArray()));
  }

  @Test
  void a_device_without_the_code_cannot_be_vouched_for() {
    authenticator(1);
    var asking = Asking.fresh();
    ask(asking, alice.handle(), "", "000000");
    var vouching =
        new AddDevice(
            asking.id(),
            asking.described(),
            new RosterProof(2, Bytes.of(new byte[64])),
            new Keyring(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY));
    var refused = alice.send(Call.post("/v1/devices", vouching));
    assertThat(refused.problemType()).isEqualTo("authenticator-code-missing");
    alice.does(Call.bare("DELETE", "/v1/authenticator"));
    assertThat(alice.send(Call.post("/v1/devices", vouching)).problemType())
        .isEqualTo("key-material-malformed");
  }

  @Test
  void an_older_authenticator_dies_with_the_next_one() {
    var older = authenticator(1);
    var newer = authenticator(2);
    ask(Asking.fresh(), alice.handle(), "", older.code(Instant.now()));
    ask(Asking.fresh(), alice.handle(), "", newer.code(Instant.now()));
    assertThat(waiting())
        .extracting(PendingEnrolment::authenticatorProven)
        .containsExactly(Optional.of(false), Optional.of(true));
    var secrets = server.vault().sealedRecords().list("authenticator", alice.id().value());
    assertThat(secrets).containsExactly(alice.id() + "-2");
  }

  @Test
  void numbers_grow_by_one_and_a_refused_secret_takes_no_place() {
    var key = authenticator(1);
    var secret = Bytes.of(TotpKey.random().bytes());
    for (int wrong : new int[] {0, 1, 3}) {
      var refused = alice.send(Call.put("/v1/authenticator", new SetAuthenticator(wrong, secret)));
      assertThat(refused.problemType()).isEqualTo("authenticator-number-not-next");
    }
    var shorter = new SetAuthenticator(2, Bytes.of(new byte[19]));
    assertThat(alice.send(Call.put("/v1/authenticator", shorter)).problemType())
        .isEqualTo("key-material-malformed");
    ask(Asking.fresh(), alice.handle(), "", key.code(Instant.now()));
    assertThat(waiting().getFirst().authenticatorProven()).contains(true);
  }

  @Test
  void turned_off_it_is_asked_for_no_more_and_its_secret_is_gone() {
    authenticator(1);
    alice.does(Call.bare("DELETE", "/v1/authenticator"));
    assertThat(alice.send(Call.get("/v1/authenticator")).as(AuthenticatorStatus.class))
        .isEqualTo(new AuthenticatorStatus(false, 1));
    assertThat(server.vault().sealedRecords().list("authenticator", alice.id().value())).isEmpty();
    assertThat(alice.send(Call.bare("DELETE", "/v1/authenticator")).problemType())
        .isEqualTo("authenticator-missing");
  }

  @Test
  void a_code_that_was_used_stays_used_after_a_restart(@TempDir Path directory) {
    var key = TotpKey.random();
    var now = Instant.now();
    Member dora;
    try (var before = TestServer.start(directory)) {
      dora = Member.named(before, "dora");
      dora.does(Call.put("/v1/authenticator", new SetAuthenticator(1, Bytes.of(key.bytes()))));
      var asking = Asking.fresh();
      before.send(asking.device(), asking.call(dora.handle(), "", key.code(now)));
    }
    try (var after = TestServer.start(directory)) {
      var asking = Asking.fresh();
      after.send(asking.device(), asking.call(dora.handle(), "", key.code(now)));
      var waiting = after.send(dora.device(), Call.get("/v1/enrolments"));
      assertThat(waiting.as(PendingEnrolments.class).enrolments())
          .extracting(PendingEnrolment::authenticatorProven)
          .containsExactly(Optional.of(true), Optional.of(false));
    }
  }
}
