package org.lockstep.client.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server of the demonstration's own, in a process of its own; gone when this is closed.
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("listens on (http\\S+)");
  private static final int SECONDS_TO_END = 10;

  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /// Starts one on any free port, and returns when it answers.
  ///
  /// @param launcher the script that a person runs
  /// @throws DemoFailed if it ends instead
  static ServerProcess start(Path launcher, Path data) {
    try {
      var process =
          new ProcessBuilder(launcher.toString(), "serve", "--data", data.toString(), "--port", "0")
              .redirectErrorStream(true)
              .start();
      // Of the handle: Process.destroy() also closes the output, which is still being read.
      var handle = process.toHandle();
      Runtime.getRuntime().addShutdownHook(new Thread(handle::destroy, "end of the demo server"));
      return new ServerProcess(process, awaitAddress(process));
    } catch (IOException e) {
      throw new DemoFailed("a server could not be started by " + launcher, e);
    }
  }

  private static URI awaitAddress(Process process) throws IOException {
    // Not closed: what the server prints later is read and dropped, so that it never blocks on it.
    var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String last = "it said nothing";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      last = line;
      var address = ADDRESS.matcher(line);
      if (!address.find()) continue;
      Thread.ofVirtual().start(() -> drain(lines));
      return URI.create(address.group(1));
    }
    throw new DemoFailed("the server ended before it listened: " + last);
  }

  private static void drain(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return address;
  }

  /// Asks it to end, and insists after a while.
  @Override
  public void close() {
    process.toHandle().destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
