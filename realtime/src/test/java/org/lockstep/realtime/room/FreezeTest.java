package org.lockstep.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.realtime.Archive.ANA;
import static org.lockstep.realtime.Archive.BEN;
import static org.lockstep.realtime.Archive.LAPTOP;
import static org.lockstep.realtime.Archive.PLAN;
import static org.lockstep.realtime.Archive.SHARE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.Archive;
import org.lockstep.realtime.Typist;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.storage.StorageException;
import org.lockstep.yjs.StateVector;
import org.lockstep.yjs.YUpdate;

/// A share that is frozen while people write on its documents (R54), on a real store.
@Tag("R54")
class FreezeTest {
  private static final ShareId OTHER = new ShareId("00000000000000000000000007");

  private final Archive archive;
  private final HeldDocuments documents;
  private final ManualLoop loop = new ManualLoop();
  private final Reader.Words words = new Reader.Words();
  private final List<Reader> readers = new ArrayList<>();
  private final Rooms rooms;
  private final Typist typist = new Typist(1);

  FreezeTest(@TempDir Path directory) {
    archive = new Archive(directory);
    documents = new HeldDocuments(archive.documents());
    rooms =
        new Rooms(
            documents,
            RoomBounds.standard(),
            () -> loop,
            Runnable::run,
            Traffic.UNHEARD,
            Sessions.UNHEARD);
  }

  @AfterEach
  void close() {
    readers.forEach(Reader::forget);
    archive.close();
  }

  private record Person(Seat seat, Reader reader) {
    void says(byte[] update) {
      seat.hear(new SyncMessage.Update(update));
    }

    void answers(byte[] update) {
      seat.hear(new SyncMessage.Step2(update));
    }
  }

  private Person come(AccountId account, Role role) {
    var reader = new Reader(words);
    readers.add(reader);
    var seat = rooms.join(PLAN, new Grant(account, LAPTOP, role, Instant.MAX), words, reader);
    loop.runAll();
    return new Person(seat, reader);
  }

  private Person ana() {
    return come(ANA, Role.EDITOR);
  }

  private void says(Person person, byte[] update) {
    person.says(update);
    applied(person, 1);
    person.reader().forget();
  }

  private void applied(Person person, int count) {
    loop.runUntil(() -> person.reader().count(RoomMessage.Applied.class) >= count);
  }

  private void freeze() {
    var frozen = rooms.freeze(SHARE);
    loop.runUntil(frozen::isDone);
  }

  private byte[] onDisk() {
    return archive.documents().read(PLAN, LAPTOP).orElseThrow();
  }

  @Test
  void what_was_taken_before_is_on_the_disk_and_acknowledged_when_it_is_frozen() {
    var ana = ana();
    documents.hold();
    var before = typist.type("before");
    ana.says(before);
    loop.runAll();
    var frozen = rooms.freeze(SHARE);
    loop.runAll();
    assertThat(frozen).as("its change is not durable yet").isNotDone();
    documents.letGo();
    loop.runUntil(frozen::isDone);
    assertThat(ana.reader().count(RoomMessage.Applied.class)).isEqualTo(1);
    assertThat(onDisk()).isEqualTo(before);
  }

  @Test
  void what_comes_afterwards_is_refused_and_neither_stored_nor_told() {
    var ana = ana();
    var ben = come(BEN, Role.EDITOR);
    var before = typist.type("before");
    says(ana, before);
    loop.pass(RoomBounds.standard().window());
    ben.reader().forget();
    freeze();
    ana.says(typist.type("after"));
    loop.pass(RoomBounds.standard().window());
    assertThat(ana.reader().heard())
        .contains(new RoomMessage.Frozen(), new RoomMessage.Refused())
        .doesNotContain(new RoomMessage.Applied());
    assertThat(ben.reader().heard()).containsExactly(new RoomMessage.Frozen());
    assertThat(onDisk()).isEqualTo(before);
  }

  @Test
  void who_reads_goes_on_reading_and_who_comes_to_write_learns_it() {
    says(ana(), typist.type("text"));
    freeze();
    var viewer = come(BEN, Role.VIEWER);
    viewer.seat().hear(new SyncMessage.Step1(StateVector.read(new byte[] {0})));
    var writer = ana();
    assertThat(YUpdate.stateVector(viewer.reader().answer()).clock(1)).isEqualTo(4);
    assertThat(viewer.reader().count(RoomMessage.Frozen.class)).isZero();
    assertThat(writer.reader().count(RoomMessage.Frozen.class)).isEqualTo(1);
    viewer.seat().become(Role.EDITOR);
    loop.runAll();
    assertThat(viewer.reader().heard()).endsWith(new RoomMessage.Frozen());
  }

