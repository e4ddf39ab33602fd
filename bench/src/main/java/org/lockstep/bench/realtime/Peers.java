package org.lockstep.bench.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lockstep.bench.report.BenchFailed;

/// The published servers, installed by npm into a folder that is kept.
///
/// @param folder with the packages and the scripts that start them
record Peers(Path folder) {
  private static final List<String> FILES =
      List.of(
          "package.json", "package-lock.json", "hocuspocus.mjs", "y-websocket.mjs", "merge.mjs");
  private static final int INSTALL_MINUTES = 5;

  /// Installs them, or finds that they are not to be had.
  static Optional<Peers> install(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var name : FILES) {
      try (var in = Peers.class.getResourceAsStream(name)) {
        if (in == null) throw new IllegalStateException(name + " is missing");
        Files.write(folder.resolve(name), in.readAllBytes());
      }
    }
    var arguments = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    return isDone(folder, arguments) ? Optional.of(new Peers(folder)) : Optional.empty();
  }

  private static boolean isDone(Path folder, List<String> arguments) throws IOException {
    Process npm;
    try {
      npm =
          new ProcessBuilder(arguments)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("npm.log").toFile())
              .start();
    } catch (IOException absent) {
      return false; // there is no npm, which is told by who asked
    }
    try {
      return npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && npm.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("interrupted", e);
    }
  }

  Contender hocuspocus() throws IOException {
    return start("Hocuspocus", Side.HOCUSPOCUS, "hocuspocus.mjs");
  }

  Contender yWebsocket() throws IOException {
    return start("y-websocket", Side.Y_WEBSOCKET, "y-websocket.mjs");
  }

  /// What `Y.mergeUpdates` takes for one edit into a document, the median in milliseconds.
  double merge(Path document, Path edit, int runs) throws IOException {
    return Double.parseDouble(
        told(node("merge.mjs", document.toString(), edit.toString(), "" + runs), "MILLIS "));
  }

  private Process node(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    var log = folder.resolve("peers.log").toFile();
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private static String told(Process process, String what) throws IOException {
    var lines = process.inputReader(UTF_8); // kept open: a closed pipe would end the process
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(what)) return line.substring(what.length());
    }
    throw new BenchFailed("a peer ended at once; see peers.log where they are installed");
  }

  private Contender start(String name, Side side, String script) throws IOException {
    var process = node(script);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end of a peer"));
    var port = told(process, "PORT ");
    return new Peer(name, side, process, URI.create("ws://127.0.0.1:" + port));
  }

  private record Peer(String name, Side side, Process started, URI root) implements Contender {
    @Override
    public ProcessHandle process() {
      return started.toHandle();
    }

    @Override
    public URI address(String document) {
      return side == Side.HOCUSPOCUS ? root.resolve("/") : root.resolve("/" + document);
    }

    @Override
    public String fullName(String document) {
      return document;
    }

    @Override
    public String ticket() {
      return "any";
    }

    @Override
    public void close() {
      started.destroy();
    }
  }
}
