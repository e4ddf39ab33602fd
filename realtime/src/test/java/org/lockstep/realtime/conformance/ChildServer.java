package org.lockstep.realtime.conformance;

import static org.lockstep.realtime.Archive.ANA;
import static org.lockstep.realtime.Archive.BEN;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.Archive;
import org.lockstep.realtime.room.Sessions;
import org.lockstep.realtime.room.Traffic;
import org.lockstep.realtime.server.RealtimeServer;
import org.lockstep.realtime.server.RealtimeSettings;
import org.lockstep.realtime.server.TicketDesk;

/// The real server in a process of its own, which can be killed.
final class ChildServer implements AutoCloseable {
  private final Process process;
  private final int port;

  /// @param directory where its documents are
  /// @param port 0 for any free one
  ChildServer(Path directory, int port) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process =
        new ProcessBuilder(
                List.of(
                    java,
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ChildServer.class.getName(),
                    directory.toString(),
                    "" + port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    this.port = readPort(process.inputReader(StandardCharsets.UTF_8));
  }

  private static int readPort(BufferedReader output) throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("PORT ")) return Integer.parseInt(line.substring(5));
    }
    throw new IOException("the server did not start");
  }

  int port() {
    return port;
  }

  /// As if the power had failed, but for the disk.
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /// Runs until its input ends, as it does when whoever started it has gone.
  public static void main(String[] arguments) throws IOException {
    var archive = new Archive(Path.of(arguments[0]));
    var tickets =
        new TicketDesk()
            .give("ana", ANA, Role.EDITOR)
            .give("ben", BEN, Role.EDITOR)
            .give("viewer", BEN, Role.VIEWER);
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    var around =
        new RealtimeServer.Surroundings(
            archive.documents(), tickets, new Loud(), Sessions.UNHEARD, InstantSource.system());
    var server = RealtimeServer.start(RealtimeSettings.standard(address), around);
    System.out.println("PORT " + server.address().getPort());
    var last = System.in.read();
    server.close();
    archive.close();
    System.exit(last < 0 ? 0 : 1);
  }

  /// Faults are printed.
  private record Loud() implements Traffic {
    @Override
    public void failed(Throwable fault) {
      fault.printStackTrace();
    }
  }
}
