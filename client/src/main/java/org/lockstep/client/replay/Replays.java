package org.lockstep.client.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockstep.audit.log.LogView;
import org.lockstep.audit.log.SignedCheckpoint;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.log.LogWatch;
import org.lockstep.client.log.LoggedHistory;
import org.lockstep.client.verdict.At;
import org.lockstep.projections.Projections;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.journal.Journal;
import org.lockstep.wire.event.EventRecord;

/// Projections, built here by an auditor from the whole history (R103), and held against the rows
/// that the server answers from.
public final class Replays {
  /// Some twenty seconds: a server signs its log once a second while events come in.
  private static final int LOOKS = 40;

  private final Ground.Sources sources;
  private final Home home;

  /// Wired by the client.
  ///
  /// @param home where scratch files lie meanwhile
  public Replays(ServerConnection server, LogWatch watch, Home home) {
    this(new Ground.Sources(server, watch, LOOKS), home);
  }

  Replays(Ground.Sources sources, Home home) {
    this.sources = sources;
    this.home = home;
  }

  /// What is told while it goes on.
  ///
  /// @param verifying events that were fetched and verified
  /// @param folding events that were applied
  public record Telling(Progress verifying, Progress folding) {}

  /// What is wanted.
  ///
  /// @param to the point of the history; empty for the end of the log
  /// @param file where the rows go
  /// @param overwriting whether `file` may be lost whatever it is; a file that a replay wrote
  ///     earlier always may
  public record Order(String projection, Optional<At> to, Path file, boolean overwriting) {}

  /// The projections that there are.
  public static List<String> projections() {
    return Projections.names();
  }

  /// Builds a projection as of a point of the history, and writes its rows.
  ///
  /// @throws IllegalArgumentException if there is no such projection
  /// @throws NotFound if the point lies beyond the log
  /// @throws TrustRefused at an event that must not be believed
  /// @throws UncheckedIOException if a file cannot be written
  public Replayed replay(Order order, LogView log, Telling telling) {
    requireProjection(order.projection());
    var file = RowFile.at(order.file(), order.overwriting());
    return scratching(
        scratch -> {
          long end = end(order.to(), log);
          new VerifiedCopy(new LoggedHistory(sources.server()), scratch.journal())
              .to(end, log, wanted(order.to()), telling.verifying());
          return write(order.projection(), file, scratch, log, telling.folding());
        });
  }

  /// Work that may fail for want of room on the disk.
  private interface Work<T> {
    T in(Scratch scratch) throws IOException;
  }

  private <T> T scratching(Work<T> work) {
    try (var scratch = Scratch.in(home.directory())) {
      return work.in(scratch);
    } catch (StorageException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What came of comparisons.
  ///
  /// @param log the newest checkpoint under which events were verified
  public record Comparison(List<Compared> projections, SignedCheckpoint log) {
    /// Copies the list.
    public Comparison {
      projections = List.copyOf(projections);
    }
  }

  /// Holds the rows that the server shows against those that follow from the history, each at the
  /// position at which the server read it.
  ///
  /// @param log at least as new as what was seen before
  /// @throws IllegalArgumentException if there is no such projection
  /// @throws TrustRefused at an event that must not be believed
  /// @throws ServerMisbehaved if the rows cannot be compared
  public Comparison compare(List<String> projections, LogView log, Telling telling) {
    projections.forEach(Replays::requireProjection);
    return scratching(
        scratch -> {
          var ground = new Ground(sources, scratch, log, telling);
          var compared = new ArrayList<Compared>();
          for (var projection : projections) {
            var served = new ServedRows(sources.server(), projection);
            compared.add(new Comparing(ground, served, _ -> {}).run());
          }
          return new Comparison(compared, ground.signed());
        });
  }

  /// Checks again that an account's personal texts are erased.
  ///
  /// @param wanted the id of their key, or of the account
  /// @throws NotFound if there are no such texts
  /// @throws TrustRefused at an event that must not be believed
  /// @throws ServerMisbehaved if the rows cannot be compared
  public Erased erased(String wanted, LogView log, Telling telling) {
    return scratching(
        scratch -> {
          var ground = new Ground(sources, scratch, log, telling);
          return new ErasureCheck(sources.server(), ground, scratch.journal()).run(wanted);
        });
  }

  private static void requireProjection(String name) {
    if (projections().contains(name)) return;
    throw new IllegalArgumentException("There is no projection " + name);
  }

  private static Replayed write(
      String projection, RowFile file, Scratch scratch, LogView log, Progress folding)
      throws IOException {
    var journal = scratch.journal();
    var replay = Ground.fresh(scratch);
    long head = journal.head();
    replay.to(head, done -> folding.moved(done, head));
    long rows = file.write(projection, replay);
    return new Replayed(
        projection,
        replay.rows(projection, null, 1).form(),
        head,
        last(journal),
        rows,
        replay.digest(projection),
        log.signed());
  }

  private static Optional<Instant> last(Journal journal) {
    return journal.read(Math.max(0, journal.head() - 1), 1).stream()
        .map(event -> event.recordedAt())
        .findFirst();
  }

  private static long end(Optional<At> to, LogView log) {
    long size = log.signed().size();
    if (to.isEmpty() || !(to.get() instanceof At.Position(var position))) return size;
    if (position < size) return position + 1;
    throw new NotFound(NotFound.What.POSITION, position + "; it ends before " + size);
  }

  private static Predicate<EventRecord> wanted(Optional<At> to) {
    if (to.isPresent() && to.get() instanceof At.Time(var time)) {
      return event -> !event.at().isAfter(time);
    }
    return _ -> true;
  }
}
