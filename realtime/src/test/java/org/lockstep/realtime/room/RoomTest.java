package org.lockstep.realtime.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.realtime.Archive.ANA;
import static org.lockstep.realtime.Archive.BEN;
import static org.lockstep.realtime.Archive.LAPTOP;
import static org.lockstep.realtime.Archive.PLAN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.Archive;
import org.lockstep.realtime.Typist;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.storage.StorageException;
import org.lockstep.yjs.AwarenessEntry;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.MalformedUpdate;
import org.lockstep.yjs.StateVector;
import org.lockstep.yjs.YUpdate;

/// A document with people in it, on a real store, in the test's own time.
class RoomTest {
  private static final Duration WINDOW = RoomBounds.standard().window();
  private static final StateVector NOTHING = StateVector.read(new byte[] {0});

  private final Archive archive;
  private final HeldDocuments documents;
  private final ManualLoop loop = new ManualLoop();
  private final Reader.Words words = new Reader.Words();
  private final Log log = new Log();
  private final List<Reader> readers = new ArrayList<>();
  private RoomBounds bounds = RoomBounds.standard();

  @SuppressWarnings("NullAway.Init") // each test opens its own
  private Rooms rooms;

  RoomTest(@TempDir Path directory) {
    archive = new Archive(directory);
    documents = new HeldDocuments(archive.documents());
  }

  @AfterEach
  void nothing_leaks() {
    readers.forEach(reader -> assertThat(reader.frames()).allMatch(f -> f.refCnt() > 0));
    readers.forEach(Reader::forget);
    archive.close();
  }

  /// What was counted and told.
  private static final class Log implements Traffic, Sessions {
    private final List<String> lines = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();
    private int folds;

    @Override
    public void folded(int updates, int bytes, long nanos) {
      folds++;
    }

    @Override
    public void failed(Throwable fault) {
      faults.add(fault);
    }

    @Override
    public void came(DocumentName document, Visitor visitor, Role role) {
      lines.add("came " + visitor.account() + " " + role);
    }

    @Override
    public void became(DocumentName document, Visitor visitor, Role role) {
      lines.add("became " + visitor.account() + " " + role);
    }

    @Override
    public void left(DocumentName document, Visitor visitor) {
      lines.add("left " + visitor.account());
    }
  }

  private record Person(Seat seat, Reader reader) {
    void says(byte[] update) {
      seat.hear(new SyncMessage.Update(update));
    }
  }

  private Person come(AccountId account, Role role) {
    return come(PLAN, account, role);
  }

  private Person come(DocumentName document, AccountId account, Role role) {
    if (rooms == null) rooms = new Rooms(documents, bounds, () -> loop, Runnable::run, log, log);
    var reader = new Reader(words);
    readers.add(reader);
    var seat = rooms.join(document, new Grant(account, LAPTOP, role, Instant.MAX), words, reader);
    loop.runAll();
    return new Person(seat, reader);
  }

  private Person ana() {
    return come(ANA, Role.EDITOR);
  }

  private Person ben() {
    return come(BEN, Role.EDITOR);
  }

  private void applied(Person person, int count) {
    loop.runUntil(() -> person.reader().count(RoomMessage.Applied.class) == count);
  }

  @Test
  void nothing_is_acknowledged_or_told_before_it_is_durable() {
    var ana = ana();
    var ben = ben();
    documents.hold();
    var hello = new Typist(1).type("hello");
    ana.says(hello);
    loop.pass(WINDOW);
    ben.seat().hear(new SyncMessage.Step1(NOTHING));
    loop.runAll();
    assertThat(ana.reader().heard()).isEmpty();
    assertThat(YUpdate.isEmpty(ben.reader().answer())).isTrue();

    documents.letGo();
    applied(ana, 1);
    loop.pass(WINDOW);
    assertThat(ben.reader().updates()).containsExactly(hello);
    assertThat(ana.reader().updates()).as("its author hears it too").containsExactly(hello);
  }

  @Test
  void each_change_is_acknowledged_once_and_only_to_its_author() {
    var ana = ana();
    var ben = ben();
    var typist = new Typist(1);
    for (int i = 0; i < 10; i++) ana.says(typist.type("x"));
    applied(ana, 10);
    loop.pass(WINDOW);
    assertThat(ana.reader().count(RoomMessage.Applied.class)).isEqualTo(10);
    assertThat(ben.reader().count(RoomMessage.Applied.class)).isZero();
  }

