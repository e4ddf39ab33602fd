package org.lockstep.bench.protection;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.bench.server.ServerProcess;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.NewAccount;
import org.lockstep.client.connection.Positions;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.share.NewShare;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.ProtectionMessages.Obligations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench protection`: what turning advanced protection on costs an account in many shares.
@Command(
    name = "protection",
    header = "Turning advanced protection on for an account in many shares.",
    description = {
      "Starts a server of its own and opens an account with so many shares. Then the account turns"
          + " advanced protection on, asks for the table of its protection and for what it owes,"
          + " and its device gives every share a new key.",
      "",
      "The server's time is its processor time; a client's time is what its person waits, with all"
          + " that the device verifies."
    },
    footer = {"  lockstep bench protection", "  lockstep bench protection --shares 200"})
public final class ProtectionBench implements Callable<Integer> {
  private static final String PROTECTION = "/v1/protection";
  private static final Duration MOST_TURNING_ON = Duration.ofSeconds(2);
  private static final Duration MOST_SHOWING = Duration.ofMillis(20);
  private static final int WARM_UP = 50;

  private final Report report;

  @Option(
      names = "--shares",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The account's shares. Default: ${DEFAULT-VALUE}.")
  private int shares;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "200",
      description = "Measured questions of each kind. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public ProtectionBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    try (var place = workplace.begin(report);
        var server = ServerProcess.start(place.resolve("data"));
        var client = account(server.address(), place.resolve("home"));
        var connection = connection(server.address(), client)) {
      var measured = new Measured(server, client, connection);
      measured.all();
      report.print(measured.questions);
      report.print(measured.changes);
    }
    return 0;
  }

  private LockstepClient account(URI server, Path directory) {
    var client = LockstepClient.open(Home.at(directory), server);
    var device = new DeviceProfile("bench", "macos", SoftwareVersion.parse("14.1"));
    client.accounts().open(new NewAccount("alice", "Alice", "the password of alice", device));
    client.recovery().make();
    for (int n = 0; n < shares; n++) {
      client.shares().create(new NewShare(ShareKind.FOLDER, "Folder " + n));
    }
    return client;
  }

  private static ServerConnection connection(URI server, LockstepClient client) {
    var keys = client.home().requireDevice();
    var signer = new RequestSigner(keys.id().value(), keys.signing());
    return new ServerConnection(server, () -> signer, new Positions(client.position(), _ -> {}));
  }

  /// An account under measurement.
  private final class Measured {
    private final ServerProcess server;
    private final LockstepClient client;
    private final ServerConnection connection;
    private final Table questions;
    private final Table changes;

    Measured(ServerProcess server, LockstepClient client, ServerConnection connection) {
      this.server = server;
      this.client = client;
      this.connection = connection;
      var account = "an account in %s shares".formatted(Figures.count(shares));
      this.questions = new Table(account, "median ms", "p99 ms", "target");
      this.changes = new Table(account, "server's seconds", "seconds in all", "target");
    }

    void all() {
      long counter = client.protection().status().modeCounter() + 1;
      var on = new ChangeMode(ProtectionMode.ADVANCED, counter);
      change(
          "advanced protection turned on",
          MOST_TURNING_ON,
          () -> connection.command("PUT", PROTECTION, on));
      ask(
          "protection show, as its person waits",
          MOST_SHOWING,
          client.protection()::verifiedStatus);
      ask("the question alone", Duration.ZERO, client.protection()::status);
      ask("what is owed", Duration.ZERO, this::owed);
      change("all that is owed met by a device", Duration.ZERO, this::meet);
    }

    private Obligations owed() {
      return connection.get("/v1/obligations", Obligations.class);
    }

    private void meet() {
      int met = client.sync().run(_ -> {}).size();
      if (met <= shares) throw new BenchFailed("of %d shares %d steps".formatted(shares, met));
    }

    private void change(String what, Duration most, Runnable change) {
      var before = server.processorTime();
      long began = System.nanoTime();
      change.run();
      long nanos = System.nanoTime() - began;
      var used = server.processorTime().minus(before);
      changes.row(
          what,
          Figures.seconds(used.toNanos()),
          Figures.seconds(nanos),
          target(most, used.toNanos(), TimeUnit.NANOSECONDS.toSeconds(most.toNanos()) + " s"));
    }

    private void ask(String what, Duration most, Callable<Object> question) {
      for (int i = 0; i < WARM_UP; i++) time(question);
      var times = new Latencies();
      for (int i = 0; i < runs; i++) times.add(time(question));
      questions.row(
          what,
          Figures.millis(times.median()),
          Figures.millis(times.percentile(99)),
          target(most, times.median(), most.toMillis() + " ms"));
    }

    private static long time(Callable<Object> question) {
      long began = System.nanoTime();
      try {
        question.call();
      } catch (Exception e) {
        throw new BenchFailed("a question was not answered: " + e.getMessage(), e);
      }
      return System.nanoTime() - began;
    }

    private static String target(Duration most, long nanos, String text) {
      return most.isZero() ? "" : Figures.target("under " + text, nanos < most.toNanos());
    }
  }
}
