package org.lockstep.bench.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.lockstep.bench.report.BenchFailed;

/// A server that the launch script started on any free port; ended when this is closed.
public final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Lockstep listens on (http\\S+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int SECONDS_TO_END = 30;
  private static final int BYTES_IN_KILOBYTE = 1_024;

  /// Settings under which nobody is told to come less often: only for measuring.
  private static final List<String> WITHOUT_RATES =
      List.of(
          "--lockstep.rate.account-per-second=1000000",
          "--lockstep.rate.account-burst=1000000",
          "--lockstep.rate.address-per-second=1000000",
          "--lockstep.rate.address-burst=1000000");

  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /// Starts one, and returns when it says where it listens.
  ///
  /// @param data its data directory; what it logs goes to a file beside that
  /// @throws BenchFailed if it ends instead
  public static ServerProcess start(Path data) throws IOException {
    return start(data, List.of());
  }

  /// Starts one with more settings, such as `--lockstep.live.port=0`.
  ///
  /// @throws BenchFailed if it ends instead
  public static ServerProcess start(Path data, List<String> settings) throws IOException {
    var log = data.resolveSibling(data.getFileName() + ".log");
    var process =
        new ProcessBuilder(command(data, settings))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end of a server"));
    var address =
        awaitAddress(process)
            .orElseThrow(() -> new BenchFailed("the server ended at once: " + lastLine(log)));
    return new ServerProcess(process, address);
  }

  private static List<String> command(Path data, List<String> settings) {
    var launcher = System.getProperty("lockstep.launcher");
    if (launcher == null)
      throw new BenchFailed("this is run by the lockstep script: it is to name itself");
    var command =
        new ArrayList<>(List.of(launcher, "serve", "--data", data.toString(), "--port", "0"));
    command.addAll(WITHOUT_RATES);
    command.addAll(settings);
    return command;
  }

  private static Optional<URI> awaitAddress(Process process) throws IOException {
    // Not closed: what the server prints later is read and dropped, so that it never blocks on it.
    var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      var address = ADDRESS.matcher(line);
      if (!address.find()) continue;
      Thread.ofVirtual().start(() -> drain(lines));
      return Optional.of(URI.create(address.group(1)));
    }
    return Optional.empty();
  }

  private static void drain(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastLine(Path log) {
    try {
      var lines = Files.readAllLines(log);
      return lines.isEmpty() ? "it logged nothing" : lines.getLast();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it listens.
  public URI address() {
    return address;
  }

  /// Its id at the system.
  public long pid() {
    return process.pid();
  }

  /// The processor time that it has used so far; zero where the system does not tell.
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// How much of its memory is resident now, in bytes; empty where the system has no `/proc`.
  public OptionalLong resident() throws IOException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) return OptionalLong.empty();
    var found = RESIDENT.matcher(Files.readString(status));
    if (!found.find()) return OptionalLong.empty();
    return OptionalLong.of(Long.parseLong(found.group(1)) * BYTES_IN_KILOBYTE);
  }

  /// Asks it to end, and insists after a while.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
