package org.lockstep.client.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.client.cli.terminal.Style;
import org.lockstep.domain.custody.Key;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

final class StatusTextTest {
  @Test
  void tells_the_verdict_the_path_what_is_pending_the_people_and_the_exposures() {
    var verdict =
        Views.readable(
            List.of(Views.cause(CauseName.PARTICIPANT)),
            List.of(Views.owed(ObligationName.SEAL_TO_MEMBER)));
    var past =
        new ExposureView(
            Views.AT,
            3,
            Optional.of(Views.AT.plusSeconds(60)),
            Optional.of(7L),
            List.of(Views.way(CauseName.LINK)));
    var lasting =
        new ExposureView(
            Views.AT.plusSeconds(90),
            12,
            Optional.empty(),
            Optional.empty(),
            List.of(Views.way(CauseName.PARTICIPANT)));
    var path = List.<Key>of(new Key.Vault(), new Key.Share(Views.SHARE, 2));

    var lines = StatusText.lines(Views.view(verdict, List.of(past, lasting)), path, Style.PLAIN);

    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            folder "Plans", epoch 2, at position 42
            The server can read it, because carol has standard protection (since 2026-03-03 10:02:11 UTC).
            How: vault -> share secret 2

            Pending
              the share's key for carol, from a device of anyone who may write (since 2026-03-03 10:02:11 UTC)

            Participants
              handle  role    protection
              alice   owner   advanced
              carol   editor  standard

            Exposures
              2026-03-03 10:02:11 UTC to 2026-03-03 10:03:11 UTC (positions 3 to 7), by a link
              2026-03-03 10:03:41 UTC to now (positions 12 to now), by account keys of carol""");
  }

  @Test
  void leaves_out_what_there_is_nothing_of() {
    var lines = StatusText.lines(Views.view(Views.endToEnd(), List.of()), List.of(), Style.PLAIN);

    assertThat(lines).noneMatch(line -> line.matches("Pending|Exposures|How:.*"));
  }

  @Test
  void colours_only_where_they_are_wanted() {
    var view = Views.view(Views.endToEnd(), List.of());

    assertThat(StatusText.lines(view, List.of(), Style.PLAIN))
        .noneMatch(line -> line.contains("\u001b"));
    assertThat(StatusText.lines(view, List.of(), Style.COLOURED))
        .anyMatch(line -> line.contains("\u001b[32m"));
  }
}
