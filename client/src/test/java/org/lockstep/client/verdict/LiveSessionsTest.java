package org.lockstep.client.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.client.cli.terminal.Style;
import org.lockstep.client.cli.text.ExplainHtml;
import org.lockstep.client.cli.text.ExplainText;
import org.lockstep.client.testing.Folder;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Person;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.SessionEnd;
import org.lockstep.domain.share.ShareEvent;

/// Who worked live, as a checked history tells it to people.
class LiveSessionsTest {
  private final Person alice = Person.of("alice");
  private final Person bob = Person.of("bob");
  private final Folder folder = new Folder(alice);
  private final History history =
      new History()
          .add(alice.open(), bob.open(), alice.on(1), bob.on(1))
          .add(folder.create(), folder.epoch(Map.of(alice, Role.OWNER)))
          .add(folder.invite(bob, Role.EDITOR), folder.join(bob, Role.EDITOR))
          .add(folder.granted(folder.grant(bob, Role.EDITOR, alice.device())))
          .add(new ShareEvent.CollaborationStarted(folder.share(), alice.actor()));

  private void session(SessionEnd end, Actor... visitors) {
    history
        .add(new ShareEvent.LiveSessionOpened(folder.share(), alice.actor()))
        .add(new ShareEvent.LiveSessionClosed(folder.share(), List.of(visitors), 0, end));
  }

  private Explanation explanation() {
    var sessions =
        LiveSessions.of(
            history.trusted(folder.share()).events(),
            folder.share(),
            Map.of(alice.account(), "alice", bob.account(), "<bob>"));
    return new Explanation(
        folder.share(), "Plan", 9, Optional.empty(), List.of(), sessions, List.of(), List.of());
  }

  @Test
  void each_session_is_told_with_who_was_there_and_how_it_ended() {
    session(SessionEnd.EVERYBODY_LEFT, alice.actor(), bob.actor());
    session(SessionEnd.SERVER_FAILED, alice.actor());
    history.add(new ShareEvent.LiveSessionOpened(folder.share(), bob.actor()));

    var told = explanation();
    assertThat(told.sessions())
        .extracting(Explanation.Session::end)
        .containsExactly(
            Optional.of(SessionEnd.EVERYBODY_LEFT),
            Optional.of(SessionEnd.SERVER_FAILED),
            Optional.empty());
    assertThat(told.sessions().getFirst().visitors())
        .containsExactly(
            new Explanation.Visitor(alice.account(), Optional.of("alice"), alice.device().id()),
            new Explanation.Visitor(bob.account(), Optional.of("<bob>"), bob.device().id()));
    assertThat(told.sessions().getLast().closed()).isEmpty();
  }

  @Test
  void it_is_written_for_people_and_a_name_stays_a_name() {
    session(SessionEnd.EVERYBODY_LEFT, alice.actor(), bob.actor());
    var text = String.join("\n", ExplainText.lines(explanation(), Style.PLAIN));
    assertThat(text)
        .contains("Who worked live", "alice (device ", "<bob> (device ", "everybody left");
    assertThat(String.join("\n", ExplainHtml.lines(explanation())))
        .contains("Who worked live", "&lt;bob&gt; (device ")
        .doesNotContain("<bob>");
  }

  @Test
  void where_nobody_worked_live_nothing_is_said_of_it() {
    var text = String.join("\n", ExplainText.lines(explanation(), Style.PLAIN));
    assertThat(text).doesNotContain("worked live");
  }
}
