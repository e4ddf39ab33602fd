package org.lockstep.client.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.audit.log.LogFault;
import org.lockstep.client.connection.Positions;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.log.LogWatch;
import org.lockstep.client.log.LoggedHistory;
import org.lockstep.client.testing.FakeServer;
import org.lockstep.client.testing.Folder;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Person;
import org.lockstep.client.verdict.At;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.share.Role;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.message.AuditMessages.ProjectionRow;
import org.lockstep.wire.message.AuditMessages.ProjectionRows;
import org.lockstep.wire.message.LogMessages.LoggedEvents;

/// A projection is built from what the log signed for, or not at all (R103).
final class ReplaysTest {
  private static final Replays.Telling NOBODY = new Replays.Telling(Progress.NONE, Progress.NONE);

  private final FakeServer server = new FakeServer();
  private final Path directory;
  private final Home home;
  private final ServerConnection connection;
  private final LogWatch watch;
  private final Replays replays;
  private final List<LoggedEvent> events;

  ReplaysTest(@TempDir Path directory) {
    this.directory = directory;
    home = Home.at(directory.resolve("home"));
    var keys = home.prepareDevice(new DeviceProfile("desk", "linux", SoftwareVersion.parse("1.0")));
    connection =
        new ServerConnection(
            server.address(),
            () -> new RequestSigner(keys.id().value(), keys.signing()),
            new Positions(-1, _ -> {}));
    watch = new LogWatch(server.address(), home);
    replays = new Replays(new Ground.Sources(connection, watch, 1), home);
    var alice = Person.of("alice");
    var bob = Person.of("bob");
    var folder = new Folder(alice);
    var history =
        new History()
            .add(alice.open(), bob.open(), alice.on(1), bob.on(1))
            .add(folder.create(), folder.epoch(Map.of(alice, Role.OWNER)))
            .add(folder.invite(bob, Role.EDITOR), folder.join(bob, Role.EDITOR));
    events = history.logged(history.records());
  }

  @AfterEach
  void stop() throws IOException {
    watch.close();
    connection.close();
    server.close();
    try (var left = Files.list(home.directory())) {
      assertThat(left.filter(file -> file.toString().contains(Scratch.PREFIX)))
          .as("nothing is left of the work, however it ended")
          .isEmpty();
    }
  }

  /// The server shows these events, page by page.
  private void show(List<LoggedEvent> shown) {
    server.on(
        "GET",
        "/v1/audit/events",
        request -> {
          int from = Integer.parseInt(request.query().replaceAll(".*from=(\\d+).*", "$1"));
          int limit = Integer.parseInt(request.query().replaceAll(".*limit=(\\d+).*", "$1"));
          int end = Math.min(from + Math.min(3, limit), shown.size());
          return server.message(
              new LoggedEvents(shown.subList(from, end), end, shown.size(), shown.size()));
        });
  }

  private Replays.Order order(String projection, String file) {
    return new Replays.Order(projection, Optional.empty(), directory.resolve(file), false);
  }

  private Replayed replay(Replays.Order order, List<LoggedEvent> signed) {
    return replays.replay(order, Signed.of(signed), NOBODY);
  }

  private LogFault fault(List<LoggedEvent> signed) {
    var refused =
        catchThrowableOfType(
            TrustRefused.class, () -> replay(order("memberships", "wrong.ndjson"), signed));
    assertThat(directory.resolve("wrong.ndjson")).doesNotExist();
    return ((Breach.LogWrong) refused.breach()).fault();
  }

  private List<LoggedEvent> with(EventRecord other) {
    var changed = new ArrayList<>(events);
    int position = (int) other.position();
    changed.set(position, new LoggedEvent(other, events.get(position).metadata()));
    return changed;
  }

  @Test
  void two_replays_give_the_same_digest_and_the_same_file() throws IOException {
    show(events);
    var one = replay(order("memberships", "one.ndjson"), events);
    var two = replay(order("memberships", "two.ndjson"), events);

    assertThat(two.digest()).isEqualTo(one.digest());
    assertThat(one.rows()).isEqualTo(2);
    assertThat(one.events()).isEqualTo(events.size());
    assertThat(directory.resolve("two.ndjson"))
        .hasSameBinaryContentAs(directory.resolve("one.ndjson"));
    assertThat(Files.readAllLines(directory.resolve("one.ndjson"))).hasSize(3);
    assertThat(Files.readString(directory.resolve("one.ndjson"))).contains(one.digest());
  }

  @Test
  void every_kind_of_row_is_told_in_the_words_of_its_kind() throws IOException {
    show(events);
    for (var projection : Replays.projections()) {
      replay(order(projection, projection), events);
    }
    assertThat(Files.readString(directory.resolve("handles"))).contains("\"name\":\"");
    assertThat(Files.readString(directory.resolve("involved"))).contains("\"position\":");
    assertThat(Files.readString(directory.resolve("shares")))
        .contains("\"event\":{", "\"type\":\"share.created\"", "\"sealed\":");
  }

