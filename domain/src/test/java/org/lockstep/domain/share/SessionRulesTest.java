package org.lockstep.domain.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.share.ShareScenarios.NOBODY;
import static org.lockstep.domain.share.ShareScenarios.SHARE;
import static org.lockstep.domain.share.ShareScenarios.by;
import static org.lockstep.domain.share.ShareScenarios.withViewer;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.share.ShareCommand.EndCollaboration;
import org.lockstep.domain.share.ShareCommand.EndShare;
import org.lockstep.domain.share.ShareCommand.RecordSessionClosed;
import org.lockstep.domain.share.ShareCommand.RecordSessionOpened;
import org.lockstep.domain.share.ShareCommand.StartCollaboration;
import org.lockstep.domain.share.ShareEvent.LiveSessionClosed;
import org.lockstep.domain.share.ShareEvent.LiveSessionOpened;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.domain.share.ShareState.Ended;

/// What becomes history of who works live: Alice owns a document, Bob may read it.
class SessionRulesTest {
  private static final RecordSessionOpened OPENED = new RecordSessionOpened(SHARE, by(ALICE));
  private static final RecordSessionClosed CLOSED =
      new RecordSessionClosed(SHARE, List.of(by(ALICE), by(BOB)), 0, SessionEnd.EVERYBODY_LEFT);
  private static final RecordSessionClosed LOST =
      new RecordSessionClosed(SHARE, List.of(), 0, SessionEnd.SERVER_FAILED);

  private static Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> live() {
    return withViewer().given(new StartCollaboration(SHARE, by(ALICE)));
  }

  @Test
  void a_session_is_opened_once_and_closed_once_with_who_was_there() {
    live().when(OPENED).then(new LiveSessionOpened(SHARE, by(ALICE)));
    var open = live().given(OPENED);
    open.when(OPENED).thenNothingHappens();
    open.when(CLOSED)
        .then(
            new LiveSessionClosed(
                SHARE, List.of(by(ALICE), by(BOB)), 0, SessionEnd.EVERYBODY_LEFT));
    open.given(CLOSED).when(CLOSED).thenNothingHappens();
    open.given(CLOSED).when(OPENED).then(new LiveSessionOpened(SHARE, by(ALICE)));
  }

  @Test
  void none_is_closed_that_was_not_opened() {
    live().when(CLOSED).thenNothingHappens();
    live().when(LOST).thenNothingHappens();
  }

  @Test
  @Tag("R63")
  void who_may_not_write_opens_none() {
    live().when(new RecordSessionOpened(SHARE, by(BOB))).thenNothingHappens();
    live().when(new RecordSessionOpened(SHARE, by(NOBODY))).thenNothingHappens();
  }

  @Test
  @Tag("R54")
  void none_is_opened_without_collaboration_and_an_open_one_is_closed_after_it() {
    withViewer().when(OPENED).thenNothingHappens();
    var over = live().given(OPENED, new EndCollaboration(SHARE, by(ALICE)));
    assertThat(over.when(CLOSED).events()).hasSize(1);
    over.given(CLOSED).when(OPENED).thenNothingHappens();
  }

  @Test
  void one_that_was_open_when_the_share_ended_is_closed_and_none_is_opened() {
    var ended = live().given(OPENED, new EndShare(SHARE, by(ALICE)));
    ended.when(OPENED).thenNothingHappens();
    assertThat(ended.when(CLOSED).events()).hasSize(1);
    var closed = ended.given(CLOSED);
    closed.when(CLOSED).thenNothingHappens();
    assertThat(((Ended) closed.state()).last().session()).isEmpty();
  }

  @Test
  void of_one_that_a_failure_has_ended_at_least_who_opened_it_is_known() {
    live()
        .given(OPENED)
        .when(LOST)
        .then(new LiveSessionClosed(SHARE, List.of(by(ALICE)), 0, SessionEnd.SERVER_FAILED));
  }

  @Test
  void a_session_changes_nothing_else() {
    var before = (Active) live().state();
    var after = (Active) live().given(OPENED, CLOSED).state();
    assertThat(after).isEqualTo(before);
  }
}