  @Test
  void changes_that_come_together_go_out_as_one_and_all_share_its_bytes() {
    var ana = ana();
    var ben = ben();
    var typist = new Typist(1);
    var one = typist.type("a");
    var two = typist.type("b");
    ana.says(one);
    ana.says(two);
    applied(ana, 2);
    assertThat(ben.reader().updates())
        .containsExactly(YUpdate.coalesce(YUpdate.merge(List.of(one, two))));
    assertThat(ben.reader().frames().getLast().memoryAddress())
        .isEqualTo(ana.reader().frames().getLast().memoryAddress());
  }

  @Test
  void one_record_is_under_way_and_what_comes_meanwhile_is_the_next() {
    var ana = ana();
    var ben = ben();
    documents.hold();
    var typist = new Typist(1);
    var other = new Typist(2);
    var first = typist.type("first, ");
    ana.says(first);
    loop.runAll();
    var second = typist.type("second, ");
    var third = other.type("third");
    ana.says(second);
    ben.says(third);
    loop.runAll();
    assertThat(documents.held()).isEqualTo(1);
    assertThat(ana.reader().heard()).isEmpty();

    documents.letGo();
    applied(ana, 2);
    assertThat(ben.reader().count(RoomMessage.Applied.class)).isEqualTo(1);
    var both = YUpdate.coalesce(YUpdate.merge(List.of(second, third)));
    assertThat(ben.reader().updates()).containsExactly(first, both);
    leaveAndUnload(ana, ben);
    var opened = archive.documents().open(PLAN, LAPTOP);
    opened.document().close();
    assertThat(opened.tail()).containsExactly(first, both);
  }

  @Test
  void where_many_hear_them_the_changes_of_a_window_go_out_as_one() {
    var crowd = Stream.generate(this::ana).limit(40).toList();
    var typist = new Typist(1);
    var window = WINDOW.multipliedBy(2);
    var said = new ArrayList<byte[]>();
    for (int i = 0; i < 3; i++) {
      said.add(typist.type("word "));
      crowd.getFirst().says(said.getLast());
      applied(crowd.getFirst(), i + 1);
    }
    loop.pass(window.minusNanos(1));
    assertThat(crowd.getLast().reader().updates()).isEmpty();
    loop.pass(Duration.ofNanos(1));
    for (var person : crowd) {
      assertThat(person.reader().updates()).containsExactly(YUpdate.coalesce(YUpdate.merge(said)));
    }
  }

  @Test
  void one_edit_and_a_hundred_who_come_are_one_fold() {
    var ana = ana();
    var typist = new Typist(1);
    ana.says(typist.type("all of it, "));
    ana.says(typist.type("not a part"));
    applied(ana, 2);
    var guests = Stream.generate(this::ben).limit(100).toList();
    guests.forEach(g -> g.seat().hear(new SyncMessage.Step1(NOTHING)));
    loop.runAll();
    assertThat(log.folds).isEqualTo(1);
    for (var guest : guests) {
      assertThat(guest.reader().answer()).isSameAs(guests.getFirst().reader().answer());
      assertThat(YUpdate.stateVector(guest.reader().answer()).clock(1)).isEqualTo(21);
    }
  }

  @Test
  void who_has_something_gets_the_rest_and_is_asked_for_what_the_room_lacks() {
    var ana = ana();
    var typist = new Typist(1);
    var first = typist.type("first");
    ana.says(first);
    ana.says(typist.type("second"));
    applied(ana, 2);
    var ben = ben();
    ben.seat().hear(new SyncMessage.Step1(YUpdate.stateVector(first)));
    loop.runAll();
    var answer = ben.reader().answer();
    assertThat(YUpdate.stateVector(YUpdate.merge(List.of(first, answer))).clock(1)).isEqualTo(11);
    assertThat(answer.length).isLessThan(30);
    assertThat(ben.reader().heard().getLast())
        .isInstanceOfSatisfying(
            RoomMessage.Sync.class,
            sync ->
                assertThat(((SyncMessage.Step1) sync.message()).known().clock(1)).isEqualTo(11));
  }

