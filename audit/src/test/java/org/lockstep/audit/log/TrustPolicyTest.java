package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.log.MlDsaCosigner;
import org.lockstep.crypto.log.NoteSignature;

class TrustPolicyTest {
  private static final PublishedLog LOG = PublishedLog.of(20);
  private static final List<SingleWitness> WITNESSES =
      List.of(witness(1), witness(2), witness(3), witness(4));

  /// Two of three, and one of another organisation that signs with ML-DSA.
  private static final MlDsaCosigner HYBRID = MlDsaCosigner.fromSeed("y.example", new byte[32]);

  private static final String POLICY =
      """
      # whom we ask
      log %s https://example.org/v1/log

      witness X1 %s
        witness X2 %s https://x2.example
      witness\tX3 %s
      group Xs 2 X1 X2 X3
      witness Y1 %s
      group both all Xs Y1
      quorum both
      """
          .formatted(
              PublishedLog.KEY.text(),
              WITNESSES.get(0).key().text(),
              WITNESSES.get(1).key().text(),
              WITNESSES.get(2).key().text(),
              HYBRID.verifierKey().text());

  private static SingleWitness witness(int number) {
    return new SingleWitness(number, PublishedLog.KEY);
  }

  private static TrustPolicy parse(String text) {
    return TrustPolicy.parse(text.getBytes(UTF_8));
  }

  private static NoteSignature hybrid() {
    return HYBRID.cosign(LOG.checkpoint(), Instant.parse("2026-02-02T00:00:00Z"));
  }

  private static SignedCheckpoint signed(List<Integer> xs, boolean y) {
    var note = PublishedLog.SIGNER.sign(LOG.checkpoint());
    for (int x : xs) note = note.with(WITNESSES.get(x - 1).cosign(LOG.checkpoint()));
    if (y) note = note.with(hybrid());
    return SignedCheckpoint.verify(note.bytes(), PublishedLog.KEY);
  }

  @Test
  void a_policy_names_logs_witnesses_and_where_they_are() {
    var policy = parse(POLICY);
    assertThat(policy.logs())
        .singleElement()
        .extracting(TrustPolicy.LogKey::key)
        .isEqualTo(PublishedLog.KEY);
    var other = Optional.ofNullable(policy.witnesses().get("X2"));
    assertThat(other.flatMap(TrustPolicy.Witness::url)).contains("https://x2.example");
    assertThat(policy.witnesses()).containsOnlyKeys("X1", "X2", "X3", "Y1");
    assertThat(policy.quorum()).isEqualTo("both");
  }

  @Test
  void a_quorum_that_is_met_tells_who_cosigned_and_when() {
    assertThat(parse(POLICY).check(signed(List.of(3, 1), true)))
        .containsOnlyKeys("X1", "X3", "Y1")
        .containsEntry("X1", SingleWitness.TIME)
        .containsEntry("Y1", Instant.parse("2026-02-02T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"'', false", "'', true", "1, true", "'1,2,3', false", "'1,4', true", "'1,1', true"})
  void a_quorum_that_is_not_met_is_refused(String xs, boolean y) {
    var cosigners =
        xs.isEmpty()
            ? List.<Integer>of()
            : List.of(xs.split(",")).stream().map(Integer::valueOf).toList();
    assertThat(
            catchThrowableOfType(LogRefused.class, () -> parse(POLICY).check(signed(cosigners, y)))
                .fault())
        .isInstanceOfSatisfying(
            LogFault.WitnessesMissing.class,
            missing -> assertThat(missing.quorum()).isEqualTo("both"));
  }

  @Test
  void a_cosignature_of_another_checkpoint_condemns_the_note() {
    var note =
        PublishedLog.SIGNER
            .sign(LOG.checkpoint())
            .with(WITNESSES.get(0).cosign(PublishedLog.of(19).checkpoint()));
    var signed = SignedCheckpoint.verify(note.bytes(), PublishedLog.KEY);
    assertThat(catchThrowableOfType(LogRefused.class, () -> parse(POLICY).check(signed)).fault())
        .isEqualTo(new LogFault.SignatureWrong("witness.example/w1"));
  }

  @Test
  void nobody_needs_to_cosign_where_the_quorum_is_none() {
    assertThat(parse("quorum none\n").check(signed(List.of(1), false))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "quorum",
        "quorum X1\n",
        "quorum none\nquorum none\n",
        "log nothing\nquorum none\n",
        "witness W nothing\nquorum none\n",
        "friend X\nquorum none\n",
        "group G any\nquorum none\n",
        "group G any G\nquorum none\n",
        "quorum none\r\n",
        "group none any X1\nquorum none\n",
      })
  void whatever_is_no_policy_is_refused(String text) {
    assertThatExceptionOfType(PolicyMalformed.class).isThrownBy(() -> parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group G 0 X1\n",
        "group G 2 X1\n",
        "group G 01 X1\n",
        "group G any X1 X1\n",
        "group X1 any X1\n",
        "group G any X1\ngroup H any X1\n",
      })
  void groups_that_make_no_sense_are_refused_with_their_line(String groups) {
    String witness = "witness X1 " + WITNESSES.get(0).key().text() + "\n";
    assertThat(
            catchThrowableOfType(
                    PolicyMalformed.class, () -> parse(witness + groups + "quorum none\n"))
                .line())
        .isBetween(2, 3);
  }

  @Test
  void no_key_counts_twice() {
    String key = WITNESSES.get(0).key().text();
    assertThatExceptionOfType(PolicyMalformed.class)
        .isThrownBy(() -> parse("witness A %s\nwitness B %s\nquorum none".formatted(key, key)));
    String log = PublishedLog.KEY.text();
    assertThatExceptionOfType(PolicyMalformed.class)
        .isThrownBy(() -> parse("log %s\nlog %s\nquorum none".formatted(log, log)));
  }
}