  @Test
  void an_answer_that_adds_nothing_is_acknowledged_all_the_same() {
    var ana = ana();
    var text = typist.type("text");
    says(ana, text);
    freeze();
    ana.answers(text);
    loop.runAll();
    assertThat(ana.reader().heard()).endsWith(new RoomMessage.Applied());
  }

  @Test
  void a_thaw_asks_for_what_was_refused_and_each_change_is_acknowledged_once() {
    var ana = ana();
    says(ana, typist.type("before"));
    freeze();
    var refused = List.of(typist.type(" a"), typist.type(" b"), typist.type(" c"));
    refused.forEach(ana::says);
    loop.runAll();
    ana.reader().forget();

    rooms.thaw(SHARE);
    loop.runAll();
    assertThat(ana.reader().heard().getFirst()).isEqualTo(new RoomMessage.RoleIs(Role.EDITOR));
    assertThat(ana.reader().heard().getLast())
        .isInstanceOfSatisfying(
            RoomMessage.Sync.class,
            sync -> assertThat(((SyncMessage.Step1) sync.message()).known().clock(1)).isEqualTo(6));
    ana.answers(YUpdate.merge(refused));
    ana.says(typist.type(" d"));
    applied(ana, 4);
    loop.pass(RoomBounds.standard().window());
    assertThat(ana.reader().count(RoomMessage.Applied.class)).isEqualTo(4);
    assertThat(YUpdate.stateVector(onDisk()).clock(1)).isEqualTo(14);
  }

  @Test
  void who_had_nothing_refused_is_owed_nothing_for_the_answer() {
    var ana = ana();
    var text = typist.type("text");
    says(ana, text);
    freeze();
    rooms.thaw(SHARE);
    loop.runAll();
    ana.answers(YUpdate.empty());
    ana.answers(text);
    loop.runAll();
    assertThat(ana.reader().count(RoomMessage.Applied.class)).as("of the second").isEqualTo(1);
  }

  @Test
  void what_is_refused_again_is_owed_once() {
    var ana = ana();
    says(ana, typist.type("text"));
    freeze();
    var refused = typist.type(" more");
    ana.says(refused);
    loop.runAll();
    rooms.thaw(SHARE);
    loop.runAll();
    freeze();
    ana.answers(refused);
    loop.runAll();
    rooms.thaw(SHARE);
    loop.runAll();
    assertThat(ana.reader().count(RoomMessage.Applied.class)).isZero();
    ana.answers(refused);
    ana.says(typist.type("!"));
    applied(ana, 2);
    assertThat(ana.reader().count(RoomMessage.Applied.class)).isEqualTo(2);
    assertThat(YUpdate.stateVector(onDisk()).clock(1)).isEqualTo(10);
  }

  @Test
  void nobody_waits_for_changes_that_the_disk_refused() {
    var ana = ana();
    documents.hold();
    ana.says(typist.type("lost"));
    loop.runAll();
    var frozen = rooms.freeze(SHARE);
    loop.runAll();
    documents.refuse(new StorageException("There is no room."));
    loop.runUntil(frozen::isDone);
    assertThat(ana.reader().ending()).isEqualTo(Ending.OVERLOAD);
    assertThat(ana.reader().count(RoomMessage.Applied.class)).isZero();
  }

  @Test
  void a_document_that_nobody_has_open_is_frozen_before_anybody_opens_it() {
    freeze();
    var ana = ana();
    ana.says(typist.type("late"));
    loop.runAll();
    assertThat(ana.reader().heard())
        .containsExactly(new RoomMessage.Frozen(), new RoomMessage.Refused());
    assertThat(YUpdate.isEmpty(onDisk())).isTrue();
  }

  @Test
  void another_shares_documents_are_not_touched() {
    var ana = ana();
    var frozen = rooms.freeze(OTHER);
    assertThat(frozen).isDone();
    says(ana, typist.type("text"));
    rooms.thaw(OTHER);
    loop.runAll();
    assertThat(ana.reader().heard()).isEmpty();
  }
}
