package org.lockstep.client.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.failure.VerdictDisputed;
import org.lockstep.client.testing.Station;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

class VerdictsTest {
  private final Station station;

  VerdictsTest(@TempDir Path directory) {
    station = new Station(directory.resolve("home"));
  }

  @AfterEach
  void stop() {
    station.close();
  }

  private ProtectionView honest(long position) {
    var history = station.history().trusted(station.folder().share());
    var computed = VerdictWords.of(history, position);
    return new ProtectionView(
        computed.share(),
        computed.kind(),
        "Plans",
        position,
        computed.ended(),
        computed.verdict(),
        computed.participants().reversed().stream()
            .map(p -> new ParticipantView(p.account(), Optional.of("name"), p.role(), p.mode()))
            .toList(),
        computed.exposures(),
        computed.reachedEpoch());
  }

  private void tell(ProtectionView view) {
    station.server().on("GET", "/v1/shares/" + station.folder().share() + "/protection", view);
  }

  private ProtectionView status() {
    return station.client().verdicts().status(station.folder().share());
  }

  private void assertDisputed(String part, UnaryOperator<ProtectionView> lie) {
    tell(lie.apply(honest(station.history().head())));
    assertThatThrownBy(this::status)
        .isInstanceOf(VerdictDisputed.class)
        .hasMessageContaining("they differ in " + part);
  }

  @Test
  void an_honest_verdict_is_confirmed_with_the_names_that_the_server_gives() {
    tell(honest(station.history().head()));

    var view = status();

    assertThat(view.verdict().encryption()).isEqualTo(Encryption.END_TO_END);
    assertThat(view.title()).isEqualTo("Plans");
    assertThat(view.participants()).allMatch(p -> p.handle().isPresent());
  }

  @Test
  void a_downgrade_that_happened_is_told_with_its_cause() {
    station.history().add(station.bob().off(2), station.bob().escrowed());
    station.show();
    tell(honest(station.history().head()));

    var verdict = status().verdict();

    assertThat(verdict.encryption()).isEqualTo(Encryption.IN_TRANSIT_AND_ON_SERVER);
    assertThat(verdict.causes())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.cause()).isEqualTo(CauseName.PARTICIPANT);
              assertThat(cause.account()).contains(station.bob().account());
              assertThat(cause.sincePosition()).contains(station.history().head() - 1);
            });
  }

  @Test
  void a_verdict_that_hides_a_downgrade_is_disputed() {
    var before = honest(station.history().head());
    station.history().add(station.bob().off(2), station.bob().escrowed());
    station.show();

    assertDisputed(
        "the encryption",
        told ->
            new ProtectionView(
                told.share(),
                told.kind(),
                told.title(),
                told.position(),
                false,
                before.verdict(),
                before.participants(),
                List.of(),
                0));
  }

  @Test
  void a_lie_about_a_participants_mode_is_disputed() {
    assertDisputed(
        "the participants",
        told ->
            withPeople(
                told,
                told.participants().stream()
                    .map(
                        p ->
                            new ParticipantView(
                                p.account(), p.handle(), p.role(), ProtectionMode.STANDARD))
                    .toList()));
  }

  @Test
  void a_participant_who_is_left_out_is_missed() {
    assertDisputed("the participants", told -> withPeople(told, told.participants().subList(0, 1)));
  }

  private static ProtectionView withPeople(ProtectionView told, List<ParticipantView> people) {
    return new ProtectionView(
        told.share(),
        told.kind(),
        told.title(),
        told.position(),
        told.ended(),
        told.verdict(),
        people,
        told.exposures(),
        told.reachedEpoch());
  }

  @Test
  void a_lie_about_where_keys_lie_is_disputed() {
    assertDisputed(
        "the key storage",
        told ->
            new ProtectionView(
                told.share(),
                told.kind(),
                told.title(),
                told.position(),
                told.ended(),
                new VerdictView(
                    told.verdict().encryption(),
                    KeyStorage.SERVER,
                    told.verdict().causes(),
                    told.verdict().pending(),
                    told.verdict().epoch()),
                told.participants(),
                told.exposures(),
                told.reachedEpoch()));
  }

  @Test
  void a_verdict_of_an_older_point_than_was_seen_is_refused() {
    tell(honest(station.history().head()));
    status();

    tell(honest(station.history().head() - 1));
    assertThatThrownBy(this::status).isInstanceOf(TrustRefused.class);
  }

  @Test
  void the_past_is_computed_as_it_was() {
    tell(honest(6));

    var then = station.client().verdicts().status(station.folder().share(), new At.Position(6));

    assertThat(then.participants()).hasSize(1);
  }

  @Test
  void the_verdict_of_another_time_than_was_asked_for_is_disputed() {
    tell(honest(6));
    var share = station.folder().share();
    var verdicts = station.client().verdicts();
    var afterAll = new At.Time(Instant.parse("2027-01-01T00:00:00Z"));

    assertThatThrownBy(() -> verdicts.status(share, afterAll))
        .isInstanceOf(VerdictDisputed.class)
        .hasMessageContaining("the point of the history");
    assertThatThrownBy(() -> verdicts.status(share, new At.Position(7)))
        .isInstanceOf(VerdictDisputed.class);
  }
}
