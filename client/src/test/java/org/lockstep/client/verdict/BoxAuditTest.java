package org.lockstep.client.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.testing.Station;
import org.lockstep.domain.custody.StaleBox;
import org.lockstep.wire.message.AuditMessages.Overdue;
import org.lockstep.wire.message.AuditMessages.StaleShare;

/// A server that lies about a rotation that is owed.
class BoxAuditTest {
  private final Station station;

  BoxAuditTest(@TempDir Path directory) {
    station = new Station(directory.resolve("home"));
  }

  @AfterEach
  void stop() {
    station.close();
  }

  private void bobIsRemoved() {
    station.history().add(station.folder().remove(station.bob().account()));
    station.show();
  }

  private void tell(StaleShare... shares) {
    long position = station.history().head();
    station
        .server()
        .on("GET", "/v1/audit/overdue", new Overdue(List.of(shares), Duration.ofDays(1), position));
  }

  private StaleShare honest(Instant since) {
    long position = station.history().head();
    return new StaleShare(
        station.folder().share(),
        "Plans",
        1,
        List.of(station.bob().account()),
        since,
        position,
        Duration.ZERO,
        since.plus(Duration.ofDays(1)),
        false);
  }

  private Instant since() {
    var history = station.history().trusted(station.folder().share());
    return StaleBox.of(history.protection(), history.custody()).orElseThrow().since().at();
  }

  private BoxAudit audit() {
    return station.client().audit();
  }

  @Test
  void nothing_is_found_where_nobody_has_left() {
    tell();

    assertThat(audit().of(station.folder().share())).isEmpty();
  }

  @Test
  void what_an_honest_server_says_is_confirmed() {
    bobIsRemoved();
    tell(honest(since()));

    assertThat(audit().of(station.folder().share()))
        .hasValueSatisfying(
            stale -> assertThat(stale.holders()).containsExactly(station.bob().account()));
  }

  @Test
  void silence_about_a_rotation_that_is_owed_is_an_alarm() {
    bobIsRemoved();
    tell();

    assertThatThrownBy(() -> audit().of(station.folder().share()))
        .isInstanceOfSatisfying(
            TrustRefused.class,
            refused ->
                assertThat(refused.breach())
                    .isEqualTo(
                        new Breach.RotationConcealed(
                            station.folder().share(), 1, station.history().head())));
  }

  @Test
  void a_later_beginning_than_the_recorded_one_is_an_alarm() {
    bobIsRemoved();
    tell(honest(since().plus(Duration.ofHours(5))));

    assertThatThrownBy(() -> audit().of(station.folder().share()))
        .isInstanceOfSatisfying(
            TrustRefused.class,
            refused ->
                assertThat(refused.breach())
                    .isEqualTo(new Breach.RotationMisstated(station.folder().share())));
  }
}
