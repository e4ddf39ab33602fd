package org.lockstep.client.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareRejection.DowngradeKind;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

final class VerdictTextTest {
  @Test
  void end_to_end_is_told_in_one_line() {
    assertThat(VerdictText.line(Views.endToEnd()))
        .isEqualTo("End-to-end encrypted: only the participants' trusted devices can read it.");
  }

  @Test
  void every_cause_is_named_with_since_when() {
    var causes = Arrays.stream(CauseName.values()).map(Views::cause).toList();

    assertThat(VerdictText.line(Views.readable(causes, List.of())))
        .isEqualTo(
            "The server can read it, because carol has standard protection (since 2026-03-03"
                + " 10:02:11 UTC), a link is open to anyone who has it (since 2026-03-03 10:02:11"
                + " UTC), live collaboration is on (since 2026-03-03 10:02:11 UTC) and nothing of"
                + " this kind can be end-to-end encrypted (since 2026-03-03 10:02:11 UTC).");
  }

  @Test
  void a_known_key_without_a_cause_is_told_as_what_it_is() {
    assertThat(VerdictText.line(Views.readable(List.of(), List.of())))
        .isEqualTo(
            "The server can still read it: it has reached the key of epoch 2, and no new one"
                + " began.");
  }

  @Test
  void an_account_whose_name_is_erased_still_counts() {
    var erased = Views.cause(CauseName.PARTICIPANT, Optional.of(Views.CAROL), Optional.empty());

    assertThat(VerdictText.line(Views.readable(List.of(erased), List.of())))
        .contains("an erased account has standard protection");
  }

  @Test
  void every_obligation_tells_what_is_owed_by_whom() {
    for (var name : ObligationName.values()) {
      assertThat(VerdictText.owed(Views.owed(name)))
          .matches("(a new|the|new|account) .+")
          .doesNotContain("_");
    }
    assertThat(VerdictText.owed(Views.owed(ObligationName.SEAL_TO_MEMBER)))
        .isEqualTo("the share's key for carol, from a device of anyone who may write");
  }

  @Test
  void a_forecast_says_whether_it_is_a_downgrade() {
    var after = Views.readable(List.of(Views.cause(CauseName.LINK)), List.of());

    var link = new Forecast(Views.endToEnd(), after, true, Optional.of(DowngradeKind.LINK));
    var joining = new Forecast(after, Views.endToEnd(), false, Optional.empty());
    assertThat(ForecastText.line("With a link", link))
        .startsWith("With a link, a downgrade: The server can read it, because a link is open");
    assertThat(ForecastText.line("Once accepted", joining))
        .startsWith("Once accepted: End-to-end encrypted");
  }

  @Test
  void a_forecast_says_what_a_guard_would_refuse() {
    for (var kind : DowngradeKind.values()) {
      var forbidden = new Forecast(Views.endToEnd(), Views.endToEnd(), true, Optional.of(kind));
      assertThat(ForecastText.guard(forbidden).orElseThrow())
          .matches("The share is guarded, and refuses it: .+\\.");
    }
    var free = new Forecast(Views.endToEnd(), Views.endToEnd(), true, Optional.empty());
    assertThat(ForecastText.guard(free)).isEmpty();
  }

  @Test
  void a_path_names_each_key_and_its_owner() {
    var known = Views.view(Views.endToEnd(), List.of());
    List<Key> path =
        List.of(
            new Key.Vault(),
            new Key.Service(Views.CAROL, 1),
            new Key.OfCategory(Views.CAROL, Category.DRIVE, 1),
            new Key.Share(Views.SHARE, 2));

    assertThat(PathText.line(path, known))
        .isEqualTo("vault -> carol's service secret 1 -> carol's DRIVE key 1 -> share secret 2");
    var stranger = new AccountId("01h455vb4pex5vsknk084sn0xx");
    assertThat(PathText.line(List.of(new Key.Circle(stranger, 1)), known))
        .isEqualTo("account 01h455vb4pex5vsknk084sn0xx's circle secret 1");
  }

  @Test
  void a_path_names_those_who_left_and_are_named_for_an_exposure() {
    var left = new AccountId("01h455vb4pex5vsknk084sn0xx");
    var cause =
        new CauseView(
            CauseName.PARTICIPANT,
            Optional.of(left),
            Optional.of("dora"),
            Optional.empty(),
            Optional.empty());
    var exposure =
        new ExposureView(Views.AT, 3, Optional.empty(), Optional.empty(), List.of(cause));

    assertThat(
            PathText.line(
                List.of(new Key.Service(left, 1)), Views.view(Views.endToEnd(), List.of(exposure))))
        .isEqualTo("dora's service secret 1");
  }
}