  @Test
  void an_answer_that_adds_nothing_is_acknowledged_and_goes_nowhere() {
    var ana = ana();
    var typist = new Typist(1);
    ana.says(typist.type("hello"));
    ana.says(typist.deleteFirst());
    applied(ana, 2);
    loop.pass(WINDOW);
    var ben = ben();
    ben.seat().hear(new SyncMessage.Step1(NOTHING));
    loop.runAll();
    documents.hold();
    ben.seat().hear(new SyncMessage.Step2(ben.reader().answer()));
    loop.runAll();
    loop.pass(WINDOW);
    assertThat(ben.reader().count(RoomMessage.Applied.class)).isEqualTo(1);
    assertThat(documents.held()).isZero();
    assertThat(ana.reader().updates()).hasSize(1);
  }

  @Test
  void a_viewer_changes_nothing_and_seeds_nothing() {
    var viewer = come(BEN, Role.VIEWER);
    var ana = ana();
    viewer.says(new Typist(2).type("no"));
    viewer.seat().hear(new SyncMessage.Step2(new Typist(2).type("no")));
    loop.runAll();
    assertThat(viewer.reader().count(RoomMessage.Refused.class)).isEqualTo(2);
    viewer.seat().hear(new SyncMessage.Step2(YUpdate.empty()));
    loop.runAll();
    assertThat(viewer.reader().count(RoomMessage.Applied.class)).isEqualTo(1);
    loop.pass(WINDOW);
    assertThat(ana.reader().updates()).isEmpty();
    leaveAndUnload(ana, viewer);
    assertThat(YUpdate.isEmpty(archive.stored(PLAN))).isTrue();
  }

  @Test
  void who_becomes_a_viewer_is_told_and_writes_no_more() {
    var ana = ana();
    ana.seat().become(Role.VIEWER);
    ana.says(new Typist(1).type("late"));
    loop.runAll();
    assertThat(ana.reader().heard())
        .containsExactly(new RoomMessage.RoleIs(Role.VIEWER), new RoomMessage.Refused());
  }

  @Test
  void who_reads_too_slowly_gets_one_change_later_and_nobody_waits() {
    var ana = ana();
    var ben = ben();
    var typist = new Typist(1);
    ben.reader().writable(false);
    var said = new ArrayList<byte[]>();
    for (int i = 0; i < 20; i++) {
      said.add(typist.type("word "));
      ana.says(said.getLast());
      applied(ana, i + 1);
      loop.pass(WINDOW);
    }
    assertThat(ana.reader().updates()).hasSize(20);
    assertThat(ben.reader().updates()).isEmpty();
    ben.reader().writable(true);
    ben.seat().catchUp();
    loop.runAll();
    assertThat(ben.reader().updates()).hasSize(1);
    assertThat(ben.reader().updates().getFirst()).isEqualTo(YUpdate.coalesce(YUpdate.merge(said)));

    ana.says(typist.type("and on"));
    applied(ana, 21);
    loop.pass(WINDOW);
    assertThat(ben.reader().updates()).hasSize(2);
    assertThat(ben.reader().ending()).isNull();
  }

  @Test
  void who_does_not_catch_up_is_disconnected() {
    bounds = bounds.withBehind(100, Duration.ofHours(1));
    var ana = ana();
    var ben = ben();
    ben.reader().writable(false);
    var typist = new Typist(1);
    for (int i = 0; i < 2; i++) {
      assertThat(ben.reader().ending()).isNull();
      ana.says(typist.type("x".repeat(60)));
      applied(ana, i + 1);
      loop.pass(WINDOW);
    }
    assertThat(ben.reader().ending()).isEqualTo(Ending.OVERLOAD);
    assertThat(ana.reader().ending()).isNull();
  }

  @Test
  void who_is_behind_for_too_long_is_disconnected() {
    bounds = bounds.withBehind(1 << 20, Duration.ofMinutes(1));
    var ana = ana();
    var ben = ben();
    ben.reader().writable(false);
    var typist = new Typist(1);
    ana.says(typist.type("a"));
    applied(ana, 1);
    loop.pass(Duration.ofMinutes(1));
    assertThat(ben.reader().ending()).isNull();
    ana.says(typist.type("b"));
    applied(ana, 2);
    loop.pass(WINDOW);
    assertThat(ben.reader().ending()).isEqualTo(Ending.OVERLOAD);
  }