  @Test
  void each_position_has_rows_of_its_own() {
    show(events);
    var before = new Replays.Order("memberships", to(6), directory.resolve("before"), false);
    var after = new Replays.Order("memberships", to(7), directory.resolve("after"), false);

    assertThat(replay(before, events).rows()).isEqualTo(1);
    assertThat(replay(after, events).rows()).isEqualTo(2);
    assertThatThrownBy(
            () ->
                replay(
                    new Replays.Order("memberships", to(8), directory.resolve("no"), false),
                    events))
        .isInstanceOf(NotFound.class);
  }

  private static Optional<At> to(long position) {
    return Optional.of(new At.Position(position));
  }

  @Test
  void a_time_is_the_last_event_up_to_it() {
    show(events);
    var time = Optional.<At>of(new At.Time(events.get(6).event().at()));
    var at = new Replays.Order("memberships", time, directory.resolve("rows"), false);
    var made = replay(at, events);
    assertThat(made.events()).isEqualTo(7);
    assertThat(made.last()).contains(events.get(6).event().at());
    var dawn = Optional.<At>of(new At.Time(events.getFirst().event().at().minusSeconds(1)));
    var nothing =
        replay(new Replays.Order("shares", dawn, directory.resolve("none"), false), events);
    assertThat(nothing.events()).isZero();
    assertThat(nothing.rows()).isZero();
  }

  @Test
  void an_event_that_the_log_did_not_sign_for_ends_it() {
    var other = Signed.earlier(events.get(4).event(), 0);
    var forged = new ArrayList<>(with(Signed.inStream(other, other.streamId(), 7)));
    show(forged);
    assertThat(fault(events)).isEqualTo(new LogFault.EventNotLogged(4));
  }

  @Test
  void a_payload_under_anothers_leaf_ends_it() {
    var r = events.get(4).event();
    var altered =
        new EventRecord(
            r.position(),
            r.at(),
            r.streamType(),
            r.streamId(),
            r.streamSequence(),
            r.type(),
            r.revision(),
            r.actor(),
            Bytes.of("{}".getBytes(UTF_8)),
            r.metadata(),
            r.salt(),
            r.leafHash());
    show(with(altered));
    assertThat(fault(events)).isEqualTo(new LogFault.EventNotLogged(4));
  }

  @Test
  void an_operator_who_signs_for_a_stream_with_a_gap_is_caught() {
    var joined = events.get(7).event();
    var signed = with(Signed.inStream(joined, joined.streamId(), joined.streamSequence() + 1));
    show(signed);
    assertThat(fault(signed)).isEqualTo(new LogFault.StreamBroken(7));
  }

  @Test
  void an_operator_who_signs_for_an_event_in_anothers_stream_is_caught() {
    var on = events.get(3).event();
    var signed = with(Signed.inStream(on, events.get(2).event().streamId(), 2));
    show(signed);
    assertThat(fault(signed)).isEqualTo(new LogFault.StreamBroken(3));
  }

  @Test
  void an_operator_who_signs_for_time_that_runs_backwards_is_caught() {
    var signed = with(Signed.earlier(events.get(5).event(), 100));
    show(signed);
    assertThat(fault(signed)).isEqualTo(new LogFault.TimeFell(5));
  }

  @Test
  void what_cannot_be_read_or_is_kept_back_is_no_proof_of_anything() {
    var unknown = with(Signed.ofType(events.get(5).event(), "share.renamed"));
    show(unknown);
    assertThatThrownBy(() -> replay(order("shares", "rows"), unknown))
        .isInstanceOf(ServerMisbehaved.class)
        .hasMessageContaining("event 5", "share.renamed");

    var kept = new ArrayList<>(events);
    kept.set(2, new LoggedEvent(events.get(2).event(), Optional.empty()));
    show(kept);
    assertThatThrownBy(() -> replay(order("shares", "rows"), events))
        .isInstanceOf(ServerMisbehaved.class)
        .hasMessageContaining("event 2");
  }

