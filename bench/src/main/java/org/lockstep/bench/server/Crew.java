package org.lockstep.bench.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.report.Latencies;
import org.lockstep.domain.share.ShareKind;

/// Members who all work at the same time.
public final class Crew implements AutoCloseable {
  /// Opening an account costs the server a password hash of some memory: not all at once.
  private static final int OPENING = 4;

  private final List<Member> members;

  private Crew(List<Member> members) {
    this.members = members;
  }

  /// Opens an account and a share for each.
  ///
  /// @param homes a directory, for the homes of their devices
  public static Crew assemble(URI server, Path homes, int size) {
    var openings = new ArrayList<Callable<Member>>();
    for (int n = 0; n < size; n++) {
      var name = "member-" + n;
      openings.add(() -> Member.join(server, homes.resolve(name), name, ShareKind.FOLDER));
    }
    try (var threads = Executors.newFixedThreadPool(OPENING)) {
      return new Crew(results(threads.invokeAll(openings)));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// What a crew did.
  ///
  /// @param nanos from the first beginning to the last end
  public record Work(Latencies commands, Latencies verdicts, long nanos) {}

  /// What each member does again and again.
  public enum Turn {
    /// A command.
    COMMAND,
    /// A command, and the verdict after it.
    COMMAND_AND_VERDICT,
    /// A question for the verdict.
    VERDICT
  }

  /// Works until nobody is to begin another turn.
  ///
  /// @param goOn asked before each turn, by all at once
  public Work work(Turn turn, BooleanSupplier goOn) {
    var shifts = members.stream().<Callable<Work>>map(m -> () -> shift(m, turn, goOn)).toList();
    long began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = results(threads.invokeAll(shifts));
      long nanos = System.nanoTime() - began;
      return new Work(
          Latencies.merge(done.stream().map(Work::commands).toList()),
          Latencies.merge(done.stream().map(Work::verdicts).toList()),
          nanos);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Work shift(Member member, Turn turn, BooleanSupplier goOn) {
    var commands = new Latencies();
    var verdicts = new Latencies();
    long start = System.nanoTime();
    while (goOn.getAsBoolean()) {
      if (turn != Turn.VERDICT) {
        long began = System.nanoTime();
        member.command();
        commands.since(began);
      }
      if (turn != Turn.COMMAND) {
        long began = System.nanoTime();
        member.verdict();
        verdicts.since(began);
      }
    }
    return new Work(commands, verdicts, System.nanoTime() - start);
  }

  private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
    var results = new ArrayList<T>();
    for (var future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new BenchFailed("a client failed: " + e.getCause(), e);
      }
    }
    return results;
  }

  private static BenchFailed interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new BenchFailed("interrupted", e);
  }

  @Override
  public void close() {
    members.forEach(Member::close);
  }
}
