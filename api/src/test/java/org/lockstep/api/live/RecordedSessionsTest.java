package org.lockstep.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.SessionEnd;
import org.lockstep.realtime.room.Visitor;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.storage.StorageException;

/// Who comes and goes, in the test's own time, and what of it becomes history.
class RecordedSessionsTest {
  private static final ShareId SHARE = new ShareId(id(1));
  private static final DocumentName PLAN = new DocumentName(SHARE, "plan");
  private static final DocumentName NOTES = new DocumentName(SHARE, "notes");
  private static final Visitor ANA = visitor(2);
  private static final Visitor BEN = visitor(3);
  private static final Duration NEARLY = RecordedSessions.GRACE.minusNanos(1);
  private static final Duration A_MOMENT = Duration.ofNanos(1);

  private final ManualTurns turns = new ManualTurns();
  private final Lines lines = new Lines();
  private final RecordedSessions sessions = new RecordedSessions(lines, turns);

  private static String id(int number) {
    var bytes = new byte[16];
    bytes[0] = (byte) (number >> 8);
    bytes[1] = (byte) number;
    return IdText.of(bytes);
  }

  private static Visitor visitor(int number) {
    return new Visitor(new AccountId(id(number)), new DeviceId(id(1000 + number)));
  }

  private static Actor actor(Visitor visitor) {
    return new Actor(visitor.account(), visitor.device());
  }

  private static String opened(Visitor first) {
    return "opened by " + actor(first);
  }

  private static String closed(SessionEnd end, Visitor... visitors) {
    return "closed " + end + " " + List.of(visitors).stream().map(v -> actor(v)).toList() + " + 0";
  }

  /// What would stand in the history.
  private static final class Lines implements SessionLog {
    private final List<String> written = new ArrayList<>();
    private boolean isBroken;

    @Override
    public void opened(ShareId share, Actor first) {
      write("opened by " + first);
    }

    @Override
    public void closed(ShareId share, List<Actor> visitors, int unnamed, SessionEnd end) {
      write("closed " + end + " " + visitors + " + " + unnamed);
    }

    private void write(String line) {
      if (isBroken) throw new StorageException("There is no room.");
      written.add(line);
    }
  }

  @Test
  void the_first_who_may_write_opens_and_the_last_who_goes_closes_after_a_while() {
    sessions.came(PLAN, ANA, Role.EDITOR);
    turns.run();
    assertThat(lines.written).containsExactly(opened(ANA));
    sessions.came(NOTES, BEN, Role.VIEWER);
    sessions.left(PLAN, ANA);
    turns.pass(RecordedSessions.GRACE);
    assertThat(lines.written).hasSize(1);
    sessions.left(NOTES, BEN);
    turns.pass(NEARLY);
    assertThat(lines.written).hasSize(1);
    turns.pass(A_MOMENT);
    assertThat(lines.written)
        .containsExactly(opened(ANA), closed(SessionEnd.EVERYBODY_LEFT, ANA, BEN));
  }

  @Test
  void a_client_that_comes_and_goes_makes_one_session() {
    for (int i = 0; i < 10_000; i++) {
      sessions.came(new DocumentName(SHARE, "document " + i), ANA, Role.EDITOR);
      sessions.left(new DocumentName(SHARE, "document " + i), ANA);
      turns.pass(NEARLY);
    }
    assertThat(lines.written).containsExactly(opened(ANA));
    turns.pass(A_MOMENT);
    assertThat(lines.written).containsExactly(opened(ANA), closed(SessionEnd.EVERYBODY_LEFT, ANA));
    assertThat(turns.timers()).isEmpty();
  }

  @Test
  @Tag("R63")
  void who_reads_alone_opens_nothing_and_is_named_when_somebody_writes() {
    sessions.came(PLAN, BEN, Role.VIEWER);
    sessions.left(PLAN, BEN);
    turns.pass(RecordedSessions.GRACE);
    assertThat(lines.written).isEmpty();
    sessions.came(PLAN, BEN, Role.VIEWER);
    sessions.came(PLAN, ANA, Role.EDITOR);
    sessions.left(PLAN, ANA);
    sessions.left(PLAN, BEN);
    turns.pass(RecordedSessions.GRACE);
    assertThat(lines.written)
        .containsExactly(opened(ANA), closed(SessionEnd.EVERYBODY_LEFT, BEN, ANA));
  }

  @Test
  @Tag("R63")
  void who_is_given_the_pen_later_opens_then() {
    sessions.came(PLAN, BEN, Role.VIEWER);
    turns.run();
    assertThat(lines.written).isEmpty();
    sessions.became(PLAN, BEN, Role.EDITOR);
    turns.run();
    assertThat(lines.written).containsExactly(opened(BEN));
  }

  @Test
  void whoever_comes_after_the_end_opens_another_one() {
    for (var visitor : List.of(ANA, BEN)) {
      sessions.came(PLAN, visitor, Role.EDITOR);
      sessions.left(PLAN, visitor);
      turns.pass(RecordedSessions.GRACE);
    }
    assertThat(lines.written)
        .containsExactly(
            opened(ANA),
            closed(SessionEnd.EVERYBODY_LEFT, ANA),
            opened(BEN),
            closed(SessionEnd.EVERYBODY_LEFT, BEN));
  }

  @Test
  void a_session_that_was_not_written_yet_when_it_ended_is_opened_before_it_is_closed() {
    sessions.came(PLAN, ANA, Role.EDITOR);
    sessions.left(PLAN, ANA);
    sessions.close();
    assertThat(lines.written).containsExactly(opened(ANA), closed(SessionEnd.SERVER_STOPPED, ANA));
  }

  @Test
  void a_stop_ends_the_sessions_of_those_who_are_there() {
    sessions.came(PLAN, ANA, Role.EDITOR);
    sessions.came(PLAN, BEN, Role.EDITOR);
    sessions.close();
    assertThat(lines.written)
        .containsExactly(opened(ANA), closed(SessionEnd.SERVER_STOPPED, ANA, BEN));
  }

  @Test
  void what_a_failed_server_left_open_is_ended_and_says_so() {
    sessions.settle(List.of(SHARE));
    assertThat(lines.written).containsExactly("closed SERVER_FAILED [] + 0");
  }

  @Test
  void a_history_that_takes_nothing_disturbs_nobody() {
    lines.isBroken = true;
    sessions.came(PLAN, ANA, Role.EDITOR);
    turns.run();
    sessions.came(NOTES, BEN, Role.EDITOR);
    sessions.left(PLAN, ANA);
    sessions.left(NOTES, BEN);
    turns.pass(RecordedSessions.GRACE);
    assertThat(lines.written).isEmpty();
    lines.isBroken = false;
    sessions.came(PLAN, ANA, Role.EDITOR);
    turns.run();
    assertThat(lines.written).containsExactly(opened(ANA));
  }

  @Test
  void a_crowd_is_counted_and_not_named_without_end() {
    int crowd = RecordedSessions.MOST_NAMED + 7;
    for (int i = 0; i < crowd; i++) sessions.came(PLAN, visitor(i), Role.EDITOR);
    for (int i = 0; i < crowd; i++) sessions.came(PLAN, visitor(i), Role.EDITOR);
    sessions.close();
    assertThat(lines.written.getLast()).endsWith(" + 7");
    assertThat(lines.written.getLast().split("Actor\\[", -1))
        .hasSize(RecordedSessions.MOST_NAMED + 1);
  }

  @Test
  void nobody_leaves_who_never_came() {
    assertThatThrownBy(() -> sessions.left(PLAN, ANA)).isInstanceOf(IllegalStateException.class);
  }
}
