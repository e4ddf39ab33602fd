package org.lockstep.client.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.lockstep.api.server.LockstepServer;
import org.lockstep.api.server.ServerOptions;

/// A real server in a process of its own, whose whole memory can be looked at.
final class WatchedServer implements AutoCloseable {
  private static final String LISTENS = "listens on ";
  private static final String DUMPED = "dumped";

  private final Process process;
  private final BufferedReader said;
  private final URI address;

  private WatchedServer(Process process) throws IOException {
    this.process = process;
    this.said = process.inputReader(UTF_8);
    this.address = URI.create(answer(LISTENS));
  }

  /// Starts one, and returns when it answers.
  ///
  /// @param log where all that it says of itself goes
  static WatchedServer start(Path data, Path log) throws IOException {
    return new WatchedServer(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                WatchedServer.class.getName(),
                data.toString())
            .redirectError(Redirect.appendTo(log.toFile()))
            .start());
  }

  URI address() {
    return address;
  }

  /// Writes all objects that are in its memory into a file, those that nobody needs any more too.
  void dump(Path file) throws IOException {
    tell(file.toString());
    answer(DUMPED);
  }

  private void tell(String line) throws IOException {
    var input = process.outputWriter(UTF_8);
    input.write(line);
    input.newLine();
    input.flush();
  }

  private String answer(String word) throws IOException {
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(word)) return line.substring(word.length());
    }
    throw new IOException("the server ended, and its log says why");
  }

  /// Ends it, and returns when it has.
  @Override
  public void close() throws IOException {
    try (var input = process.outputWriter(UTF_8)) {
      input.flush();
    }
    process.onExit().join();
  }

  /// The child: a server, and dumps into the files that it is told.
  ///
  /// @param arguments the data directory
  public static void main(String[] arguments) throws IOException {
    var options =
        new ServerOptions(
            Path.of(arguments[0]),
            "127.0.0.1",
            0,
            List.of(
                "--lockstep.rate.account-burst=100000",
                "--lockstep.rate.enrolment-burst=100000",
                "--lockstep.rate.address-burst=100000"));
    var told = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    try (var server = LockstepServer.start(options)) {
      System.out.println(LISTENS + server.address());
      var memory = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      for (var file = told.readLine(); file != null; file = told.readLine()) {
        memory.dumpHeap(file, false);
        System.out.println(DUMPED);
      }
    }
  }
}
