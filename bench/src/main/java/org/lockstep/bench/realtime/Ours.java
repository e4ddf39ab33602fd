package org.lockstep.bench.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.server.ServerProcess;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.NewAccount;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.share.NewShare;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.LiveMessages.TicketView;

/// The whole server as it is run, with one share on which live collaboration is on.
final class Ours implements Contender {
  private static final List<String> FOR_ONE_ADDRESS =
      List.of(
          "--lockstep.live.port=0",
          "--lockstep.live.sockets-per-address=100000",
          "--lockstep.live.documents-per-account=100000",
          "--lockstep.live.documents-per-share=100000");

  private final ServerProcess server;
  private final ShareId share;
  private final TicketView ticket;
  private final HttpClient http = HttpClient.newHttpClient();

  private Ours(ServerProcess server, ShareId share, TicketView ticket) {
    this.server = server;
    this.share = share;
    this.ticket = ticket;
  }

  static Ours start(Path directory) throws IOException {
    var server =
        ServerProcess.start(Files.createDirectories(directory).resolve("data"), FOR_ONE_ADDRESS);
    var home = Home.at(directory.resolve("home"));
    try (var client = LockstepClient.open(home, server.address())) {
      var device = new DeviceProfile("bench", "linux", SoftwareVersion.parse("1"));
      client.accounts().open(new NewAccount("bench", "bench", "the password of bench", device));
      var share = client.shares().create(new NewShare(ShareKind.DOCUMENT, "Bench"));
      client.shares().startCollaboration(share);
      return new Ours(server, share, client.live().ticket(share, false));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return "Lockstep";
  }

  @Override
  public Side side() {
    return Side.Y_WEBSOCKET;
  }

  @Override
  public ProcessHandle process() {
    return ProcessHandle.of(server.pid()).orElseThrow(() -> new BenchFailed("the server ended"));
  }

  @Override
  public URI address(String document) {
    return URI.create(
        ticket.yWebsocket() + "/" + fullName(document) + "?ticket=" + ticket.ticket());
  }

  @Override
  public String fullName(String document) {
    return share + "/" + document;
  }

  @Override
  public String ticket() {
    return ticket.ticket();
  }

  /// The value of a metric that the server tells operators.
  double metric(String name) {
    var uri = URI.create(server.address() + "/actuator/prometheus");
    try {
      var all = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(UTF_8)).body();
      return all.lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElseThrow(() -> new BenchFailed("the server has no metric " + name));
    } catch (IOException e) {
      throw new BenchFailed("the server tells no metrics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("interrupted", e);
    }
  }

  /// What is reachable in its heap, in bytes: collects all garbage first.
  long live() {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var histogram =
          new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.class_histogram").start();
      try (var lines = histogram.inputReader(UTF_8)) {
        var total = lines.lines().filter(line -> line.startsWith("Total")).findFirst();
        var words = total.orElseThrow(() -> new BenchFailed("jcmd tells nothing")).trim();
        return Long.parseLong(words.split("\\s+", -1)[2]);
      }
    } catch (IOException e) {
      throw new BenchFailed("jcmd is not here: measuring memory needs a JDK", e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