  @Test
  void nothing_more_is_read_from_whom_has_too_much_under_way() {
    bounds = bounds.withUnacknowledgedBytes(100);
    var ana = ana();
    documents.hold();
    var typist = new Typist(1);
    ana.says(typist.type("x".repeat(60)));
    assertThat(ana.reader().isRead()).isTrue();
    ana.says(typist.type("x".repeat(60)));
    assertThat(ana.reader().isRead()).isFalse();
    loop.runAll();
    documents.letGo();
    applied(ana, 2);
    assertThat(ana.reader().isRead()).isTrue();
  }

  @Test
  void a_document_does_not_become_larger_than_it_may() {
    bounds = bounds.withDocumentBytes(100);
    var ana = ana();
    var typist = new Typist(1);
    var fits = typist.type("x".repeat(60));
    ana.says(fits);
    applied(ana, 1);
    ana.says(typist.type("x".repeat(60)));
    loop.runAll();
    assertThat(ana.reader().ending()).isEqualTo(Ending.TOO_BIG);
    leaveAndUnload(ana);
    assertThat(archive.stored(PLAN)).isEqualTo(fits);
  }

  @Test
  void what_is_no_update_reaches_no_room() {
    var ana = ana();
    assertThatThrownBy(() -> ana.says(new byte[] {1, 1, 1})).isInstanceOf(MalformedUpdate.class);
    assertThatThrownBy(() -> ana.seat().hear(new SyncMessage.Step2(new byte[] {7})))
        .isInstanceOf(MalformedUpdate.class);
    leaveAndUnload(ana);
    assertThat(YUpdate.isEmpty(archive.stored(PLAN))).isTrue();
  }

  @Test
  void a_room_that_was_empty_for_a_while_is_forgotten_and_comes_back() {
    var ana = ana();
    var typist = new Typist(1);
    for (int i = 0; i < 20; i++) ana.says(typist.type("word "));
    applied(ana, 20);
    ana.seat().leave();
    loop.pass(bounds.idle().minusNanos(1));
    assertThat(rooms.count()).isEqualTo(1);
    loop.pass(Duration.ofNanos(1));
    assertThat(rooms.count()).isZero();

    var ben = ben();
    ben.seat().hear(new SyncMessage.Step1(NOTHING));
    loop.runAll();
    assertThat(YUpdate.stateVector(ben.reader().answer()).clock(1)).isEqualTo(100);
  }

  @Test
  void a_long_log_is_shortened_while_people_write() {
    var ana = ana();
    var typist = new Typist(1);
    for (int i = 0; i < 30; i++) ana.says(typist.type("word "));
    applied(ana, 30);
    leaveAndUnload(ana);
    var opened = archive.documents().open(PLAN, LAPTOP);
    opened.document().close();
    assertThat(opened.tail().size()).isLessThan(10);
    assertThat(YUpdate.stateVector(archive.stored(PLAN)).clock(1)).isEqualTo(150);
  }

  @Test
  void when_the_disk_refuses_all_are_disconnected_and_nobody_was_told() {
    var ana = ana();
    var ben = ben();
    documents.hold();
    ana.says(new Typist(1).type("lost"));
    loop.runAll();
    documents.refuse(new StorageException("There is no room."));
    loop.runUntil(() -> ana.reader().ending() != null);
    loop.pass(WINDOW);
    assertThat(ana.reader().ending()).isEqualTo(Ending.OVERLOAD);
    assertThat(ben.reader().ending()).isEqualTo(Ending.OVERLOAD);
    assertThat(ben.reader().updates()).isEmpty();
    assertThat(ana.reader().heard()).isEmpty();
    assertThat(log.faults).hasSize(1);
    ana.seat().leave();
    ben.seat().leave();

    documents.letGo();
    var again = ana();
    again.says(new Typist(1).type("kept"));
    applied(again, 1);
  }

