package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.LockstepServer;
import org.lockstep.api.server.ServerOptions;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;

/// A server's operator writes rows into its own store, with true leaves, and lets the server sign
/// the log with them: members' devices raise an alarm, and the auditor's exit code is 2.
final class ForgedStoreTest {
  private static final EventCodec CODEC = new EventCodec(PersonalKeys.NONE);

  private final Path directory;

  ForgedStoreTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private LockstepServer start(int port) {
    return LockstepServer.start(
        new ServerOptions(directory.resolve("data"), "127.0.0.1", port, List.of()));
  }

  private static Actor owner(Journal journal, String share) {
    return journal.stream(share, 0).stream()
        .map(stored -> CODEC.decode(stored.type(), stored.revision(), stored.payload()))
        .filter(ShareEvent.EpochStarted.class::isInstance)
        .map(event -> ((ShareEvent.EpochStarted) event).by())
        .findFirst()
        .orElseThrow();
  }

  private static NewEvent row(
      StoredEvent last, Event event, String actor, byte[] metadata, Instant at) {
    var encoded = CODEC.encode(event);
    return new NewEvent(
        encoded.streamType(),
        encoded.streamId(),
        last.streamSequence() + 1,
        encoded.type(),
        encoded.revision(),
        at,
        actor,
        encoded.payload(),
        metadata);
  }

  /// Runs a story against a server, writes a row while it is down, and shows what a device says.
  private void assertAlarm(
      String fault, BiFunction<ShareId, Actor, Event> lie, boolean withRequest, boolean synced) {
    org.lockstep.client.cli.Actor alice;
    String share;
    int port;
    try (var server = start(0)) {
      port = URI.create(server.address()).getPort();
      alice = org.lockstep.client.cli.Actor.advanced("alice", directory, server.address());
      share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
      assertThat(alice.types("audit", "explain", "share", share).out())
          .contains("(signature checked)");
    }
    try (var storage = EmbeddedStorage.open(directory.resolve("data"))) {
      var journal = storage.journal();
      var events = journal.stream(share, 0);
      var owner = owner(journal, share);
      var metadata = withRequest ? events.getFirst().metadata() : "{}".getBytes(UTF_8);
      journal.append(
          List.of(
              row(
                  events.getLast(),
                  lie.apply(new ShareId(share), owner),
                  owner.device().value(),
                  metadata,
                  Instant.now())));
    }
    try (var _ = start(port)) {
      if (synced) {
        var sync = alice.types("sync");
        assertThat(sync.code()).isEqualTo(1);
        assertThat(sync.err()).contains("nobody ordered event", fault);
      }
      var explained = alice.types("audit", "explain", "share", share);
      assertThat(explained.code()).as("proven wrong").isEqualTo(2);
      assertThat(explained.err()).contains("nobody ordered event", fault);
    }
  }

  private static Event link(ShareId share, Actor by) {
    return new ShareEvent.LinkOpened(
        share, new LinkId(IdText.of(new byte[16])), Bytes.of(new byte[32]), by);
  }

  @Test
  void a_link_that_nobody_opened_is_an_alarm() {
    assertAlarm("no signed request is shown for it", ForgedStoreTest::link, false, true);
  }

  @Test
  void live_work_with_another_orders_signature_is_an_alarm() {
    assertAlarm("is for something else", ShareEvent.CollaborationStarted::new, true, true);
  }

  @Test
  void whether_a_share_was_ended_by_its_owner_is_told_by_explain() {
    assertAlarm("is for something else", ShareEvent.ShareEnded::new, true, false);
  }
}
