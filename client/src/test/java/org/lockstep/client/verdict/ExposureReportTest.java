package org.lockstep.client.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lockstep.audit.ExposureReport;
import org.lockstep.audit.ExposureReport.Fate;
import org.lockstep.audit.ExposureReport.Interval;
import org.lockstep.client.testing.Folder;
import org.lockstep.client.testing.Ids;
import org.lockstep.client.testing.Person;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.Cause;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;

/// What the server could read of which version, and what has become of it (R58).
class ExposureReportTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  /// A folder of two people who both have advanced protection, its items, and what happens.
  private static final class Story {
    final Person alice = Person.of("alice");
    final Person bob = Person.of("bob");
    final Folder folder = new Folder(alice);
    final List<Recorded<Event>> events = new ArrayList<>();
    final List<Recorded<ItemEvent>> items = new ArrayList<>();
    final List<ItemId> ids =
        List.of(new ItemId(Ids.link().value()), new ItemId(Ids.link().value()));
    final int[] numbers = new int[2];
    long position;
    int epoch;
    int counter = 1;
    boolean isBobAdvanced = true;

    Story() {
      add(alice.open(), bob.open(), alice.on(1), bob.on(1), folder.create());
      rotate();
      add(folder.invite(bob, Role.EDITOR), folder.join(bob, Role.EDITOR));
      rotate();
    }

    void add(Event... all) {
      for (var event : all) {
        events.add(new Recorded<>(position, START.plusSeconds(position), event));
        position++;
      }
    }

    /// Under a key that only devices have.
    void rotate() {
      add(folder.epoch(epoch == 0 ? Map.of(alice, Role.OWNER) : members()));
      epoch++;
    }

    private Map<Person, Role> members() {
      return Map.of(alice, Role.OWNER, bob, Role.EDITOR);
    }

    long write(int item) {
      var version =
          new ItemVersion(
              ++numbers[item], epoch, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, 1, Bytes.EMPTY);
      return add(new ItemEvent.ItemWritten(folder.share(), ids.get(item), version, alice.actor()));
    }

    long delete(int item) {
      return add(
          new ItemEvent.ItemDeleted(folder.share(), ids.get(item), numbers[item], alice.actor()));
    }

    private long add(ItemEvent event) {
      items.add(new Recorded<>(position, START.plusSeconds(position), event));
      return position++;
    }

    void openAndCloseLink() {
      var link = Ids.link();
      add(folder.link(link), folder.escrowed());
      write(0);
      add(
          new ShareEvent.LinkClosed(folder.share(), link, alice.actor()),
          new ShareEvent.EscrowDestroyed(folder.share(), epoch));
    }

    void liveWork() {
      add(new ShareEvent.CollaborationStarted(folder.share(), alice.actor()), folder.escrowed());
      write(1);
      add(
          new ShareEvent.CollaborationEnded(folder.share(), alice.actor()),
          new ShareEvent.EscrowDestroyed(folder.share(), epoch));
    }

    /// Bob's secret, to which the folder's key is sealed, lies in the vault while he is standard.
    void turnBob() {
      if (isBobAdvanced) {
        add(
            bob.off(++counter),
            new AccountEvent.ServiceSecretEscrowed(bob.account(), 1, bob.device().id()));
      } else {
        add(bob.on(++counter), new AccountEvent.ServiceSecretsDestroyed(bob.account(), 1));
      }
      isBobAdvanced = !isBobAdvanced;
    }

    ExposureReport report() {
      return ExposureReport.of(events, folder.share(), items);
    }
  }

  private final Story story = new Story();

  private static Fate fate(Interval interval, long written) {
    return interval.versions().stream()
        .filter(one -> one.version().at().position() == written)
        .findFirst()
        .orElseThrow()
        .fate();
  }

  @Test
  void a_version_from_before_a_link_was_readable_while_it_was_open() {
    long before = story.write(0);
    story.openAndCloseLink();
    var interval = story.report().intervals().getFirst();

    assertThat(interval.exposure().causes()).contains(new Cause.OpenLink());
    assertThat(interval.versions()).hasSize(2);
    assertThat(interval.versions().getFirst().isOlder()).isTrue();
    assertThat(interval.versions().getLast().isOlder()).isFalse();
    assertThat(fate(interval, before)).isEqualTo(new Fate.Open());
  }

  @Test
  void what_was_written_anew_under_a_clean_epoch_says_when_and_where() {
    long before = story.write(0);
    story.liveWork();
    long other = story.items.getLast().position();
    long dirty = story.write(0); // the key is the same one still
    story.rotate();
    long clean = story.write(0);
    var report = story.report();
    var interval = report.intervals().getFirst();

    assertThat(interval.exposure().to()).isPresent();
    for (long old : List.of(before, dirty)) {
      assertThat(fate(interval, old))
          .isEqualTo(
              new Fate.Rewritten(
                  3, story.epoch, new org.lockstep.domain.Moment(clean, START.plusSeconds(clean))));
    }
    assertThat(fate(interval, other)).isEqualTo(new Fate.Open());
    assertThat(report.intervals()).hasSize(1);
    assertThat(interval.versions()).noneMatch(one -> one.version().at().position() == clean);
  }

  @Test
  void a_version_that_a_later_exposure_reached_is_told_in_each_interval_and_is_clean_no_more() {
    long first = story.write(0);
    story.openAndCloseLink();
    story.rotate();
    long second = story.write(0);
    assertThat(fate(story.report().intervals().getFirst(), first))
        .isInstanceOf(Fate.Rewritten.class);
    story.openAndCloseLink();
    var report = story.report();

    assertThat(report.intervals()).hasSize(2);
    assertThat(fate(report.intervals().getFirst(), first)).isEqualTo(new Fate.Open());
    assertThat(fate(report.intervals().getLast(), first)).isEqualTo(new Fate.Open());
    assertThat(fate(report.intervals().getLast(), second)).isEqualTo(new Fate.Open());
  }

  @Test
  void a_member_who_turns_standard_and_back_exposes_what_was_there_before() {
    long before = story.write(1);
    story.turnBob();
    story.turnBob();
    var interval = story.report().intervals().getFirst();

    assertThat(interval.exposure().causes()).contains(new Cause.Participant(story.bob.account()));
    assertThat(interval.versions())
        .extracting(one -> one.version().at().position())
        .containsExactly(before);
  }

  @Test
  void a_deleted_item_could_be_read_all_the_same() {
    long written = story.write(0);
    long gone = story.delete(0);
    story.openAndCloseLink();
    assertThat(fate(story.report().intervals().getFirst(), written))
        .isEqualTo(new Fate.Deleted(new org.lockstep.domain.Moment(gone, START.plusSeconds(gone))));
  }

  @Test
  void an_old_key_that_was_reached_while_the_current_one_was_not_is_told_apart() {
    long written = story.write(0);
    story.add(story.folder.remove(story.bob.account()));
    story.add(story.folder.epoch(Map.of(story.alice, Role.OWNER)));
    story.epoch++;
    story.turnBob(); // he holds the old key alone
    var report = story.report();

    assertThat(report.intervals()).isEmpty();
    assertThat(report.elsewhere())
        .singleElement()
        .matches(one -> one.version().at().position() == written && one.isOlder());
  }

  /// What may happen next.
  enum Step {
    WRITE,
    WRITE_OTHER,
    DELETE,
    LINK,
    LIVE,
    BOB,
    ROTATE
  }

  private static void play(Story story, Step step) {
    switch (step) {
      case WRITE -> story.write(0);
      case WRITE_OTHER -> story.write(1);
      case DELETE -> story.delete(1);
      case LINK -> story.openAndCloseLink();
      case LIVE -> story.liveWork();
      case BOB -> story.turnBob();
      case ROTATE -> story.rotate();
    }
  }

  /// The plain model: at each position, whatever has been written so far under an epoch that the
  /// server has reached by then.
  @Property(tries = 150)
  void just_what_the_server_could_read_at_some_position_is_told(
      @ForAll @Size(max = 14) List<Step> steps) {
    var story = new Story();
    steps.forEach(step -> play(story, step));
    var report = story.report();
    var replay = new CustodyReplay();
    var expected = new ArrayList<Set<Long>>();
    report.intervals().forEach(_ -> expected.add(new TreeSet<>()));
    var ever = new HashSet<Long>();
    for (long at = 0; at < story.position; at++) {
      apply(replay, story, at);
      var readable = readable(story, at, replay.protection(story.folder.share()).reached());
      ever.addAll(readable);
      for (int i = 0; i < expected.size(); i++) {
        if (covers(report.intervals().get(i), at)) expected.get(i).addAll(readable);
      }
    }
    for (int i = 0; i < expected.size(); i++) {
      assertThat(told(report.intervals().get(i).versions()))
          .containsExactlyElementsOf(expected.get(i));
    }
    expected.forEach(ever::removeAll);
    assertThat(told(report.elsewhere())).containsExactlyInAnyOrderElementsOf(ever);
  }

  private static void apply(CustodyReplay replay, Story story, long position) {
    story.events.stream().filter(event -> event.position() == position).forEach(replay::apply);
  }

  private static List<Long> readable(Story story, long at, int reached) {
    return story.items.stream()
        .filter(one -> one.position() <= at)
        .filter(
            one -> one.event() instanceof ItemEvent.ItemWritten e && e.version().epoch() <= reached)
        .map(Recorded::position)
        .toList();
  }

  private static boolean covers(Interval interval, long position) {
    var exposure = interval.exposure();
    return exposure.from().position() <= position
        && exposure.to().filter(end -> end.position() <= position).isEmpty();
  }

  private static List<Long> told(List<ExposureReport.ReadableVersion> versions) {
    return versions.stream().map(one -> one.version().at().position()).toList();
  }

  /// What is told of a version's fate holds at the end of every history.
  @Property(tries = 100)
  void a_version_is_clean_only_by_a_later_one_that_the_server_never_reached(
      @ForAll @Size(max = 14) List<Step> steps) {
    var story = new Story();
    steps.forEach(step -> play(story, step));
    var replay = new CustodyReplay();
    story.events.forEach(replay::apply);
    int reached = replay.protection(story.folder.share()).reached();
    for (var interval : story.report().intervals()) {
      for (var one : interval.versions()) {
        boolean clean =
            story.items.stream()
                .anyMatch(
                    later ->
                        later.event() instanceof ItemEvent.ItemWritten e
                            && e.item().equals(one.version().item())
                            && later.position() > one.version().at().position()
                            && e.version().epoch() > reached);
        assertThat(one.fate() instanceof Fate.Rewritten).isEqualTo(clean);
      }
    }
  }
}