  @Test
  void when_the_document_ends_under_them_all_learn_it() {
    var ana = ana();
    archive.documents().shred(PLAN.share());
    ana.says(new Typist(1).type("too late"));
    loop.runUntil(() -> ana.reader().ending() != null);
    assertThat(ana.reader().ending()).isEqualTo(Ending.MISMATCH);
    assertThat(log.faults).isEmpty();
  }

  @Test
  void without_the_shares_key_nobody_comes_in() {
    var ana = come(new DocumentName(Archive.OFF, "plan"), ANA, Role.EDITOR);
    assertThat(ana.reader().ending()).isEqualTo(Ending.UNAUTHORIZED);
    ana.seat().leave();
    loop.runAll();
    assertThat(rooms.count()).isZero();
  }

  @Test
  void who_comes_sees_who_is_there_and_who_goes_is_missed() {
    var ana = ana();
    ana.seat().hear(presence(7, 1));
    loop.pass(WINDOW);
    var ben = ben();
    assertThat(ben.reader().heard()).hasSize(1);
    assertThat(presenceOf(ben.reader()).getFirst().client()).isEqualTo(7);
    ben.reader().forget();
    ana.seat().leave();
    loop.pass(WINDOW);
    assertThat(presenceOf(ben.reader()).getFirst().isGone()).isTrue();
    ben.seat().tellPresence();
    loop.runAll();
    assertThat(presenceOf(ben.reader())).isEmpty();
  }

  @Test
  void who_falls_silent_is_missed_after_a_while() {
    var ana = ana();
    var ben = ben();
    ana.seat().hear(presence(7, 1));
    loop.pass(WINDOW);
    ben.reader().forget();
    loop.pass(bounds.awareness().silence().multipliedBy(2));
    assertThat(presenceOf(ben.reader()).getFirst().isGone()).isTrue();
  }

  @Test
  void each_who_comes_is_told_and_each_who_leaves_once() {
    var ana = ana();
    var ben = come(BEN, Role.VIEWER);
    ben.seat().become(Role.EDITOR);
    ana.seat().leave();
    ana.seat().leave();
    loop.runAll();
    assertThat(log.lines)
        .containsExactly(
            "came " + ANA + " EDITOR",
            "came " + BEN + " VIEWER",
            "became " + BEN + " EDITOR",
            "left " + ANA);
    var done = rooms.shutDown();
    loop.runUntil(done::isDone);
    ben.seat().leave();
    loop.runAll();
    assertThat(log.lines).hasSize(5).endsWith("left " + BEN);
  }

  @Test
  void what_waits_for_another_record_is_durable_too_when_the_rooms_have_ended() {
    var ana = ana();
    documents.hold();
    var typist = new Typist(1);
    var first = typist.type("under way, ");
    var second = typist.type("waiting");
    ana.says(first);
    loop.runAll();
    ana.says(second);
    loop.runAll();
    var done = rooms.shutDown();
    loop.runUntil(done::isDone);
    assertThat(documents.held()).isEqualTo(2);
    documents.letGo();
    assertThat(documents.lastAppend()).succeedsWithin(Duration.ofSeconds(30));
    assertThat(archive.stored(PLAN)).isEqualTo(YUpdate.merge(List.of(first, second)));
    assertThat(ana.reader().count(RoomMessage.Applied.class)).isZero();
  }

  @Test
  void what_was_taken_is_durable_when_the_rooms_have_ended() {
    var ana = ana();
    var hello = new Typist(1).type("hello");
    ana.says(hello);
    var done = rooms.shutDown();
    loop.runUntil(done::isDone);
    assertThat(ana.reader().ending()).isEqualTo(Ending.STOPPING);
    assertThat(documents.lastAppend()).succeedsWithin(Duration.ofSeconds(30));
    assertThat(archive.stored(PLAN)).isEqualTo(hello);
  }

  private void leaveAndUnload(Person... people) {
    for (var person : people) person.seat().leave();
    loop.pass(bounds.idle());
    assertThat(rooms.count()).isZero();
  }

  private static AwarenessUpdate presence(long client, long clock) {
    return new AwarenessUpdate(List.of(new AwarenessEntry(client, clock, "{}".getBytes(UTF_8))));
  }

  private static List<AwarenessEntry> presenceOf(Reader reader) {
    return ((RoomMessage.Presence) reader.heard().getLast()).update().entries();
  }
}
