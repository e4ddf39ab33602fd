package org.lockstep.client.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.demo.Demo;
import org.lockstep.client.cli.demo.Recall;
import org.lockstep.client.cli.terminal.Style;
import org.lockstep.client.failure.ClientFailure;
import org.lockstep.client.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lockstep demo`.
@Command(
    name = "demo",
    header = "Play the whole story with three accounts and real files.",
    description = {
      "Alice and Bob share a folder end to end; Carol, with standard protection, joins and"
          + " leaves; a guest comes by a link; Bob turns advanced protection off. Each command"
          + " is printed as a person would type it, with its answer, and the verdict after it."
          + " At the end the verdicts at past positions are asked for again: exit code 1 if"
          + " one of them is not what it was.",
      "",
      "Uses the server that --server or LOCKSTEP_SERVER names, else one that answers at the"
          + " usual address, else starts one for itself and ends it again. Homes and files lie"
          + " in a temporary directory; the home of this device is not touched."
    },
    footer = {
      "  lockstep demo",
      "  lockstep demo --keep",
      "  lockstep demo --server http://127.0.0.1:8420"
    })
final class DemoCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Option(names = "--keep", description = "Keep the homes and files, and tell where they are.")
  private boolean keep;

  DemoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    var directory = temporary();
    try {
      var recalls = play(new Demo(new InProcess(), directory, out(), style()));
      boolean passed = recalls.stream().allMatch(Recall::same);
      var kept = keep ? Optional.of(directory.toString()) : Optional.<String>empty();
      var answer = told(new Played(recalls, passed, kept));
      return passed ? answer : answer.failed();
    } finally {
      if (!keep) delete(directory);
    }
  }

  /// @param directory with the homes and files, where they were kept
  record Played(List<Recall> positions, boolean passed, Optional<String> directory) {}

  private List<Recall> play(Demo demo) {
    var named = invocation.namedServer();
    if (named.isPresent()) return demo.on(named.get(), suffix());
    var usual = Invocation.usualServer();
    if (answers(usual, demo.directory())) return demo.on(usual, suffix());
    return demo.onOwnServer(
        Optional.ofNullable(System.getProperty("lockstep.launcher")).map(Path::of));
  }

  private static boolean answers(URI server, Path directory) {
    try (var client = LockstepClient.open(Home.at(directory.resolve("probe")), server)) {
      client.server();
      return true;
    } catch (ClientFailure _) {
      // Nothing answers there, or something else does: the demonstration brings its own server.
      return false;
    }
  }

  private static String suffix() {
    return "-" + Integer.toString(new SecureRandom().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
  }

  private static Answer told(Played played) {
    long same = played.positions().stream().filter(Recall::same).count();
    var answer =
        Answer.result(
            played,
            List.of(
                "",
                "%d of %d past verdicts are what they were."
                    .formatted(same, played.positions().size())));
    return played.directory().map(kept -> answer.with("Homes and files: " + kept)).orElse(answer);
  }

  private PrintWriter out() {
    return invocation.json() || invocation.quiet()
        ? new PrintWriter(Writer.nullWriter())
        : invocation.terminal().out();
  }

  private Style style() {
    return invocation.terminal().style();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("lockstep-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var all = Files.walk(directory)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