  @Test
  void a_file_of_somebody_elses_is_not_written_over() throws IOException {
    show(events);
    var file = directory.resolve("rows");
    Files.writeString(file, "a diary");
    assertThatThrownBy(() -> replay(order("shares", "rows"), events))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("--force");
    assertThat(file).hasContent("a diary");

    var forced = new Replays.Order("shares", Optional.empty(), file, true);
    replay(forced, events);
    assertThat(replay(order("shares", "rows"), events).rows()).as("ours").isEqualTo(1);
    assertThatThrownBy(() -> replay(new Replays.Order("shares", to(1), directory, true), events))
        .as("a directory is never written over")
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void a_failed_replay_leaves_the_earlier_file_as_it_was() throws IOException {
    show(events);
    replay(order("shares", "rows"), events);
    var before = Files.readString(directory.resolve("rows"));
    show(with(Signed.earlier(events.get(5).event(), 100)));
    assertThatThrownBy(() -> replay(order("shares", "rows"), events))
        .isInstanceOf(TrustRefused.class);
    assertThat(directory.resolve("rows")).hasContent(before);
  }

  /// The rows that follow from the first events.
  private List<ProjectionRow> rows(String projection, long end) {
    try (var scratch = Scratch.in(directory)) {
      new VerifiedCopy(new LoggedHistory(connection), scratch.journal())
          .to(end, Signed.of(events), _ -> true, Progress.NONE);
      var replay = Ground.fresh(scratch);
      replay.to(end, _ -> {});
      return replay.rows(projection, null, 1_000).rows().stream()
          .map(row -> new ProjectionRow(row.key(), Bytes.of(row.value())))
          .toList();
    }
  }

  /// The server shows these pages, one after the other.
  private void serve(String projection, ProjectionRows... pages) {
    var left = new ArrayDeque<>(List.of(pages));
    server.on(
        "GET",
        "/v1/audit/projections/" + projection + "/rows",
        _ -> server.message(Objects.requireNonNull(left.poll())));
  }

  private static ProjectionRows page(long events, List<ProjectionRow> rows, boolean more) {
    return new ProjectionRows(
        "read-models-3", events, rows, more ? Optional.of("cursor") : Optional.empty());
  }

  private Compared compare(String projection) {
    var comparison = replays.compare(List.of(projection), Signed.of(events), NOBODY);
    return comparison.projections().getFirst();
  }

  @Test
  void each_page_is_compared_at_its_own_position() {
    show(events);
    var early = rows("devices", 1);
    String last = early.getLast().key();
    var late = rows("devices", 2).stream().filter(row -> row.key().compareTo(last) > 0).toList();
    serve("devices", page(1, early, true), page(2, late, false));

    var compared = compare("devices");
    assertThat(compared.isEqual()).isTrue();
    assertThat(compared.rows()).isEqualTo(early.size() + late.size());
    assertThat(compared.events()).isEqualTo(2);

    serve("devices", page(2, early, true), page(2, late, false));
    boolean bothAreShown = early.size() + late.size() == 2;
    assertThat(compare("devices").isEqual()).isEqualTo(bothAreShown);
  }

  @Test
  void a_row_too_many_a_missing_and_an_altered_one_are_told_with_what_touched_them() {
    show(events);
    var right = rows("involved", 8);
    assertThat(right).hasSize(2);
    var altered =
        new ProjectionRow(right.getLast().key(), Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 9}));
    serve("involved", page(8, List.of(right.getFirst(), altered), false));
    var changed = compare("involved").first().orElseThrow();
    assertThat(changed.key()).isEqualTo(altered.key());
    assertThat(changed.served().orElseThrow().words()).isEqualTo("position 9");
    assertThat(changed.built()).isPresent();
    assertThat(changed.last().orElseThrow().stream().type()).isEqualTo("share");

    serve("involved", page(8, List.of(right.getLast()), false));
    var missing = compare("involved").first().orElseThrow();
    assertThat(missing.key()).isEqualTo(right.getFirst().key());
    assertThat(missing.served()).isEmpty();

    var invented = new ProjectionRow("invented/row", Bytes.EMPTY);
    serve("involved", page(8, right, true), page(8, List.of(invented), false));
    var surplus = compare("involved");
    assertThat(surplus.different()).isEqualTo(1);
    assertThat(surplus.first().orElseThrow().key()).isEqualTo("invented/row");
    assertThat(surplus.first().orElseThrow().last()).isEmpty();
    assertThat(surplus.first().orElseThrow().served().orElseThrow().words())
        .contains("no projection writes");

    serve("involved", page(8, List.of(), false));
    assertThat(compare("involved").different()).isEqualTo(2);
  }

  private void assertNotComparable(String why) {
    assertThatThrownBy(() -> compare("devices"))
        .isInstanceOf(ServerMisbehaved.class)
        .hasMessageContaining(why);
  }

  @Test
  void what_cannot_be_compared_is_not_called_different() {
    show(events);
    var right = rows("devices", 2);
    serve("devices", page(2, right.subList(0, 1), true), page(1, right.subList(1, 2), false));
    assertNotComparable("an earlier position");

    serve("devices", page(2, right.reversed(), false));
    assertNotComparable("not in the order");
    serve("devices", page(2, right, true), page(2, right, true));
    assertNotComparable("not in the order");
    serve("devices", page(2, List.of(), true));
    assertNotComparable("not in the order");

    serve("devices", new ProjectionRows("read-models-9", 2, right, Optional.empty()));
    assertNotComparable("read-models-9");

    serve("devices", page(events.size() + 1, right, false));
    assertNotComparable("does not sign");
  }
}
